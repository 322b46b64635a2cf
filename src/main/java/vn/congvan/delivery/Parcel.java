package vn.congvan.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way to one receiver.
 *
 * @param round which attempt this is: what was refused may be sent again
 * @param receivedId the receiver's own document, once it has arrived in our house
 * @param workId the receiver's work on the document itself, in the issuing agency
 */
public record Parcel(
    UUID id,
    UUID documentId,
    String senderId,
    Addressee to,
    RecipientRole role,
    int round,
    @Nullable UUID receivedId,
    @Nullable UUID workId) {

  /** The agency in which it is received; the sender's own for a place outside of the system. */
  String receivingAgency() {
    return to.agencyId() == null ? senderId : to.agencyId();
  }
}
