package vn.congvan.sms;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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

  private final JdbcClient database;
  private final Notifications notifications;
  private final ProvinceClock clock;

  SmsBudget(JdbcClient database, Notifications notifications, ProvinceClock clock) {
    this.database = database;
    this.notifications = notifications;
    this.clock = clock;
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
  void giveBack(Sms sms) {
    var sending = sms.sendingAt();
    if (sending != null) {
      database
          .sql("update sms_day set segments = segments - ? where agency_id = ? and spent_on = ?")
          .params(sms.segments(), sms.agencyId(), LocalDate.ofInstant(sending, ProvinceClock.ZONE))
          .update();
    }
  }

  private Day locked(String agencyId, LocalDate today) {
    database
        .sql(
            """
            insert into sms_day (agency_id, spent_on, segments)
            select cast(:agency as varchar(32)), cast(:day as date), 0
            where not exists (select 1 from sms_day where agency_id = :agency and spent_on = :day)
            """)
        .param("agency", agencyId)
        .param("day", today)
        .update();
    return database
        .sql("select * from sms_day where agency_id = ? and spent_on = ? for update")
        .params(agencyId, today)
        .query(
            (row, number) ->
                new Day(
                    row.getInt("segments"),
                    row.getObject("reached_at", OffsetDateTime.class) != null,
                    row.getObject("hard_reached_at", OffsetDateTime.class) != null))
        .single();
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
                "sms-budget/" + today + "/" + column,
                String.valueOf(limit))
            .link("/admin/agencies/" + agencyId + "/sms"));
  }
}
