package vn.congvan.workflow;

import java.util.Locale;
import java.util.Map;
import vn.congvan.shared.Refusal;

/**
 * What is answered to a refusal over HTTP, by our own interface and by the engine's: one sentence,
 * and what is wrong by field.
 */
public record RefusalAnswer(int status, String message, Map<String, String> fields) {

  /** The answer to a refusal, in the reader's language. */
  public static RefusalAnswer to(Refusal refusal, Locale reader) {
    return new RefusalAnswer(refusal.status(), refusal.in(reader), refusal.fields(reader));
  }
}
