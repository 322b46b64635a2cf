package vn.congvan.print;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written on a copy (Decree 30/2020/NĐ-CP, Appendix I, Part II).
 *
 * @param form SAO Y, SAO LỤC or TRÍCH SAO
 * @param superiorName the agency above, if any
 * @param agencyName the agency that makes the copy
 * @param numberAndSymbol for example {@code 05/SY-UBND}
 * @param dated the day of the copy
 * @param capacity the lines above the signature, for example {@code TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG}
 * @param signerName who signs the copy
 * @param recipients where it goes, one line each
 */
public record CopyText(
    String form,
    @Nullable String superiorName,
    String agencyName,
    String numberAndSymbol,
    LocalDate dated,
    String capacity,
    String signerName,
    List<String> recipients) {}
