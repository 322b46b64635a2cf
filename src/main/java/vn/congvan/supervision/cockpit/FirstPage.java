package vn.congvan.supervision.cockpit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvan.statistics.Bucket;
import vn.congvan.statistics.DocumentList;
import vn.congvan.statistics.Figures;
import vn.congvan.statistics.Figures.DueSoon;
import vn.congvan.statistics.Figures.Level;
import vn.congvan.statistics.Tally;

/** The figures as the page reads them. */
record FirstPage(
    boolean wholeProvince,
    @Nullable String agencyId,
    @Nullable String agencyName,
    @Nullable String unitName,
    LocalDate from,
    LocalDate to,
    Numbers total,
    Level level,
    List<Row> rows,
    List<DueSoon> dueSoon,
    List<DocumentList.Item> oldest,
    List<Week> trend,
    @Nullable Instant frozenAt,
    List<YearMonth> frozenMonths) {

  /** The numbers of one line; the rate is null where nothing was done. */
  record Numbers(
      long received,
      long unregistered,
      long forInformation,
      long progress,
      long noDeadline,
      long overdue,
      long onTime,
      long late,
      long sentBack,
      @Nullable Double rate) {

    static Numbers of(Tally tally) {
      var rate = tally.onTimeRate();
      return new Numbers(
          tally.received(),
          tally.of(Bucket.UNREGISTERED),
          tally.of(Bucket.FOR_INFORMATION),
          tally.of(Bucket.IN_PROGRESS),
          tally.of(Bucket.NO_DEADLINE),
          tally.of(Bucket.OVERDUE),
          tally.of(Bucket.DONE_IN_TIME),
          tally.of(Bucket.DONE_LATE),
          tally.of(Bucket.SENT_BACK),
          rate.isPresent() ? rate.getAsDouble() : null);
    }
  }

  record Row(String id, String name, @Nullable String aboveName, boolean ended, Numbers numbers) {}

  record Week(LocalDate from, LocalDate to, long arrived, long inTime, long late) {}

  static FirstPage of(Figures figures, List<YearMonth> frozenMonths) {
    var asked = figures.asked();
    var period = Objects.requireNonNull(asked.period());
    return new FirstPage(
        figures.wholeProvince(),
        asked.agencyId(),
        figures.agencyName(),
        figures.unitName(),
        period.from(),
        period.to(),
        Numbers.of(figures.total()),
        figures.level(),
        figures.rows().stream()
            .map(
                row ->
                    new Row(
                        row.id(),
                        row.name(),
                        row.aboveName(),
                        row.ended(),
                        Numbers.of(row.tally())))
            .toList(),
        figures.dueSoon(),
        figures.oldest(),
        figures.trend().stream()
            .map(
                week ->
                    new Week(
                        week.days().from(),
                        week.days().to(),
                        week.arrived(),
                        week.inTime(),
                        week.late()))
            .toList(),
        figures.frozenAt(),
        frozenMonths);
  }
}
