package vn.congvan.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the incoming register with the ten columns of Decree 30/2020/NĐ-CP, Appendix IV.VI.
 *
 * @param arrivedOn Ngày đến
 * @param arrivalNumber Số đến
 * @param issuer Tác giả
 * @param numberAndSymbol Số, ký hiệu văn bản
 * @param issuedOn Ngày tháng văn bản
 * @param typeAndSubject Tên loại và trích yếu nội dung
 * @param receiver Đơn vị hoặc người nhận
 * @param forwardedOn Ngày chuyển
 * @param receipt Ký nhận; left empty for a signature by hand
 * @param note Ghi chú
 */
public record IncomingRow(
    LocalDate arrivedOn,
    String arrivalNumber,
    @Nullable String issuer,
    @Nullable String numberAndSymbol,
    @Nullable LocalDate issuedOn,
    @Nullable String typeAndSubject,
    @Nullable String receiver,
    @Nullable LocalDate forwardedOn,
    @Nullable String receipt,
    @Nullable String note) {}
