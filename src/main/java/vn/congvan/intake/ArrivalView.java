package vn.congvan.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;

/** A delivery as the list of arrivals shows it. */
public record ArrivalView(
    UUID id,
    String agencyId,
    Channel channel,
    Instant receivedAt,
    String receivedBy,
    @Nullable String receiverName,
    ArrivalState state,
    String fileName,
    long size,
    @Nullable String reason,
    @Nullable Cause cause,
    @Nullable String decision,
    @Nullable String deciderName,
    @Nullable UUID documentId,
    @Nullable DocumentState documentState,
    @Nullable Marks marks) {

  /** By what the document is known, where the sender said it or the clerk entered it. */
  public record Marks(
      String numberAndSymbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuerName,
      @Nullable String subject) {}

  Receipt receipt() {
    return new Receipt(id, state, fileName, documentId, reason, null, false);
  }
}
