package vn.congvan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Worded;

/** The degree of state secrecy (Law on protection of state secrets 117/2025/QH15). */
public enum Secrecy implements Worded {
  NONE(0, "Không mật", "Not secret"),
  CONFIDENTIAL(1, "Mật", "Confidential"),
  SECRET(2, "Tối mật", "Secret"),
  TOP_SECRET(3, "Tuyệt mật", "Top secret");

  /**
   * In place of what a classified document is about: lists, registers and reports go where nobody
   * sees who reads them.
   */
  public static final String NOT_TOLD = "(văn bản mật, không ghi trích yếu)";

  private static final String NOT_TOLD_IN_ENGLISH = "(classified, its abstract is not told)";

  private final int value;
  private final String vietnamese;
  private final String english;

  Secrecy(int value, String vietnamese, String english) {
    this.value = value;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The degree stored as that number. */
  public static Optional<Secrecy> of(int value) {
    return Arrays.stream(values()).filter(secrecy -> secrecy.value == value).findFirst();
  }

  /**
   * What lists, registers and reports tell of a document's abstract, on screen and in files: of a
   * classified one that it is classified.
   *
   * @param degree the number under which its degree is stored
   */
  public static @Nullable String subjectToTell(int degree, @Nullable String subject) {
    return degree > NONE.value ? NOT_TOLD : subject;
  }

  /** The same on screen, in the reader's language; files and registers are official papers. */
  public static @Nullable String subjectToTell(
      int degree, @Nullable String subject, Locale locale) {
    return degree > NONE.value && "en".equals(locale.getLanguage())
        ? NOT_TOLD_IN_ENGLISH
        : subjectToTell(degree, subject);
  }

  /**
   * What they tell of what somebody wrote about it, such as a remark or a reason: of a classified
   * one nothing.
   *
   * @param degree the number under which its degree is stored
   */
  public static @Nullable String wordsToTell(int degree, @Nullable String words) {
    return degree > NONE.value ? null : words;
  }

  /** The number under which it is stored, 0 to 3. */
  public int value() {
    return value;
  }

  /** The official word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }

  @Override
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
