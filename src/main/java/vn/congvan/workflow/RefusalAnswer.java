package vn.congvan.workflow;

import java.util.Map;
import vn.congvan.shared.Refusal;

/**
 * What is answered to a refusal over HTTP, by our own interface and by the engine's: one sentence,
 * and what is wrong by field.
 */
public record RefusalAnswer(int status, String message, Map<String, String> fields) {

  /** The answer to a refusal. */
  public static RefusalAnswer to(Refusal refusal) {
    var message = refusal.getMessage();
    return new RefusalAnswer(refusal.status(), message == null ? "" : message, refusal.fields());
  }
}
