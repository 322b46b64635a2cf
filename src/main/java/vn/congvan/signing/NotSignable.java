package vn.congvan.signing;

import vn.congvan.shared.Refusal;

/** These pages can take no further signature. */
public class NotSignable extends Refusal {

  /** Refuses with a sentence that says what to do. */
  public NotSignable(String vietnamese) {
    super(vietnamese);
  }
}
