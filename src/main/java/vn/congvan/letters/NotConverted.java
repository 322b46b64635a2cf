package vn.congvan.letters;

import vn.congvan.shared.Refusal;

/** The Word file did not become PDF; says what to do instead. */
public class NotConverted extends Refusal {

  NotConverted(String vietnamese) {
    super(vietnamese);
  }
}
