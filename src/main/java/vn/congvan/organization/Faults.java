package vn.congvan.organization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Gathers what is wrong with the fields of one request, so that the person sees all of it at once.
 */
final class Faults {

  private final Map<String, Sentence> byField = new LinkedHashMap<>();

  /**
   * Notes the sentence for the field if the condition does not hold; the first fault of a field
   * stays.
   */
  Faults unless(boolean holds, String field, Sentence sentence) {
    if (!holds) {
      byField.putIfAbsent(field, sentence);
    }
    return this;
  }

  /** Notes a text that is missing or longer than its column. */
  Faults text(String field, Sentence what, @Nullable String value, int atMost) {
    var given = value == null ? "" : value;
    unless(!given.isBlank(), field, new Sentence("Hãy nhập %s.", what));
    return unless(given.length() <= atMost, field, new Sentence("Tối đa %s ký tự.", atMost));
  }

  /** Notes an optional text that is longer than its column. */
  Faults optionalText(String field, @Nullable String value, int atMost) {
    return unless(
        value == null || value.length() <= atMost, field, new Sentence("Tối đa %s ký tự.", atMost));
  }

  /** Notes an optional text that has not the form that is asked for. */
  Faults form(String field, @Nullable String value, Pattern form, Sentence sentence) {
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
              : new Sentence("Có %s mục cần sửa trước khi lưu.", byField.size()),
          byField);
    }
  }
}
