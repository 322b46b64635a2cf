package vn.congvan.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the clerk enters about an incoming document (Decree 30/2020, Appendix VI part II, table II).
 */
public record Particulars(
    String typeCode,
    @Nullable String number,
    @Nullable String symbol,
    @Nullable String identifier,
    LocalDate issuedOn,
    @Nullable String issuerAgencyId,
    String issuerName,
    String issuerLevel,
    @Nullable String subject,
    String field,
    @Nullable String language,
    @Nullable Integer pages,
    @Nullable Integer copies,
    int urgency,
    int secrecy,
    @Nullable String signerName,
    @Nullable String signerPosition,
    @Nullable String toPlaces,
    @Nullable String note) {}
