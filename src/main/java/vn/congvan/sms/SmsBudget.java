package vn.congvan.sms;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;

/**
 * What an agency may pay for on a day. Once it is used up only what is urgent is sent, up to a
 * second limit; its administrators are told.
 */
@Component
class SmsBudget {

  private static final Logger log = LoggerFactory.getLogger(SmsBudget.class);

  private final JdbcClient database;
  private final Notifications notifications;
  private final ProvinceClock clock;
  private final TransactionTemplate alone;

  SmsBudget(
      JdbcClient database,
      Notifications notifications,
      ProvinceClock clock,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.notifications = notifications;
    this.clock = clock;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  private record Day(int segments, boolean reached, boolean hardReached) {}

  /** Draws on today's budget; false where it does not reach. */
  boolean draws(String agencyId, AgencySms agency, int segments, boolean urgent) {
    var today = clock.today();
    var day = locked(agencyId, today);
    var limit = urgent ? agency.hardSegments() : agency.dailySegments();
    var enough = day.segments() + segments <= limit;
    if (enough) {
      database
          .sql("update sms_day set segments = segments + ? where agency_id = ? and spent_on = ?")
          .params(segments, agencyId, today)
          .update();
    }
    var after = day.segments() + segments;
    if (after >= agency.dailySegments() && !day.reached()) {
      reached(agencyId, today, "reached_at", agency.dailySegments());
    }
    if (after >= agency.hardSegments() && !day.hardReached()) {
      reached(agencyId, today, "hard_reached_at", agency.hardSegments());
    }
    return enough;
  }

  /** Gives back what the gateway did not take. */
  void giveBack(Sms sms, AgencySms agency) {
    var sending = sms.sendingAt();
    if (sending != null) {
      var day = LocalDate.ofInstant(sending, ProvinceClock.ZONE);
      database
          .sql("update sms_day set segments = segments - ? where agency_id = ? and spent_on = ?")
          .params(sms.segments(), sms.agencyId(), day)
          .update();
      clear(sms.agencyId(), day, agency);
    }
  }

  /** What is within its limits again, since something was given back or they were raised, is so. */
  void clear(String agencyId, LocalDate day, AgencySms agency) {
    database
        .sql(
            """
            update sms_day set reached_at = case when segments < :daily then null else reached_at end,
              hard_reached_at = case when segments < :hard then null else hard_reached_at end
            where agency_id = :agency and spent_on = :day
            """)
        .param("daily", agency.dailySegments())
        .param("hard", agency.hardSegments())
        .param("agency", agencyId)
        .param("day", day)
        .update();
  }

  private Day locked(String agencyId, LocalDate today) {
    return lock(agencyId, today)
        .orElseGet(
            () -> {
              begin(agencyId, today);
              return lock(agencyId, today).orElseThrow();
            });
  }

  /** Alone: what fails within a transaction of PostgreSQL dooms it, and another may be first. */
  private void begin(String agencyId, LocalDate today) {
    try {
      alone.executeWithoutResult(
          status ->
              database
                  .sql("insert into sms_day (agency_id, spent_on, segments) values (?, ?, 0)")
                  .params(agencyId, today)
                  .update());
    } catch (DuplicateKeyException begunByAnother) {
      log.debug("The day {} of {} was begun by another sender", today, agencyId);
    }
  }

  private Optional<Day> lock(String agencyId, LocalDate today) {
    return database
        .sql("select * from sms_day where agency_id = ? and spent_on = ? for update")
        .params(agencyId, today)
        .query(
            (row, number) ->
                new Day(
                    row.getInt("segments"),
                    row.getObject("reached_at", OffsetDateTime.class) != null,
                    row.getObject("hard_reached_at", OffsetDateTime.class) != null))
        .optional();
  }

  private void reached(String agencyId, LocalDate today, String column, int limit) {
    database
        .sql("update sms_day set " + column + " = ? where agency_id = ? and spent_on = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), agencyId, today)
        .update();
    notifications.tell(
        Notice.about(
                NoticeKind.SMS_BUDGET_REACHED,
                agencyId,
                null,
                List.of(Role.ADMINISTRATOR.at(agencyId)),
                "sms-budget/" + today + "/" + column + "/" + limit,
                String.valueOf(limit))
            .link("/admin/agencies/" + agencyId + "/sms"));
  }
}
