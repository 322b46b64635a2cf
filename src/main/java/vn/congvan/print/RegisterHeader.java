package vn.congvan.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the cover and first page of a printed register (Decree 30/2020/NĐ-CP, Appendix
 * IV).
 *
 * @param superiorName the agency above, if any (TÊN CƠ QUAN CHỦ QUẢN TRỰC TIẾP)
 * @param agencyName the agency whose register it is
 * @param book which of its registers (Quyển số), if there are several
 * @param year the register's year
 * @param from the first day printed
 * @param to the last day printed
 * @param firstNumber the first number printed, where known
 * @param lastNumber the last number printed, where known
 * @param place where it is signed
 * @param printedOn the day of printing
 * @param cover whether the cover of the decree's form comes first
 */
public record RegisterHeader(
    @Nullable String superiorName,
    String agencyName,
    @Nullable String book,
    int year,
    LocalDate from,
    LocalDate to,
    @Nullable Long firstNumber,
    @Nullable Long lastNumber,
    @Nullable String place,
    LocalDate printedOn,
    boolean cover) {}
