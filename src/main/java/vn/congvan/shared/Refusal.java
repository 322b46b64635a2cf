package vn.congvan.shared;

import java.util.Locale;
import java.util.Map;

/**
 * A "no" that the person who asked can do something about: told in the office's words and in the
 * reader's language, nothing is changed.
 *
 * <p>A subclass named in {@code @ProcessStep(rejects)} becomes the BPMN error of its simple name;
 * any other refusal undoes the act and is shown to whoever pressed the button.
 */
public class Refusal extends RuntimeException implements Worded {

  private final transient Sentence sentence;
  private final transient Map<String, Sentence> faults;

  /** Refuses with a sentence in Vietnamese, as {@link Sentence} takes it, that says what to do. */
  public Refusal(String vietnamese) {
    this(new Sentence(vietnamese));
  }

  /** Refuses with a sentence that says what to do. */
  public Refusal(Sentence sentence) {
    this(sentence, Map.of());
  }

  /** Refuses with a sentence and, by the name of each faulty field, what is wrong with it. */
  public Refusal(String vietnamese, Map<String, Sentence> faults) {
    this(new Sentence(vietnamese), faults);
  }

  /** Refuses with a sentence and, by the name of each faulty field, what is wrong with it. */
  public Refusal(Sentence sentence, Map<String, Sentence> faults) {
    super(sentence.vietnamese());
    this.sentence = sentence;
    this.faults = Map.copyOf(faults);
  }

  /** What is wrong with one field, told both there and above. */
  public static Refusal of(String field, Sentence sentence) {
    return new Refusal(sentence, Map.of(field, sentence));
  }

  /** What whoever asked is told. */
  public Sentence sentence() {
    return sentence;
  }

  @Override
  public String in(Locale locale) {
    return sentence.in(locale);
  }

  /** The faults by field name; empty where the refusal is not about fields. */
  public Map<String, Sentence> faults() {
    return faults;
  }

  /** The faults by field name in Vietnamese. */
  public Map<String, String> fields() {
    return fields(Locale.forLanguageTag("vi"));
  }

  /** The faults by field name in the reader's language. */
  public Map<String, String> fields(Locale locale) {
    return Sentence.told(faults, locale);
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
