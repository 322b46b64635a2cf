package vn.congvan.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a delivery, the same for each repetition of it.
 *
 * @param documentId the document it became; only of an accepted one
 * @param reason why it was refused or quarantined, as a sentence for the sender
 * @param repeated whether the delivery had been brought before
 */
public record Receipt(
    UUID arrivalId,
    ArrivalState state,
    String fileName,
    @Nullable UUID documentId,
    @Nullable String reason,
    boolean repeated) {

  Receipt asRepeated() {
    return new Receipt(arrivalId, state, fileName, documentId, reason, true);
  }
}
