package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which months are frozen, so that a question about days that end with one is answered from what
 * was kept then.
 */
@Component
class FrozenMonths {

  /** The months of a question that lie frozen, one after another. */
  private record Stretch(YearMonth first, YearMonth last, Instant frozenAt) {}

  private final JdbcClient database;

  FrozenMonths(JdbcClient database) {
    this.database = database;
  }

  /** The frozen months, the newest first. */
  List<YearMonth> all() {
    return database
        .sql("select first_day from frozen_month order by first_day desc")
        .query(LocalDate.class)
        .list()
        .stream()
        .map(YearMonth::from)
        .toList();
  }

  /**
   * When what a complete question is about was frozen, with the last of its months; empty for any
   * other question.
   */
  Optional<Instant> frozenAt(Question asked) {
    return of(asked).map(Stretch::frozenAt);
  }

  /**
   * The same documents as they were frozen, where a complete question is about days that end with a
   * frozen month; else, as of its past moment, with the deadlines that were in force then.
   */
  Selection asItStood(Question asked, Selection selection) {
    return of(asked)
        .map(found -> selection.frozenWith(found.first(), found.last()))
        .orElseGet(selection::asOfThen);
  }

  private Optional<Stretch> of(Question asked) {
    var period = Objects.requireNonNull(asked.period());
    var last = YearMonth.from(period.to());
    if (!period.to().equals(last.atEndOfMonth())
        || !MonthFreezing.endOf(period).equals(asked.moment())) {
      return Optional.empty();
    }
    var first = YearMonth.from(period.from());
    var frozen = new TreeMap<YearMonth, Instant>();
    database
        .sql(
            "select first_day, frozen_at from frozen_month where first_day between :first and :last")
        .param("first", first.atDay(1))
        .param("last", last.atDay(1))
        .query(
            row -> {
              frozen.put(
                  YearMonth.from(row.getObject("first_day", LocalDate.class)),
                  row.getObject("frozen_at", OffsetDateTime.class).toInstant());
            });
    if (!frozen.containsKey(last)
        || ChronoUnit.MONTHS.between(frozen.firstKey(), last) + 1 != frozen.size()
        || frozen.firstKey().isAfter(first) && hasSettled(period, frozen.firstKey())) {
      return Optional.empty();
    }
    return Optional.of(
        new Stretch(frozen.firstKey(), last, Objects.requireNonNull(frozen.get(last))));
  }

  /** Whether the period knows documents that were settled before its first frozen month. */
  private boolean hasSettled(Period period, YearMonth frozen) {
    return database
        .sql(
            """
            select case when exists (
              select 1 from document d where d.direction in ('IN', 'OUT') and d.closed_at >= :begin and d.closed_at < :frozen)
              then true else false end""")
        .param("begin", Selection.at(period.begin()))
        .param("frozen", Selection.at(Period.of(frozen).begin()))
        .query(Boolean.class)
        .single();
  }
}
