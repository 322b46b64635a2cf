package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** One form of a page: what was typed stays, and each fault stands beside its field. */
final class Form {

  private static final Sentence OVERTAKEN =
      new Sentence("Dữ liệu vừa được người khác thay đổi. Hãy tải lại trang rồi thử lại.");

  private final String name;
  private final Map<String, List<String>> typed;
  private final Locale locale;
  private final Map<String, String> faults = new LinkedHashMap<>();
  private @Nullable String refusal;

  private Form(String name, Map<String, List<String>> typed, Locale locale) {
    this.name = name;
    this.typed = typed;
    this.locale = locale;
  }

  /** A form as it is first shown. */
  static Form showing(String name, Map<String, ?> values) {
    var typed = new LinkedHashMap<String, List<String>>();
    values.forEach(
        (field, value) ->
            typed.put(
                field,
                value instanceof List<?> many
                    ? many.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value))));
    return new Form(name, typed, Locale.ROOT);
  }

  /** A form as it was sent. */
  static Form sent(String name, HttpServletRequest request) {
    var typed = new LinkedHashMap<String, List<String>>();
    request.getParameterMap().forEach((field, values) -> typed.put(field, List.of(values)));
    return new Form(name, typed, RequestContextUtils.getLocale(request));
  }

  /** What stands in the field; empty where nothing does. */
  public String text(String field) {
    return typed.getOrDefault(field, List.of("")).get(0);
  }

  /** All that is ticked. */
  List<String> ticked(String field) {
    return typed.getOrDefault(field, List.of());
  }

  /** The day in the field; a missing or impossible day is a fault. */
  LocalDate day(String field) {
    try {
      return LocalDate.parse(text(field));
    } catch (DateTimeParseException notADay) {
      throw Refusal.of(field, new Sentence("Hãy chọn ngày."));
    }
  }

  /** The choice in the field as a constant; nothing chosen is a fault. */
  <E extends Enum<E>> E choice(String field, Class<E> type) {
    try {
      return Enum.valueOf(type, text(field));
    } catch (IllegalArgumentException nothingChosen) {
      throw Refusal.of(field, new Sentence("Hãy chọn một mục."));
    }
  }

  /** Does the act; where it is refused, keeps the faults for the page and returns false. */
  boolean accepted(Runnable act) {
    try {
      act.run();
      return true;
    } catch (NotFound | NotAllowed notForAForm) {
      throw notForAForm;
    } catch (Refusal refused) {
      faults.putAll(refused.fields(locale));
      refusal = refused.in(locale);
    } catch (DataIntegrityViolationException overtaken) {
      refusal = OVERTAKEN.in(locale);
    }
    return false;
  }

  /** The id of a field in the page; a page may carry several forms. */
  public String id(String field) {
    return name + "-" + field;
  }

  /** What is wrong with the field, or null. */
  public @Nullable String fault(String field) {
    return faults.get(field);
  }

  /** The sentence above the form, or null. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** The ids of the texts that describe the field to a screen reader, or null. */
  public @Nullable String describedBy(String field, boolean hint) {
    var ids =
        (hint ? id(field) + "-hint " : "") + (fault(field) != null ? id(field) + "-fault" : "");
    return ids.isBlank() ? null : ids.strip();
  }

  /** Whether the value is the one in the field, or one of those ticked. */
  public boolean has(String field, String value) {
    return ticked(field).contains(value);
  }
}
