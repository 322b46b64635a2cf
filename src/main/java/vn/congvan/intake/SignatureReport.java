package vn.congvan.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the signatures of a document, in the reader's language.
 *
 * @param mayCheckAgain whether the reader may have them checked again
 * @param proposedReturn the reason with which it may go back to its sender; null where nothing
 *     speaks against it
 * @param decision why it was registered in spite of them, or null
 */
public record SignatureReport(
    SignatureStanding standing,
    boolean mayCheckAgain,
    @Nullable String proposedReturn,
    @Nullable Decision decision,
    List<FileReport> files) {

  /** Why a clerk registered the document nevertheless. */
  public record Decision(Instant at, String byName, String reason) {}

  /**
   * One file.
   *
   * @param outcome null before the first check has ended
   * @param waiting whether a check is due or being made
   * @param againAt when the system tries again by itself, or null
   * @param trustMadeAt from when the version of the trust list is, or null
   */
  public record FileReport(
      UUID attachmentId,
      String name,
      @Nullable SignatureOutcome outcome,
      @Nullable String inWords,
      @Nullable String trouble,
      @Nullable Instant checkedAt,
      @Nullable Integer trustVersion,
      @Nullable Instant trustMadeAt,
      boolean waiting,
      @Nullable Instant againAt,
      List<Found> signatures) {}

  /**
   * One signature.
   *
   * @param timeStamp whether it is a time stamp over the document and nobody's signature
   * @param stampedAt the time that an authority proves; else only {@code claimedAt} is known
   * @param evidence the failed checks in the words of those who made them
   */
  public record Found(
      String field,
      boolean timeStamp,
      boolean good,
      @Nullable String signer,
      @Nullable String organization,
      @Nullable String issuer,
      @Nullable String serial,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable Instant claimedAt,
      @Nullable Instant stampedAt,
      List<String> doubts,
      String evidence) {}
}
