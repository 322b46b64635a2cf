package vn.congvan.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import vn.congvan.document.Urgency;

/** What a notice says, in the language of whoever reads it. */
public final class NoticeSentence {

  private NoticeSentence() {}

  /** What it is about and nothing else, where its own words may tell too much. */
  public static String ofKind(MessageSource words, NoticeKind kind, Locale locale) {
    return words.getMessage("notice." + kind + ".kind", null, locale);
  }

  /**
   * The sentence of a kind with its arguments.
   *
   * @param arguments one to a line, see {@link Notice#lines}
   */
  public static String of(MessageSource words, NoticeKind kind, String arguments, Locale locale) {
    if (kind == NoticeKind.DAILY_DIGEST) {
      var counts =
          arguments
              .lines()
              .map(each -> each.split("="))
              .map(
                  each ->
                      words.getMessage(
                          "notice." + each[0] + ".count",
                          new Object[] {Integer.valueOf(each[1])},
                          locale))
              .collect(Collectors.joining(", "));
      return words.getMessage("notice." + kind, new Object[] {counts}, locale);
    }
    var given = Notice.wordsIn(locale, arguments);
    if (kind == NoticeKind.URGENT_DOCUMENT) {
      var urgency = urgency(words, given[0], locale);
      return given.length < 2 || given[1].isBlank()
          ? words.getMessage("notice." + kind + ".alone", new Object[] {urgency}, locale)
          : words.getMessage("notice." + kind, new Object[] {urgency, given[1]}, locale);
    }
    if (kind == NoticeKind.DEADLINE_REMINDED && (given[0].isBlank() || given[0].equals(UNDATED))) {
      return words.getMessage("notice." + kind + ".undated", given, locale);
    }
    return words.getMessage("notice." + kind, withReason(kind, given), locale);
  }

  // As it was written before it was left to the reader's language.
  private static final String UNDATED = "không có hạn";

  /** Who was not reached, and then why, in Vietnamese and in English; of older ones not so. */
  private static String[] withReason(NoticeKind kind, String[] given) {
    return given.length == 2 && (kind == NoticeKind.SMS_FAILED || kind == NoticeKind.MAIL_FAILED)
        ? new String[] {given[0], given[1], given[1]}
        : given;
  }

  /** What is not urgent is told because it is important. */
  private static String urgency(MessageSource words, String official, Locale locale) {
    return Arrays.stream(Urgency.values())
        .filter(urgency -> urgency != Urgency.NORMAL && urgency.vietnamese().equals(official))
        .map(
            urgency ->
                locale.getLanguage().equals("en")
                    ? urgency.english()
                    : urgency.vietnamese().toLowerCase(locale))
        .findFirst()
        .orElseGet(() -> words.getMessage("notice.URGENT_DOCUMENT.important", null, locale));
  }
}
