package vn.congvan.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.Urgency;

/**
 * Something that people are to be told.
 *
 * @param agencyId the agency whose business it is
 * @param receivers groups, see {@code Directory.postGroup} and {@code Role.at}
 * @param urgency of the document, as {@link Urgency} numbers it
 * @param occasion what makes it once-only, together with kind, document and person
 * @param words the arguments of the kind's sentence; never an abstract or anything else of a
 *     document's content
 * @param taskId the open task that the notice leads to
 * @param link the page of ours that it leads to, where it is neither the task nor the document
 * @param atOnce the channels by which it is told now, whatever else the agency has decided
 * @param limit the deadline that it tells of; what moves or ends it makes the notice untrue
 */
public record Notice(
    NoticeKind kind,
    String agencyId,
    @Nullable UUID documentId,
    List<String> receivers,
    int urgency,
    String occasion,
    List<String> words,
    @Nullable String taskId,
    @Nullable String link,
    Set<NoticeChannel> atOnce,
    @Nullable Limit limit) {

  /** Stands between the two languages of a word; nobody types it. */
  private static final String OR = "\u001f";

  private static final int LONGEST_WORDS = 2000;

  /** The words as a row keeps them, one to a line. */
  public static String lines(List<String> words) {
    var lines =
        words.stream().map(word -> word.replaceAll("\\R", " ")).collect(Collectors.joining("\n"));
    return lines.length() <= LONGEST_WORDS ? lines : lines.substring(0, LONGEST_WORDS);
  }

  /** A word that each reader is told in his language. */
  public static String inBoth(String vietnamese, String english) {
    return vietnamese + OR + english;
  }

  /** The words of a notice as it was written down, in the reader's language. */
  public static String[] wordsIn(Locale locale, String words) {
    var english = "en".equals(locale.getLanguage());
    return Arrays.stream(words.split("\n", -1))
        .map(word -> word.split(OR, 2))
        .map(sides -> sides[english ? sides.length - 1 : 0])
        .toArray(String[]::new);
  }

  /** A deadline as it stood when it was told of. */
  public record Limit(UUID deadlineId, Instant dueAt) {}

  /** A notice about a document of normal urgency, which leads to the document. */
  public static Notice about(
      NoticeKind kind,
      String agencyId,
      @Nullable UUID documentId,
      Collection<String> receivers,
      String occasion,
      String... words) {
    return new Notice(
        kind,
        agencyId,
        documentId,
        List.copyOf(receivers),
        Urgency.NORMAL.value(),
        occasion,
        List.of(words),
        null,
        null,
        Set.of(),
        null);
  }

  /** The same about a document of that urgency. */
  public Notice urgency(int value) {
    return new Notice(
        kind, agencyId, documentId, receivers, value, occasion, words, taskId, link, atOnce, limit);
  }

  /** The same, told at once by these channels. */
  public Notice atOnce(Set<NoticeChannel> channels) {
    return new Notice(
        kind,
        agencyId,
        documentId,
        receivers,
        urgency,
        occasion,
        words,
        taskId,
        link,
        Set.copyOf(channels),
        limit);
  }

  /** The same, true only as long as that deadline is open and due then. */
  public Notice whileDue(UUID deadlineId, Instant dueAt) {
    return new Notice(
        kind,
        agencyId,
        documentId,
        receivers,
        urgency,
        occasion,
        words,
        taskId,
        link,
        atOnce,
        new Limit(deadlineId, dueAt));
  }

  /** The same, leading to an open task. */
  public Notice task(@Nullable String id) {
    return new Notice(
        kind, agencyId, documentId, receivers, urgency, occasion, words, id, link, atOnce, limit);
  }

  /** The same, leading to a page of ours, such as {@code /signing}. */
  public Notice link(@Nullable String page) {
    return new Notice(
        kind,
        agencyId,
        documentId,
        receivers,
        urgency,
        occasion,
        words,
        taskId,
        page,
        atOnce,
        limit);
  }
}
