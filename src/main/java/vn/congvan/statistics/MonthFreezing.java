package vn.congvan.statistics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;

/**
 * Looks each hour whether a month has ended and freezes it: keeps its documents as they stand, each
 * month once, in one transaction, so that a frozen month is there as a whole or not at all.
 */
@Component
public class MonthFreezing {

  private static final Logger log = LoggerFactory.getLogger(MonthFreezing.class);
  private static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of());

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ProvinceClock clock;

  MonthFreezing(JdbcClient database, PlatformTransactionManager transactions, ProvinceClock clock) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Freezes every month that has ended since the last frozen one. */
  @Scheduled(
      initialDelayString = "${congvan.statistics.freeze-after:PT5M}",
      fixedDelayString = "${congvan.statistics.freeze-every:PT1H}")
  public void round() {
    var present = YearMonth.from(clock.today());
    var next = next();
    while (next.isPresent() && next.get().isBefore(present)) {
      var month = next.get();
      if (!freeze(month)) {
        return;
      }
      log.info("The figures of {} are frozen", month);
      next = Optional.of(month.plusMonths(1));
    }
  }

  /** The month after the last frozen one; where none is, that of the first document. */
  private Optional<YearMonth> next() {
    var last =
        database
            .sql("select max(first_day) from frozen_month")
            .query(java.time.LocalDate.class)
            .optional();
    if (last.isPresent()) {
      return Optional.of(YearMonth.from(last.get()).plusMonths(1));
    }
    return database
        .sql("select min(arrived_at) from document")
        .query(OffsetDateTime.class)
        .optional()
        .map(at -> YearMonth.from(at.atZoneSameInstant(ProvinceClock.ZONE)));
  }

  /** Freezes one month; false where another process does it at this moment. */
  private boolean freeze(YearMonth month) {
    try {
      transaction.executeWithoutResult(status -> write(month));
      return true;
    } catch (DuplicateKeyException alreadyFrozen) {
      return false;
    }
  }

  private void write(YearMonth month) {
    database
        .sql("insert into frozen_month (first_day, frozen_at) values (:month, :now)")
        .param("month", month.atDay(1))
        .param("now", Selection.at(clock.instant()))
        .update();
    var period = Period.of(month);
    var question = new Question(null, period, endOf(period), Structure.THEN);
    keep(
        month,
        Selection.of(Filter.of(question), EVERYTHING, List.of()),
        "d.lead_unit_id",
        "d.closed_at");
    keep(
        month,
        OutgoingFigures.of(question, EVERYTHING),
        OutgoingFigures.UNIT,
        "coalesce(d.registered_at, d.closed_at)");
  }

  private void keep(YearMonth month, Selection living, String unit, String settledAt) {
    var selection = living.asOfThen();
    // In the order in which they are read: those of an agency lie together.
    database
        .sql(
            """
            insert into frozen_document (first_day, agency_id, document_id, direction, state, arrival_number,
              arrival_year, arrived_at, registered_at, due_at, original_due_at, due_paused, paused_at, closed_at,
              closed_as, taken_back_at, forwarded_to, lead_post_id, lead_unit_id, settled)
            select cast(:month as date), d.agency_id, d.id, d.direction, d.state, d.arrival_number, d.arrival_year,
              d.arrived_at, d.registered_at, d.due_at, d.original_due_at, d.due_paused, d.paused_at, d.closed_at,
              d.closed_as, d.taken_back_at, d.forwarded_to, d.lead_post_id, """
                + unit
                + ", case when "
                + settledAt
                + " <= :moment then true else false end"
                + selection.fromWhere()
                + " order by d.agency_id, d.id")
        .params(selection.values())
        .param("month", month.atDay(1))
        .update();
  }

  /** The last moment of the period. */
  static Instant endOf(Period period) {
    return period.end().minusNanos(1000);
  }
}
