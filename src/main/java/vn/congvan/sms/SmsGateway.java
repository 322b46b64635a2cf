package vn.congvan.sms;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends messages to telephones, and tells what became of them. */
public interface SmsGateway {

  /** What came of handing a message over. */
  sealed interface Answer {

    /** The gateway has it, under its own name for it. */
    record Taken(Seen seen) implements Answer {}

    /** The gateway says no, for good. */
    record Refused(int code) implements Answer {}

    /** The gateway has it not, and may take it later. */
    record Later(@Nullable Duration after, String trouble) implements Answer {}

    /**
     * Whether the gateway has it, nobody knows: no answer came, or one that tells of a fault of its
     * own, which may have come before the message was taken or after.
     */
    record Unclear(String trouble) implements Answer {}
  }

  /** A message as the gateway has it. */
  record Seen(
      String sid,
      SmsState state,
      @Nullable Integer code,
      String text,
      Instant takenAt,
      @Nullable BigDecimal price,
      @Nullable String currency) {}

  /** The gateway did not answer. */
  final class Unreachable extends Exception {

    /** Says what was in the way. */
    public Unreachable(String trouble) {
      super(trouble);
    }
  }

  /** Hands a message over; {@code told} is where the gateway says what becomes of it. */
  Answer send(String number, String text, URI told);

  /** The newest messages that the gateway took for a number; none where it will not say. */
  List<Seen> takenFor(String number) throws Unreachable;

  /** What became of a message; empty where the gateway knows none of that name. */
  Optional<Seen> find(String sid) throws Unreachable;

  /** Whether the gateway itself says this at our address. */
  boolean isFromGateway(URI address, Map<String, String> words, String signature);

  /** The state that a word of the gateway means; null for a word that says nothing new. */
  @Nullable SmsState state(String word);

  /** The account whose messages they are. */
  String account();
}
