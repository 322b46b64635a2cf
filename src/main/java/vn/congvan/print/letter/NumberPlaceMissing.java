package vn.congvan.print.letter;

import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Number or date cannot be drawn on these pages; says what the drafter has to change. */
public class NumberPlaceMissing extends Refusal {

  NumberPlaceMissing(Sentence sentence) {
    super(sentence);
  }
}
