package vn.congvan.drafting;

import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Reads what a person typed into one field; a fault is told at that field. */
final class Typed {

  static final int SUBJECT = 500;
  static final int REASON = 500;
  static final int NOTE = 500;
  static final int QUESTION = 2000;
  static final int COMMENT = 4000;
  static final int RECEIVERS = 1000;

  static final Sentence NUMBER_FIRST =
      new Sentence("Hãy lấy số, ghi số và ngày lên bản giấy, đóng dấu rồi mới quét văn bản.");

  private Typed() {}

  /** The text without outer spaces; null where nothing was typed. */
  static @Nullable String optional(@Nullable String text, String field, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var typed = text.strip();
    if (typed.length() > longest) {
      throw fault(field, new Sentence("Nội dung quá dài: tối đa %s ký tự.", longest));
    }
    return typed;
  }

  /** The text, which must be there. */
  static String required(@Nullable String text, String field, int longest, Sentence ifMissing) {
    var typed = optional(text, field, longest);
    if (typed == null) {
      throw fault(field, ifMissing);
    }
    return typed;
  }

  static Refusal fault(String field, Sentence sentence) {
    return Refusal.of(field, sentence);
  }
}
