package vn.congvan.shared;

/** The person may know of the thing but may not do this with it. */
public class NotAllowed extends Refusal {

  /** Refuses with a sentence in Vietnamese. */
  public NotAllowed(String vietnamese) {
    super(vietnamese);
  }

  /** Refuses with a sentence. */
  public NotAllowed(Sentence sentence) {
    super(sentence);
  }

  @Override
  public int status() {
    return 403;
  }
}
