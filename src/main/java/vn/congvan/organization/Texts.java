package vn.congvan.organization;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they are kept: composed (macOS and some keyboards send decomposed Vietnamese), without
 * outer spaces.
 */
final class Texts {

  private Texts() {}

  static String clean(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }

  static @Nullable String orNull(@Nullable String text) {
    var clean = clean(text);
    return clean.isEmpty() ? null : clean;
  }
}
