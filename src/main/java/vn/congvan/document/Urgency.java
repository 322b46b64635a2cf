package vn.congvan.document;

import java.util.Arrays;
import java.util.Optional;

/**
 * How fast a document must be handled (Decree 30/2020, Appendix I part I.III.2); edXML adds the
 * timed express.
 */
public enum Urgency {
  NORMAL(0, 50, "Thường", "Normal"),
  URGENT(1, 60, "Khẩn", "Urgent"),
  VERY_URGENT(2, 70, "Thượng khẩn", "Very urgent"),
  EXPRESS(3, 90, "Hỏa tốc", "Express"),
  TIMED_EXPRESS(4, 90, "Hỏa tốc hẹn giờ", "Timed express");

  private final int value;
  private final int priority;
  private final String vietnamese;
  private final String english;

  Urgency(int value, int priority, String vietnamese, String english) {
    this.value = value;
    this.priority = priority;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The urgency stored as that number. */
  public static Optional<Urgency> of(int value) {
    return Arrays.stream(values()).filter(urgency -> urgency.value == value).findFirst();
  }

  /** The number under which it is stored, 0 to 4. */
  public int value() {
    return value;
  }

  /** The priority that its tasks have in Tasklist. */
  public int priority() {
    return priority;
  }

  /** The official word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }
}
