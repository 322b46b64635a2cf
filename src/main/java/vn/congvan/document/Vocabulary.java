package vn.congvan.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The lists of words from which forms choose, in the language of the one who asks. */
public record Vocabulary(
    List<Type> types,
    List<Word> fields,
    List<Word> issuerLevels,
    List<Degree> urgencies,
    List<Degree> secrecies,
    List<Word> states,
    List<Word> commentLevels) {

  /** A document type with its official abbreviation. */
  public record Type(String code, String abbreviation, String name) {}

  /** A word that is stored by code. */
  public record Word(String code, String name) {}

  /** A word that is stored by number. */
  public record Degree(int value, String name) {}

  /** All lists in English, or else in Vietnamese. */
  public static Vocabulary in(Locale locale) {
    var english = "en".equals(locale.getLanguage());
    return new Vocabulary(
        list(
            DocumentType.values(),
            type ->
                new Type(
                    type.code(),
                    type.abbreviation(),
                    english ? type.english() : type.vietnamese())),
        list(
            Field.values(),
            field -> new Word(field.code(), english ? field.english() : field.vietnamese())),
        list(
            IssuerLevel.values(),
            level -> new Word(level.code(), english ? level.english() : level.vietnamese())),
        list(
            Urgency.values(),
            urgency ->
                new Degree(urgency.value(), english ? urgency.english() : urgency.vietnamese())),
        list(
            Secrecy.values(),
            secrecy ->
                new Degree(secrecy.value(), english ? secrecy.english() : secrecy.vietnamese())),
        list(
            DocumentState.values(),
            state -> new Word(state.name(), english ? state.english() : state.vietnamese())),
        list(
            CommentLevel.values(),
            level -> new Word(level.name(), english ? level.english() : level.vietnamese())));
  }

  private static <E, T> List<T> list(E[] values, Function<E, T> word) {
    return Arrays.stream(values).map(word).toList();
  }
}
