package vn.congvan.organization;

import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The person may not sign this document on this day (Decree 30/2020, Art. 13). */
public class NotAuthorisedToSign extends Refusal {

  /** Refuses with a sentence that says why and what to do. */
  public NotAuthorisedToSign(Sentence sentence) {
    super(sentence);
  }
}
