package vn.congvan.statistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.statistics.DocumentList.Item;

/**
 * The first page of who follows documents.
 *
 * @param asked the question with everything filled in
 * @param wholeProvince whether the person follows every agency
 * @param agencyName the agency asked for; null for all that the person follows
 * @param unitName the unit asked for; null for whole agencies
 * @param level of what the rows are
 * @param total all documents; its three first numbers are the share done in time, those overdue and
 *     those not registered
 * @param rows by agency, most overdue first; for one agency by unit, for one unit by person
 * @param dueSoon what falls due next
 * @param oldest what has been overdue for longest
 * @param trend week by week, the oldest first; only weeks of the period where it is frozen
 * @param frozenAt when the last month of the period was frozen; null for living figures
 */
public record Figures(
    Question asked,
    boolean wholeProvince,
    @Nullable String agencyName,
    @Nullable String unitName,
    Level level,
    Tally total,
    List<Row> rows,
    List<DueSoon> dueSoon,
    List<Item> oldest,
    List<Week> trend,
    @Nullable Instant frozenAt) {

  /** Of what a row is. */
  public enum Level {
    AGENCY,
    UNIT,
    PERSON
  }

  /**
   * One agency, unit or person with its numbers.
   *
   * @param id the agency, the unit or the post; {@link Filter#NOBODY} for work that no unit or
   *     person has yet
   * @param aboveId the agency above, where the row is an agency's
   */
  public record Row(
      Level level,
      String id,
      String name,
      @Nullable String aboveId,
      @Nullable String aboveName,
      boolean ended,
      Tally tally) {}

  /** How many open documents fall due until the end of so many working days. */
  public record DueSoon(int workingDays, long count) {}

  /** How many documents came and were finished in a week. */
  public record Week(Period days, long arrived, long inTime, long late) {

    Week plus(long moreArrived, long moreInTime, long moreLate) {
      return new Week(days, arrived + moreArrived, inTime + moreInTime, late + moreLate);
    }
  }
}
