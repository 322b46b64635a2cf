package vn.congvan.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the outgoing register with the ten columns of Decree 30/2020/NĐ-CP, Appendix IV.
 *
 * @param numberAndSymbol Số, ký hiệu văn bản
 * @param dated Ngày tháng văn bản
 * @param typeAndSubject Tên loại và trích yếu nội dung
 * @param signer Người ký
 * @param receivers Nơi nhận văn bản
 * @param keptBy Đơn vị, người nhận bản lưu
 * @param copies Số lượng bản
 * @param issuedOn Ngày chuyển
 * @param receipt Ký nhận; left empty for a signature by hand
 * @param note Ghi chú
 */
public record OutgoingRow(
    String numberAndSymbol,
    @Nullable LocalDate dated,
    @Nullable String typeAndSubject,
    @Nullable String signer,
    @Nullable String receivers,
    @Nullable String keptBy,
    @Nullable Integer copies,
    @Nullable LocalDate issuedOn,
    @Nullable String receipt,
    @Nullable String note) {}
