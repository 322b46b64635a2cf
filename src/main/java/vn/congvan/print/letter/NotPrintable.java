package vn.congvan.print.letter;

import vn.congvan.shared.Refusal;

/** The letter has a character that the font lacks; left out, it would change what is said. */
public class NotPrintable extends Refusal {

  NotPrintable(String characters) {
    super(
        "Phông chữ văn bản không có ký tự: %s. Hãy xóa hoặc thay bằng ký tự khác."
            .formatted(characters));
  }
}
