package vn.congvan.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an incoming document of one agency stands at a moment; each one stands in exactly one
 * bucket, so that all of them together are what was received.
 *
 * <p>The deadline that counts is the one in force: for what is done, the one in force when it was
 * closed. While that is paused, because another agency is waited for, nothing is overdue. What was
 * done before it was recalled stays done.
 */
public enum Bucket {
  UNREGISTERED("A", "Chưa đăng ký", "Not registered yet", Sql.OPEN + " and " + Sql.UNREGISTERED),
  FOR_INFORMATION(
      "B", "Để biết, lưu", "For information", Sql.OVER + " and " + Sql.CLOSED_AS + " = 'NOTED'"),
  IN_PROGRESS(
      "C",
      "Đang giải quyết, còn hạn",
      "In progress, in time",
      Sql.OPEN + " and " + Sql.REGISTERED + " and (d.due_at >= :moment or d.due_paused)"),
  NO_DEADLINE(
      "C0",
      "Đang giải quyết, không có hạn",
      "In progress, no deadline",
      Sql.OPEN + " and " + Sql.REGISTERED + " and d.due_at is null"),
  OVERDUE(
      "D",
      "Đang giải quyết, quá hạn",
      "In progress, overdue",
      Sql.OPEN + " and " + Sql.REGISTERED + " and d.due_at < :moment and not d.due_paused"),
  DONE_IN_TIME(
      "E",
      "Đã giải quyết đúng hạn",
      "Done in time",
      Sql.OVER + " and (d.due_at is null or d.closed_at <= d.due_at) and " + Sql.HANDLED),
  DONE_LATE(
      "F",
      "Đã giải quyết trễ hạn",
      "Done late",
      Sql.OVER + " and d.closed_at > d.due_at and " + Sql.HANDLED),
  SENT_BACK(
      "G",
      "Trả lại, từ chối, thu hồi",
      "Returned, refused, recalled",
      Sql.OVER + " and " + Sql.CLOSED_AS + " in ('RETURNED', 'RECALLED')");

  /** The parts of which the conditions are made; the document is {@code d}. */
  private static final class Sql {

    static final String OPEN = "(d.closed_at is null or d.closed_at > :moment)";
    static final String OVER = "d.closed_at <= :moment";
    static final String REGISTERED = "d.registered_at <= :moment";
    static final String UNREGISTERED = "(d.registered_at is null or d.registered_at > :moment)";

    // What was done before it was recalled stays done.
    static final String CLOSED_AS = "coalesce(d.closed_as, d.state)";
    static final String HANDLED = CLOSED_AS + " not in ('NOTED', 'RETURNED', 'RECALLED')";

    /** The same for now: whatever has happened has happened before, and an index finds it. */
    static String asOfNow(String condition) {
      return condition
          .replace(OPEN, "d.closed_at is null")
          .replace(OVER, "d.closed_at is not null")
          .replace(UNREGISTERED, "d.registered_at is null")
          .replace(REGISTERED, "d.registered_at is not null");
    }

    /** The same within a part in which everything is open, or everything closed. */
    static String within(Selection.Part part, String condition) {
      return part == Selection.Part.ALL
          ? condition
          : asOfNow(condition.replace(OPEN + " and ", "").replace(OVER + " and ", ""));
    }
  }

  /** An SQL expression that gives the letter of a document {@code d}; it reads {@code :moment}. */
  public static final String EXPRESSION =
      Arrays.stream(values())
          .map(bucket -> "when " + bucket.condition + " then '" + bucket.letter + "'")
          .collect(Collectors.joining(" ", "case ", " end"));

  private final String letter;
  private final String vietnamese;
  private final String english;
  private final String condition;

  Bucket(String letter, String vietnamese, String english, String condition) {
    this.letter = letter;
    this.vietnamese = vietnamese;
    this.english = english;
    this.condition = condition;
  }

  /**
   * The condition that its documents fulfil; it reads {@code :moment}.
   *
   * @param now whether the moment is the present one
   */
  String condition(boolean now) {
    return now ? Sql.asOfNow(condition) : condition;
  }

  /**
   * The same for documents that are known to be in that part; a part but the whole is as of now.
   */
  String condition(Selection.Part part) {
    return Sql.within(part, condition);
  }

  /** A condition that documents of any of these buckets fulfil. */
  static String anyOf(Collection<Bucket> buckets, boolean now) {
    return buckets.stream()
        .sorted()
        .map(bucket -> "(" + bucket.condition(now) + ")")
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  /** Whether something is still to be done with its documents. */
  public boolean isOpen() {
    return switch (this) {
      case UNREGISTERED, IN_PROGRESS, NO_DEADLINE, OVERDUE -> true;
      case FOR_INFORMATION, DONE_IN_TIME, DONE_LATE, SENT_BACK -> false;
    };
  }

  /** The letter by which reports and addresses name it. */
  public String letter() {
    return letter;
  }

  /** The bucket in the words of the office. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The bucket in English. */
  public String english() {
    return english;
  }

  /** The bucket in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }

  /** The bucket of that letter. */
  public static Optional<Bucket> ofLetter(String letter) {
    return Arrays.stream(values()).filter(bucket -> bucket.letter.equals(letter)).findFirst();
  }
}
