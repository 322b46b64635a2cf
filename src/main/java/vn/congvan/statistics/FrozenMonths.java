package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which months are frozen, so that a question about one is answered from what was kept then. */
@Component
class FrozenMonths {

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

  /** When the month was frozen that a complete question is about; empty for any other question. */
  Optional<Instant> frozenAt(Question asked) {
    return monthOf(asked)
        .flatMap(
            month ->
                database
                    .sql("select frozen_at from frozen_month where first_day = :month")
                    .param("month", month.atDay(1))
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(OffsetDateTime::toInstant));
  }

  /** The same documents as they were frozen, where a complete question is about a frozen month. */
  Selection asFrozen(Question asked, Selection selection) {
    return frozenAt(asked)
        .flatMap(at -> monthOf(asked))
        .map(selection::frozenWith)
        .orElse(selection);
  }

  /** The month that the question is about, if it is about just one, as of its end. */
  static Optional<YearMonth> monthOf(Question asked) {
    var period = Objects.requireNonNull(asked.period());
    var month = YearMonth.from(period.from());
    return Period.of(month).equals(period) && MonthFreezing.endOf(period).equals(asked.moment())
        ? Optional.of(month)
        : Optional.empty();
  }
}
