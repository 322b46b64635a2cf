package vn.congvan.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.pades.PadesSigner;

/**
 * Takes what a remote service sends by itself when its owner has decided. It is believed what it
 * proves and no more: a signature that the registered key made over these very pages; anything else
 * only makes us ask the service at once.
 */
@Component
public class ServiceAnswers {

  /** What became of an answer. */
  public enum Taken {
    /** It is the signature that was waited for. */
    SIGNED,
    /** It proves nothing, so the service is asked. */
    ASKED,
    /** The attempt is over, or has its signature already. */
    OVER,
    /** It is no signature of the registered key over these pages. */
    FORGED,
    /** Nobody knows of such a request. */
    UNKNOWN
  }

  private final SignatureAttempts attempts;
  private final SigningDesk desk;
  private final SigningRounds rounds;
  private final SigningCompletion completion;

  ServiceAnswers(
      SignatureAttempts attempts,
      SigningDesk desk,
      SigningRounds rounds,
      SigningCompletion completion) {
    this.attempts = attempts;
    this.desk = desk;
    this.rounds = rounds;
    this.completion = completion;
  }

  /**
   * Takes the answer to a request.
   *
   * @param transaction our name for the request, or the service's
   * @param values the signatures, by the names of the files; empty if it says anything else
   */
  public Taken take(Means means, String transaction, Map<String, byte[]> values) {
    var attempt =
        attempts
            .ofRequest(transaction)
            .or(() -> attempts.ofService(transaction))
            .filter(found -> found.means() == means)
            .orElse(null);
    if (attempt == null) {
      return Taken.UNKNOWN;
    }
    if (attempt.state() != AttemptState.SENT) {
      if (!attempt.state().isOut() && attempt.state() != AttemptState.VERIFIED) {
        attempts.late(attempt.id());
      }
      return Taken.OVER;
    }
    if (values.isEmpty()) {
      attempts.soon(attempt.id());
      return Taken.ASKED;
    }
    var led = attempts.led(attempt);
    var found = new ArrayList<byte[]>();
    var all = new ArrayList<Attempt>(List.of(attempt));
    all.addAll(led);
    for (var each : all) {
      var value = all.size() == 1 ? only(values) : values.get(SigningRounds.called(each));
      if (value == null || !isBy(each, value)) {
        return Taken.FORGED;
      }
      found.add(value);
    }
    rounds.take(attempt, new Signed(found.get(0), found.subList(1, found.size())));
    return isOver(attempt.id()) ? Taken.OVER : Taken.SIGNED;
  }

  private boolean isOver(UUID id) {
    var state = attempts.find(id).orElseThrow().state();
    return !state.isOut() && state != AttemptState.VERIFIED;
  }

  private static byte @Nullable [] only(Map<String, byte[]> values) {
    return values.size() == 1 ? values.values().iterator().next() : null;
  }

  private boolean isBy(Attempt attempt, byte[] value) {
    try {
      return PadesSigner.isBy(
          desk.registered(attempt.meansId()).orElseThrow().certificate(),
          value,
          completion.bytes(Objects.requireNonNull(attempt.attributesSha256())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
