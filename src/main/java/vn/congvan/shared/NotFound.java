package vn.congvan.shared;

/** What was asked for does not exist, or may not be known to exist by the one who asked. */
public class NotFound extends Refusal {

  /** Refuses with a sentence in Vietnamese. */
  public NotFound(String vietnamese) {
    super(vietnamese);
  }

  /** Refuses with a sentence. */
  public NotFound(Sentence sentence) {
    super(sentence);
  }

  @Override
  public int status() {
    return 404;
  }
}
