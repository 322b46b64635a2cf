package vn.congvan.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonComponent;
import vn.congvan.shared.ReadableText;

/**
 * What no database of ours can hold, or no calendar can go on counting from, is told at its field
 * where it comes in: PostgreSQL has no character NUL, and days have four digits for the year. Other
 * characters that nobody can read are left out.
 */
@JsonComponent
public class SentValues {

  private static final int LAST_YEAR = 9999;

  /** Reads each text. */
  public static class Text extends Checked<String> {

    /** Made once. */
    public Text() {
      super(String.class, StringDeserializer.instance, text -> text.indexOf('\0') < 0);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var text = super.deserialize(parser, context);
      return text == null ? null : ReadableText.of(text);
    }
  }

  static class Day extends Checked<LocalDate> {
    Day() {
      super(LocalDate.class, LocalDateDeserializer.INSTANCE, day -> isOfficeYear(day.getYear()));
    }
  }

  static class Moment extends Checked<Instant> {
    Moment() {
      super(
          Instant.class,
          InstantDeserializer.INSTANT,
          moment ->
              moment.isAfter(Instant.parse("0001-01-02T00:00:00Z"))
                  && moment.isBefore(Instant.parse("9999-12-31T00:00:00Z")));
    }
  }

  private static boolean isOfficeYear(int year) {
    return year > 0 && year <= LAST_YEAR;
  }

  private abstract static class Checked<T> extends StdScalarDeserializer<T> {

    private final transient JsonDeserializer<T> reading;
    private final transient Predicate<T> good;

    Checked(Class<T> type, JsonDeserializer<T> reading, Predicate<T> good) {
      super(type);
      this.reading = reading;
      this.good = good;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var value = reading.deserialize(parser, context);
      if (value != null && !good.test(value)) {
        throw context.weirdStringException("", handledType(), "không dùng được");
      }
      return value;
    }
  }
}
