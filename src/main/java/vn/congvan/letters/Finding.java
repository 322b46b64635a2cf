package vn.congvan.letters;

import org.jspecify.annotations.Nullable;

/**
 * One deviation of a letter from the form that the decree prescribes.
 *
 * @param code for example {@code NATION_MISSING}
 * @param page the first page is 1; null where the file does not tell
 * @param article where the decree says so
 */
public record Finding(
    String code,
    String vietnamese,
    String english,
    @Nullable Integer page,
    Severity severity,
    String article) {

  /** How much it matters. */
  public enum Severity {
    /** The decree prescribes it. */
    MUST,
    /** It is usual, or the check cannot be sure. */
    SHOULD
  }

  static Finding of(Deviation deviation, @Nullable Integer page, Object... details) {
    return new Finding(
        deviation.name(),
        deviation.vietnamese().formatted(details),
        deviation.english().formatted(details),
        page,
        deviation.severity(),
        "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, " + deviation.article());
  }
}
