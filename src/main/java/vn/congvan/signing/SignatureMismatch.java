package vn.congvan.signing;

import vn.congvan.shared.Refusal;

/** What came back is no signature of the right person over the pages that were shown. */
public class SignatureMismatch extends Refusal {

  /** Refuses with a sentence that says what to do. */
  public SignatureMismatch(String vietnamese) {
    super(vietnamese);
  }
}
