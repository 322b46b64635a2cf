package vn.congvan.sms.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed on the page, and the fault beside each field. */
public record SmsForm(
    String name, Map<String, String> typed, Map<String, String> faults, @Nullable String refusal) {

  /** What stands in the field; empty where nothing does. */
  public String text(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Whether the value is the one in the field. */
  public boolean has(String field, String value) {
    return text(field).equals(value);
  }

  /** The id of a field in the page. */
  public String id(String field) {
    return name + "-" + field;
  }

  /** What is wrong with the field, or null. */
  public @Nullable String fault(String field) {
    return faults.get(field);
  }

  /** The ids of the texts that describe the field to a screen reader, or null. */
  public @Nullable String describedBy(String field, boolean hint) {
    var ids =
        (hint ? id(field) + "-hint " : "") + (fault(field) != null ? id(field) + "-fault" : "");
    return ids.isBlank() ? null : ids.strip();
  }
}
