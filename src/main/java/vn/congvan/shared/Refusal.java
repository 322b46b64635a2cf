package vn.congvan.shared;

import java.util.Map;

/**
 * A "no" that the person who asked can do something about: told in the office's words, nothing is
 * changed.
 *
 * <p>A subclass named in {@code @ProcessStep(rejects)} becomes the BPMN error of its simple name;
 * any other refusal undoes the act and is shown to whoever pressed the button.
 */
public class Refusal extends RuntimeException {

  private final Map<String, String> fields;

  /** Refuses with a sentence in Vietnamese that says what to do. */
  public Refusal(String message) {
    this(message, Map.of());
  }

  /** Refuses with a sentence and, by the name of each faulty field, what is wrong with it. */
  public Refusal(String message, Map<String, String> fields) {
    super(message);
    this.fields = Map.copyOf(fields);
  }

  /** The faults by field name; empty where the refusal is not about fields. */
  public Map<String, String> fields() {
    return fields;
  }

  /** The status of an answer over HTTP that tells this refusal. */
  public int status() {
    return 422;
  }

  /** The code by which a diagram catches this refusal. */
  public String code() {
    return getClass().getSimpleName();
  }
}
