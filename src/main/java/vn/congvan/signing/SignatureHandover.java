package vn.congvan.signing;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import vn.congvan.acts.ActInHand;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.signing.SignedDocument.SignedFile;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Processes;

/** The document takes its signature and the process hears of it: one transaction, once. */
@UseCase
public class SignatureHandover {

  /** The seal follows the person soon; proofs are put over the whole when it has rested. */
  private static final Duration REST = Duration.ofDays(1);

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final Processes processes;
  private final ProvinceClock clock;

  SignatureHandover(
      SigningDesk desk, SignatureAttempts attempts, Processes processes, ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Hands the signed pages over.
   *
   * @throws Refusal if the document or the process does not want them any more
   */
  public void handOver(UUID attemptId, UUID documentId, SignatureFinding finding) {
    var attempt = attempts.find(attemptId).orElseThrow();
    var act = ActInHand.current();
    if (act != null) {
      act.by(attempt.signerId()).in(attempt.agencyId());
    }
    ActingPerson.as(
        attempt.signerId(),
        () -> {
          // Asked before it ends.
          var caller = desk.callerOf(attempt);
          take(attempt, documentId);
          if (!processes.tell(
              attempt.processInstanceId(),
              SigningMessages.DOCUMENT_SIGNED,
              Map.of(SigningVariables.SIGNED.name(), true))) {
            throw new NobodyWaits();
          }
          if (!attempts.verified(attemptId, finding, clock.instant().plus(REST))) {
            throw new PessimisticLockingFailureException("Handed over already");
          }
          attempts.after(attempt).ifPresent(led -> next(led, caller));
          return true;
        });
  }

  /** What was given with this signature has its turn, if the process asks for it now. */
  private void next(Attempt led, Optional<String> caller) {
    var waiting = caller.flatMap(process -> desk.askedNext(process, led.kind()));
    if (waiting.isPresent()) {
      attempts.hasItsTurn(led, waiting.get().processInstanceId(), waiting.get().id());
    } else {
      attempts.ended(led, AttemptState.FAILED, "NOBODY_WAITS", null);
    }
  }

  private void take(Attempt attempt, UUID documentId) {
    try {
      desk.owner(documentId)
          .signed(
              documentId,
              attempt.kind(),
              new SignedFile(
                  Objects.requireNonNull(attempt.signedSha256()),
                  attempt.signedSize(),
                  attempt.signedPages(),
                  attempt.signerId(),
                  attempt.signerName()));
    } catch (Refusal refused) {
      throw new NotTaken(refused.sentence());
    }
  }

  /** The document does not want this signature any more, finally. */
  static class NotTaken extends Refusal {

    NotTaken(Sentence sentence) {
      super(sentence);
    }
  }

  /** Undoes the whole handover: no {@link Refusal}, which would keep what was done before it. */
  static class NobodyWaits extends RuntimeException {}
}
