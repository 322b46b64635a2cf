package vn.congvan.registration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the form {@code receive-document} saves; every field may still be empty. */
public record ReceiptForm(
    @Nullable String typeCode,
    @Nullable String number,
    @Nullable String symbol,
    @Nullable String identifier,
    @Nullable LocalDate issuedOn,
    @Nullable String issuerAgencyId,
    @Nullable String issuerName,
    @Nullable String issuerLevel,
    @Nullable String subject,
    @Nullable String field,
    @Nullable String language,
    @Nullable Integer pages,
    @Nullable Integer copies,
    @Nullable Integer urgency,
    @Nullable Integer secrecy,
    @Nullable String signerName,
    @Nullable String signerPosition,
    @Nullable String toPlaces,
    @Nullable String note,
    @Nullable String registerCode,
    @Nullable String route,
    @Nullable String leaderPost,
    @Nullable String unitId,
    @Nullable LocalDate dueOn,
    @Nullable Boolean duplicateAccepted,
    @Nullable Boolean removeFiles,
    @Nullable String returnReason,
    @Nullable Boolean returnRemovesFiles,
    @Nullable String signatureReason) {}
