package vn.congvan.registration.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** A day as somebody typed it, or a program: {@code 31/12/2026} or {@code 2026-12-31}. */
record AskedDay(@Nullable String typed, @Nullable LocalDate day) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final int LAST_YEAR = 9998;
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  static AskedDay of(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return new AskedDay(null, null);
    }
    try {
      var day =
          typed.contains("/")
              ? LocalDate.parse(typed.strip(), DAY)
              : LocalDate.parse(typed.strip());
      // Databases know fewer years than Java does.
      return new AskedDay(typed, day.getYear() < 1 || day.getYear() > LAST_YEAR ? null : day);
    } catch (DateTimeParseException notADay) {
      return new AskedDay(typed, null);
    }
  }

  /** Whether something was typed that is no day. */
  boolean isFault() {
    return typed != null && day == null;
  }

  /** The day, or null where nothing was typed; refuses what is no day. */
  @Nullable LocalDate strictly(String field) {
    if (isFault()) {
      throw new Refusal(
          "Ngày không hợp lệ.", Map.of(field, new Sentence("Nhập ngày theo dạng 31/12/2026.")));
    }
    return day;
  }

  /** What stands in the field again: what was typed, or the day that was taken for it. */
  String shown(LocalDate instead) {
    return typed == null ? SHOWN.format(instead) : typed;
  }
}
