package vn.congvan.signing;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SigningRequest.Further;

/**
 * Carries each attempt that is out one step further: sends the request, asks for the answer, has it
 * put into the pages. Threads of its own: none of the engine's waits for a person or a service.
 *
 * <p>Killed at any point it begins again with what the row says: a request is repeated under its
 * own name, a signature that was given is asked for again or lies in the row already.
 */
@Component
public class SigningRounds {

  private static final Logger log = LoggerFactory.getLogger(SigningRounds.class);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int THREADS = 4;

  private final SigningDesk desk;
  private final SignatureAttempts attempts;
  private final SigningCompletion completion;
  private final SignatureEnds ends;
  private final ContentStore store;
  private final SigningSettings settings;
  private final ProvinceClock clock;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            var thread = new Thread(work, "signing");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

  SigningRounds(
      SigningDesk desk,
      SignatureAttempts attempts,
      SigningCompletion completion,
      SignatureEnds ends,
      ContentStore store,
      SigningSettings settings,
      ProvinceClock clock) {
    this.desk = desk;
    this.attempts = attempts;
    this.completion = completion;
    this.ends = ends;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** Hands what is due to the workers; a slow service holds up its own attempts only. */
  @Scheduled(
      initialDelayString = "${congvan.signing.round-after:PT5S}",
      fixedDelayString = "${congvan.signing.round-every:PT1S}")
  void handOut() {
    for (var attempt : attempts.due()) {
      if (inHand.add(attempt.id())) {
        workers.execute(
            () -> {
              try {
                further(attempt.id());
              } finally {
                inHand.remove(attempt.id());
              }
            });
      }
    }
  }

  /** One round over everything that is due, in this thread. */
  public void round() {
    attempts.due().forEach(attempt -> further(attempt.id()));
  }

  @PreDestroy
  void end() {
    workers.shutdownNow();
  }

  private void further(UUID id) {
    var attempt = attempts.find(id).filter(found -> found.state().isOut()).orElse(null);
    while (attempt != null) {
      var before = attempt;
      try {
        step(before);
      } catch (SignerUnreachable silent) {
        unreachable(before, silent);
      } catch (IOException | RuntimeException trouble) {
        log.error("Signature attempt {} is tried again later", id, trouble);
        attempts.later(before, later(before), trouble.getClass().getSimpleName());
      }
      attempt =
          attempts
              .find(id)
              .filter(found -> found.state().isOut() && found.state() != before.state())
              // A device that was asked just now is not asked again at once.
              .filter(found -> found.state() != AttemptState.SENT)
              .orElse(null);
    }
  }

  private void step(Attempt attempt) throws SignerUnreachable, IOException {
    switch (attempt.state()) {
      case PREPARED -> send(attempt);
      case SENT -> ask(attempt);
      case CONFIRMED -> completion.embed(attempt);
      case EMBEDDED -> completion.finish(attempt);
      default -> throw new IllegalStateException(attempt.state().name());
    }
  }

  private void send(Attempt attempt) throws SignerUnreachable, IOException {
    var now = clock.instant();
    if (attempt.isOver(now)) {
      if (attempt.troubles() > 0) {
        ends.failed(attempt, "UNREACHABLE", attempt.detail());
      } else {
        ends.expired(attempt, "EXPIRED", attempt.detail());
      }
      return;
    }
    if (attempt.means() == Means.SIM_MSS && attempts.isBusy(attempt.meansId())) {
      attempts.inLine(attempt, now.plus(settings.askEvery()), now.plus(settings.patience()));
      return;
    }
    var registered = desk.registered(attempt.meansId()).orElseThrow();
    var answer =
        signer(attempt)
            .ask(
                new SigningRequest(
                    attempt.requestId(),
                    registered.account(),
                    hashOf(attempt),
                    called(attempt),
                    attempt.controlCode(),
                    settings.patience(),
                    further(attempt)));
    if (answer instanceof Waiting waiting) {
      attempts.sent(
          attempt.id(),
          waiting.transaction(),
          clock.instant().plus(settings.patience()),
          clock.instant().plus(settings.askEvery()));
    } else {
      take(attempt, answer);
    }
  }

  private void ask(Attempt attempt) throws SignerUnreachable {
    var now = clock.instant();
    if (attempt.means().signsWholeFile() || attempt.transaction() == null) {
      if (attempt.isOver(now)) {
        ends.expired(attempt, "EXPIRED", null);
      } else {
        attempts.later(attempt, now.plus(settings.askEvery()), null);
      }
      return;
    }
    // Asked once more when the time is over: what was given in the last moment counts.
    var answer = signer(attempt).answer(attempt.transaction(), documents(attempt));
    var goesOn =
        answer instanceof Waiting further
            // A service may go on under another name: the owner has agreed, the signature comes
            // later. That is stored before it is used.
            && attempts.renamed(attempt, further.transaction())
            && now.isBefore(attempt.expiresAt().plus(settings.patience()));
    if (!(answer instanceof Waiting)) {
      take(attempt, answer);
    } else if (attempt.isOver(now) && !goesOn) {
      ends.expired(attempt, "EXPIRED", null);
    } else {
      attempts.later(attempt, now.plus(settings.askEvery()), null);
    }
  }

  void take(Attempt attempt, SignerAnswer answer) {
    if (answer instanceof Signed signed) {
      var led = attempts.led(attempt);
      if (signed.further().size() != led.size()) {
        ends.failed(
            attempt,
            Why.FAILED.name(),
            "%d of %d signatures".formatted(1 + signed.further().size(), 1 + led.size()));
        return;
      }
      // The leader last: as long as it has none, all are asked for again.
      for (var place = 0; place < led.size(); place++) {
        attempts.confirmedWith(led.get(place), signed.further().get(place));
      }
      if (!attempts.confirmed(attempt.id(), signed.value())) {
        attempts.late(attempt.id());
      }
    } else if (answer instanceof NotSigned no) {
      if (no.why() == Why.BUSY && !attempt.isOver(clock.instant())) {
        attempts.later(attempt, clock.instant().plus(settings.askEvery()), no.detail());
        return;
      }
      var why = no.why().name();
      switch (no.why()) {
        case CANCELLED -> ends.declined(attempt, why, no.detail());
        case EXPIRED -> ends.expired(attempt, why, no.detail());
        default -> ends.failed(attempt, why, no.detail());
      }
    }
  }

  private List<Further> further(Attempt attempt) throws IOException {
    var further = new ArrayList<Further>();
    for (var each : attempts.led(attempt)) {
      further.add(new Further(hashOf(each), called(each)));
    }
    return further;
  }

  private List<String> documents(Attempt attempt) {
    var documents = new ArrayList<String>();
    documents.add(called(attempt));
    attempts.led(attempt).forEach(each -> documents.add(called(each)));
    return documents;
  }

  /** Each file of one request has another name. */
  static String called(Attempt attempt) {
    return FoldedText.bare(
        attempt.kind() == SignatureKind.APPENDIX
            ? attempt.numberAndSymbol() + ", " + attempt.capacity()
            : attempt.numberAndSymbol());
  }

  /** A service that is silent for longer than its device would wait is given up. */
  private void unreachable(Attempt attempt, SignerUnreachable silent) {
    var now = clock.instant();
    log.warn("A signing service ({}) is silent: {}", attempt.means(), silent.getMessage());
    if (attempt.state() == AttemptState.SENT
        && now.isAfter(attempt.expiresAt().plus(settings.patience()))) {
      ends.failed(attempt, "UNREACHABLE", silent.getMessage());
    } else {
      attempts.later(attempt, now.plus(settings.askEvery()), silent.getMessage());
    }
  }

  private Instant later(Attempt attempt) {
    var pause = settings.askEvery().multipliedBy(1L << Math.min(attempt.troubles(), 8));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private HashSigner signer(Attempt attempt) {
    return desk.hashSigner(attempt.means())
        .orElseThrow(() -> new IllegalStateException(attempt.means() + " is not connected"));
  }

  private byte[] hashOf(Attempt attempt) throws IOException {
    try (var attributes =
        store.open(java.util.Objects.requireNonNull(attempt.attributesSha256()))) {
      return DigestUtils.sha256(attributes);
    }
  }
}
