package vn.congvan.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document as other capabilities see it; changing it goes through {@link Documents}. */
public record DocumentView(
    UUID id,
    String agencyId,
    Direction direction,
    DocumentState state,
    @Nullable String identifier,
    @Nullable String typeCode,
    @Nullable String number,
    @Nullable String symbol,
    @Nullable LocalDate issuedOn,
    @Nullable String issuerAgencyId,
    @Nullable String issuerName,
    @Nullable String issuerLevel,
    @Nullable String subject,
    @Nullable String field,
    @Nullable String language,
    @Nullable Integer pages,
    @Nullable Integer copies,
    int urgency,
    int secrecy,
    @Nullable String signerName,
    @Nullable String signerPosition,
    @Nullable String toPlaces,
    @Nullable String note,
    Instant arrivedAt,
    @Nullable ArrivalNumber arrivalNumber,
    @Nullable Instant registeredAt,
    @Nullable String registeredBy,
    @Nullable Instant forwardedAt,
    @Nullable String forwardedTo,
    @Nullable Instant dueAt,
    @Nullable Instant originalDueAt,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String processInstanceId,
    List<AttachmentView> files) {

  /**
   * Number and symbol as they stand on the document, for example {@code 05/QĐ-UBND}; empty where it
   * has none.
   */
  public String numberAndSymbol() {
    return numberAndSymbol(number, symbol);
  }

  /** What the clerk entered; only a document that was registered has it. */
  public Particulars particulars() {
    return new Particulars(
        entered(typeCode),
        number,
        symbol,
        identifier,
        entered(issuedOn),
        issuerAgencyId,
        entered(issuerName),
        entered(issuerLevel),
        subject,
        entered(field),
        language,
        pages,
        copies,
        urgency,
        secrecy,
        signerName,
        signerPosition,
        toPlaces,
        note);
  }

  private <T> T entered(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Document " + id + " was never registered");
    }
    return value;
  }

  /** Number and symbol as they stand on a document. */
  public static String numberAndSymbol(@Nullable String number, @Nullable String symbol) {
    var hasNumber = number != null && !number.isBlank();
    var hasSymbol = symbol != null && !symbol.isBlank();
    if (hasNumber && hasSymbol) {
      return number + "/" + symbol;
    }
    return hasNumber ? number : hasSymbol ? symbol : "";
  }
}
