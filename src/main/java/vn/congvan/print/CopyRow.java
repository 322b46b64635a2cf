package vn.congvan.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the register of copies (Decree 30/2020/NĐ-CP, Art. 25 to 27).
 *
 * @param numberAndSymbol Số, ký hiệu bản sao
 * @param dated Ngày sao
 * @param original Hình thức sao, văn bản được sao
 * @param authorised Người cho phép, ký bản sao
 * @param recipients Nơi nhận
 * @param reason Lý do sao
 * @param copies Số lượng bản; none for an electronic copy
 * @param note Ghi chú
 */
public record CopyRow(
    String numberAndSymbol,
    LocalDate dated,
    String original,
    String authorised,
    String recipients,
    String reason,
    @Nullable Integer copies,
    @Nullable String note) {}
