package vn.congvan.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Text that comes in as JSON keeps only what somebody can read: PostgreSQL stores no character 0,
 * sheets and papers no other control character, and both slip in with what is copied from
 * elsewhere.
 */
@Component
public class ReadableText extends SimpleModule {

  /** Reads every text so. */
  public ReadableText() {
    super("readable-text");
    addDeserializer(String.class, new Reading());
  }

  /** The text without characters that no letter, sheet or paper holds. */
  public static String of(String text) {
    return text.codePoints().allMatch(ReadableText::isReadable)
        ? text
        : text.codePoints()
            .filter(ReadableText::isReadable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isReadable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE
            && (character & 0xFFFE) != 0xFFFE;
  }

  private static final class Reading extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var text = super.deserialize(parser, context);
      return text == null ? null : of(text);
    }
  }
}
