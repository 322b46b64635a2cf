package vn.congvan.signing;

import java.time.Instant;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.SignedDocument.SignedFile;

/** The document takes its proved pages, and the row remembers them: one transaction. */
@UseCase
@Recorded(false)
class ProofHandover {

  private final SigningDesk desk;
  private final SignatureAttempts attempts;

  ProofHandover(SigningDesk desk, SignatureAttempts attempts) {
    this.desk = desk;
    this.attempts = attempts;
  }

  /** Hands the proved pages over; false if the document does not want them any more. */
  boolean handOver(
      Attempt attempt, String sha256, SignedFile file, String level, Instant dueAgainAt) {
    var document = desk.owner(attempt.documentId());
    if (!document.takesProofs(attempt.documentId(), sha256)) {
      return false;
    }
    document.proved(attempt.documentId(), sha256, file);
    attempts.proved(attempt.id(), level, file.sha256(), dueAgainAt);
    return true;
  }
}
