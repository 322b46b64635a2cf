package vn.congvan.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the arrival stamp (Decree 30/2020/NĐ-CP, Appendix IV.V); what is null is left as a
 * dotted line.
 *
 * @param agencyName the agency that received the document
 * @param number the arrival number (Số)
 * @param date the day of arrival (Ngày)
 * @param forwardedTo to whom it was handed on (Chuyển)
 * @param caseFile number and symbol of the case file (Số và ký hiệu HS)
 */
public record StampText(
    String agencyName,
    String number,
    LocalDate date,
    @Nullable String forwardedTo,
    @Nullable String caseFile) {}
