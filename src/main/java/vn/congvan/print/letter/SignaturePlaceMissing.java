package vn.congvan.print.letter;

import vn.congvan.shared.Refusal;

/** No room for the signature was found on these pages; says what the drafter has to change. */
public class SignaturePlaceMissing extends Refusal {

  SignaturePlaceMissing(String vietnamese) {
    super(vietnamese);
  }
}
