package vn.congvan.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the gateway is left alone, pause after pause: a gateway that answers questions may
 * still take no messages, and the other way round.
 *
 * @param toMessages since when it takes none; null where one may be tried now
 * @param toQuestions since when it answers none; null where one may be asked now
 */
public record Silence(@Nullable Instant toMessages, @Nullable Instant toQuestions) {

  /** It may be spoken with. */
  public static final Silence NONE = new Silence(null, null);

  /** There is none to speak with. */
  public static final Silence NO_GATEWAY = new Silence(Instant.EPOCH, Instant.EPOCH);
}
