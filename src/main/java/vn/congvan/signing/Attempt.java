package vn.congvan.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a signature, as it stands in its row.
 *
 * @param requestId our own name for the request: the service answers the second of the same name as
 *     the first
 * @param transaction the service's name for the request
 * @param pagesSha256 the prepared pages in the content store, and the hash that was shown
 * @param containerSha256 the signature's container without its value; null where an agent signs the
 *     whole file
 * @param why what became of it, where it is none of the good ends: {@link SignerAnswer.Why} or one
 *     of ours
 * @param leaderId the attempt whose request asked for this signature as well, and after which this
 *     one has its turn; null for one alone and for the leader
 * @param lateAt when an answer came after the end; it was refused
 */
public record Attempt(
    UUID id,
    UUID documentId,
    String agencyId,
    String processInstanceId,
    String taskId,
    SignatureKind kind,
    String signerId,
    String signerName,
    String capacity,
    Means means,
    UUID meansId,
    AttemptState state,
    String requestId,
    @Nullable String transaction,
    String fileName,
    String numberAndSymbol,
    String controlCode,
    SignedDocument.Place place,
    String pagesSha256,
    @Nullable String containerSha256,
    @Nullable String attributesSha256,
    @Nullable String field,
    byte @Nullable [] value,
    @Nullable String signedSha256,
    long signedSize,
    int signedPages,
    boolean stamped,
    @Nullable String why,
    @Nullable String detail,
    Instant begunAt,
    @Nullable Instant sentAt,
    Instant expiresAt,
    int troubles,
    @Nullable Instant endedAt,
    @Nullable Instant lateAt,
    @Nullable UUID leaderId,
    int turn) {

  /** Whether its time is over. */
  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
