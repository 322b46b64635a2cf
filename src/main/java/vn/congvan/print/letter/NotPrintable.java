package vn.congvan.print.letter;

import java.util.Collection;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The letter has a character that the font lacks; left out, it would change what is said. */
public class NotPrintable extends Refusal {

  NotPrintable(Collection<String> characters) {
    super(
        new Sentence(
            "Phông chữ văn bản không có ký tự: %s. Hãy xóa hoặc thay bằng ký tự khác.",
            String.join(" ", characters)));
  }
}
