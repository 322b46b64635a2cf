package vn.congvan.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way to one receiver.
 *
 * @param round which attempt this is: what was refused may be sent again
 * @param receivedId the receiver's own document, once it has arrived
 */
public record Parcel(
    UUID id,
    UUID documentId,
    String senderId,
    String receiverId,
    RecipientRole role,
    int round,
    @Nullable UUID receivedId) {}
