package vn.congvan.assignment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Reads what a person typed into one field; a fault is told at that field. */
final class Typed {

  static final int INSTRUCTION = 2000;
  static final int RESULT = 4000;
  static final int REASON = 1000;
  static final int REFERENCE = 200;

  private Typed() {}

  /** The text without outer spaces; null where nothing was typed. */
  static @Nullable String optional(@Nullable String text, String field, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var typed = text.strip();
    if (typed.length() > longest) {
      throw new Refusal(
          "Nội dung quá dài.", Map.of(field, new Sentence("Tối đa %s ký tự.", longest)));
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

  static Refusal fault(String field, Sentence sentence, Sentence atField) {
    return new Refusal(sentence, Map.of(field, atField));
  }
}
