package vn.congvan.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence to a person: it stands in Vietnamese in the code, its English counterpart in {@code
 * messages/sentences_en.po}, and a test sees that it has one.
 */
public final class Sentence implements Worded {

  private final String vietnamese;
  private final Object[] parts;

  /**
   * A sentence in Vietnamese, written out where it is made, with {@code %s} where its parts stand.
   * Parts that are {@link Worded} are told in the reader's language too.
   */
  public Sentence(String vietnamese, Object... parts) {
    this.vietnamese = vietnamese;
    this.parts =
        Arrays.stream(parts)
            .map(part -> part instanceof Worded ? part : String.valueOf(part))
            .toArray();
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage())
        ? told(EnglishSentences.of(vietnamese), locale)
        : vietnamese();
  }

  /** The sentence in Vietnamese, as it is kept. */
  public String vietnamese() {
    return told(vietnamese, Locale.forLanguageTag("vi"));
  }

  private String told(String words, Locale locale) {
    if (parts.length == 0) {
      return words;
    }
    return words.formatted(
        Arrays.stream(parts)
            .map(part -> part instanceof Worded worded ? worded.in(locale) : part)
            .toArray());
  }

  /** Several in one row, each in the reader's language. */
  public static Worded list(Collection<? extends Worded> several) {
    var each = List.copyOf(several);
    return locale -> each.stream().map(one -> one.in(locale)).collect(Collectors.joining(", "));
  }

  /** What is wrong by field, in the reader's language. */
  public static Map<String, String> told(Map<String, Sentence> faults, Locale locale) {
    var told = new LinkedHashMap<String, String>();
    faults.forEach((field, fault) -> told.put(field, fault.in(locale)));
    return told;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sentence sentence
        && vietnamese.equals(sentence.vietnamese)
        && Arrays.equals(parts, sentence.parts);
  }

  @Override
  public int hashCode() {
    return vietnamese.hashCode();
  }

  @Override
  public String toString() {
    return vietnamese();
  }
}
