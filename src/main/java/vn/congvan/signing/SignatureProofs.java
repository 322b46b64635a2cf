package vn.congvan.signing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.SignatureAttempts.Proof;
import vn.congvan.signing.pades.OwnSignatures;
import vn.congvan.signing.pades.ProofsMissing;
import vn.congvan.signing.pades.TrustedAuthorities;

/**
 * Keeps signatures provable: fetches the missing time and the proofs of revocation once a signed
 * document has rested, and a new archive time stamp each year, before the last one's certificate
 * ends.
 */
@Component
public class SignatureProofs {

  private static final Logger log = LoggerFactory.getLogger(SignatureProofs.class);

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration MUCH_LATER = Duration.ofDays(30);

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final SigningCompletion completion;
  private final ProofHandover handover;
  private final TrustedAuthorities trust;
  private final OwnSignatures own;
  private final ProvinceClock clock;

  SignatureProofs(
      SigningDesk desk,
      SignatureAttempts attempts,
      SigningCompletion completion,
      ProofHandover handover,
      TrustedAuthorities trust,
      OwnSignatures own,
      ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.completion = completion;
    this.handover = handover;
    this.trust = trust;
    this.own = own;
    this.clock = clock;
  }

  /** Fetches what is due; what no authority gives now is asked for again. */
  @Scheduled(
      initialDelayString = "${congvan.signing.proofs-after:PT10M}",
      fixedDelayString = "${congvan.signing.proofs-every:PT1H}")
  public void round() {
    for (var due : attempts.proofsDue()) {
      try {
        fetch(due);
      } catch (ProofsMissing silent) {
        log.warn("No authority proves signature {} now: {}", due.attempt().id(), silent.toString());
        attempts.proofDue(due.attempt().id(), clock.instant().plus(AGAIN));
      } catch (IOException | RuntimeException trouble) {
        log.error("The proofs of signature {} are tried again", due.attempt().id(), trouble);
        attempts.proofDue(due.attempt().id(), clock.instant().plus(AGAIN));
      }
    }
  }

  private void fetch(Proof due) throws ProofsMissing, IOException {
    var attempt = due.attempt();
    var ofDocument = attempts.of(attempt.documentId());
    if (ofDocument.stream().anyMatch(each -> each.state().isOut())) {
      attempts.proofDue(attempt.id(), clock.instant().plus(AGAIN));
      return;
    }
    var newest =
        ofDocument.stream().filter(each -> each.state() == AttemptState.VERIFIED).findFirst();
    if (!newest.map(Attempt::id).equals(Optional.of(attempt.id()))) {
      // What is proved for the last signature is proved for those below it.
      attempts.proofDue(attempt.id(), null);
      return;
    }
    if (!desk.owner(attempt.documentId()).takesProofs(attempt.documentId(), due.sha256())) {
      attempts.proofDue(attempt.id(), clock.instant().plus(MUCH_LATER));
      return;
    }
    // A signature with its time needs the proofs only; the archive's time stamp lies over them.
    var proofsOnly = due.level().equals("T");
    var pages = completion.bytes(due.sha256());
    var prolonged = own.prolong(pages, trust.now(), !proofsOnly);
    if (!Arrays.equals(pages, 0, pages.length, prolonged, 0, pages.length)) {
      throw new IllegalStateException("The proofs are not behind the pages");
    }
    var fault = completion.faultUnderProofs(attempt, completion.check(prolonged));
    if (!fault.isEmpty()) {
      log.error("ALARM: signature {} is not good any more: {}", attempt.id(), fault);
      attempts.proofDue(attempt.id(), clock.instant().plus(MUCH_LATER));
      return;
    }
    var file = completion.keep(attempt, prolonged);
    if (!handover.handOver(
        attempt, due.sha256(), file, proofsOnly ? "LT" : "LTA", clock.instant().plus(YEAR))) {
      attempts.proofDue(attempt.id(), clock.instant().plus(MUCH_LATER));
    }
  }
}
