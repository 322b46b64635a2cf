package vn.congvan.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What each sentence is in English: a catalogue in the usual format of gettext. */
final class EnglishSentences {

  private static final String FILE = "/messages/sentences_en.po";
  private static final Pattern ENTRY =
      Pattern.compile("^msgid \"(.+)\"\\R+msgstr \"(.+)\"$", Pattern.MULTILINE);

  private static final Map<String, String> BY_VIETNAMESE = read();

  private EnglishSentences() {}

  /** The English sentence; the Vietnamese one itself where there is none. */
  static String of(String vietnamese) {
    return BY_VIETNAMESE.getOrDefault(vietnamese, vietnamese);
  }

  /** All of them by what they are in Vietnamese. */
  static Map<String, String> all() {
    return BY_VIETNAMESE;
  }

  private static Map<String, String> read() {
    try (var file = Objects.requireNonNull(EnglishSentences.class.getResourceAsStream(FILE))) {
      var found = new HashMap<String, String>();
      var entries = ENTRY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      while (entries.find()) {
        found.put(entries.group(1).translateEscapes(), entries.group(2).translateEscapes());
      }
      return Map.copyOf(found);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
