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

  private static final int OLDEST = 10;

  static FirstPage of(Figures figures, List<YearMonth> frozenMonths) {
    return page(
        figures,
        null,
        figures.total(),
        figures.asked().agencyId() == null ? Level.AGENCY : Level.UNIT,
        figures.rows(),
        figures.dueSoon(),
        figures.oldest(),
        figures.trend(),
        frozenMonths);
  }

  /** The same for one unit, by person; weeks are told of whole agencies only. */
  static FirstPage ofUnit(
      Figures figures,
      @Nullable String unitId,
      List<Figures.Row> people,
      List<DueSoon> dueSoon,
      DocumentList overdue,
      List<YearMonth> frozenMonths) {
    return page(
        figures,
        figures.rows().stream()
            .filter(row -> row.id().equals(unitId))
            .map(Figures.Row::name)
            .findFirst()
            .orElse(unitId),
        people.stream().map(Figures.Row::tally).reduce(Tally.NOTHING, Tally::plus),
        Level.PERSON,
        people,
        dueSoon,
        overdue.items().stream().limit(OLDEST).toList(),
        List.of(),
        frozenMonths);
  }

  private static FirstPage page(
      Figures figures,
      @Nullable String unitName,
      Tally total,
      Level level,
      List<Figures.Row> rows,
      List<DueSoon> dueSoon,
      List<DocumentList.Item> oldest,
      List<Figures.Week> trend,
      List<YearMonth> frozenMonths) {
    var asked = figures.asked();
    var period = Objects.requireNonNull(asked.period());
    return new FirstPage(
        figures.wholeProvince(),
        asked.agencyId(),
        figures.agencyName(),
        unitName,
        period.from(),
        period.to(),
        Numbers.of(total),
        level,
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.id(),
                        row.name(),
                        row.aboveName(),
                        row.ended(),
                        Numbers.of(row.tally())))
            .toList(),
        dueSoon,
        oldest,
        trend.stream()
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
