package vn.congvan.organization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;

/**
 * Gathers what is wrong with the fields of one request, so that the person sees all of it at once.
 */
final class Faults {

  private final Map<String, String> byField = new LinkedHashMap<>();

  /**
   * Notes the sentence for the field if the condition does not hold; the first fault of a field
   * stays.
   */
  Faults unless(boolean holds, String field, String sentence) {
    if (!holds) {
      byField.putIfAbsent(field, sentence);
    }
    return this;
  }

  /** Notes a text that is missing or longer than its column. */
  Faults text(String field, String what, @Nullable String value, int atMost) {
    var given = value == null ? "" : value;
    unless(!given.isBlank(), field, "Hãy nhập " + what + ".");
    return unless(given.length() <= atMost, field, "Tối đa " + atMost + " ký tự.");
  }

  /** Notes an optional text that is longer than its column. */
  Faults optionalText(String field, @Nullable String value, int atMost) {
    return unless(value == null || value.length() <= atMost, field, "Tối đa " + atMost + " ký tự.");
  }

  /** Notes an optional text that has not the form that is asked for. */
  Faults form(String field, @Nullable String value, Pattern form, String sentence) {
    return unless(
        value == null || value.isEmpty() || form.matcher(value).matches(), field, sentence);
  }

  /** Whether the field has no fault so far. */
  boolean none(String field) {
    return !byField.containsKey(field);
  }

  /** Refuses with all that was noted. */
  void refuseIfAny() {
    if (!byField.isEmpty()) {
      throw new Refusal(
          byField.size() == 1
              ? byField.values().iterator().next()
              : "Có " + byField.size() + " mục cần sửa trước khi lưu.",
          byField);
    }
  }
}
