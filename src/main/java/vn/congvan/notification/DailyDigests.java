package vn.congvan.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/**
 * Makes one notice a person and working day of what was collected, instead of a flood. A person's
 * digest, and that nothing waits for it any more, are one transaction: after a crash those who have
 * theirs are not told again, and the others still are.
 */
@UseCase
@Recorded(false)
class DailyDigests {

  /** The database's driver binds no more than 65,535 values to one statement. */
  private static final int AT_ONCE = 1000;

  private final JdbcClient database;
  private final WorkingCalendar calendar;
  private final NotificationSettings settings;
  private final ChannelRules rules;
  private final NoticeOutbox outbox;
  private final ProvinceClock clock;

  DailyDigests(
      JdbcClient database,
      WorkingCalendar calendar,
      NotificationSettings settings,
      ChannelRules rules,
      NoticeOutbox outbox,
      ProvinceClock clock) {
    this.database = database;
    this.calendar = calendar;
    this.settings = settings;
    this.rules = rules;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** This morning's hour of the digest; empty before it. */
  public Optional<Instant> hour() {
    var hour = clock.today().atTime(settings.digestAt()).atZone(ProvinceClock.ZONE).toInstant();
    return clock.instant().isBefore(hour) ? Optional.empty() : Optional.of(hour);
  }

  /** A person for whom something was collected in an agency. */
  record Waiting(String personId, String agencyId) {

    static final Waiting FIRST = new Waiting("", "");
  }

  /** For whom something was collected before that hour, and in which agency, from one on. */
  @Transactional(readOnly = true)
  public List<Waiting> waiting(Instant hour, Waiting after, int most) {
    return database
        .sql(
            """
            select distinct person_id, agency_id from notice_for_digest
            where told_at < :hour and (person_id > :person or person_id = :person and agency_id > :agency)
            order by person_id, agency_id fetch first :most rows only
            """)
        .param("hour", hour.atOffset(ZoneOffset.UTC))
        .param("person", after.personId())
        .param("agency", after.agencyId())
        .param("most", most)
        .query((row, number) -> new Waiting(row.getString("person_id"), row.getString("agency_id")))
        .list();
  }

  /** Whether that agency works today; what was collected in one that rests waits on. */
  public boolean isAtWork(String agencyId) {
    return calendar.isWorkingDay(agencyId, clock.today());
  }

  private record Held(
      UUID id, NoticeKind kind, String agencyId, String role, boolean inApp, boolean byMail) {}

  /** Tells one person what was collected; whoever has had today's digest waits for the next one. */
  public void tell(String personId, Instant hour) {
    var held =
        database
            .sql(
                """
                select n.id, n.kind, n.agency_id, n.role, f.in_app, f.by_mail
                from notice_for_digest f join notice n on n.id = f.notice_id
                where f.person_id = :person and f.told_at < :hour
                order by f.told_at for update
                """)
            .param("person", personId)
            .param("hour", hour.atOffset(ZoneOffset.UTC))
            .query(
                (row, number) ->
                    new Held(
                        row.getObject("id", UUID.class),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getString("agency_id"),
                        row.getString("role"),
                        row.getBoolean("in_app"),
                        row.getBoolean("by_mail")))
            .list()
            .stream()
            .filter(each -> isAtWork(each.agencyId()))
            .toList();
    var today = clock.today();
    if (held.isEmpty() || hasHad(personId, today)) {
      return;
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var digestId = UUID.randomUUID();
    var first = held.get(0);
    var inApp = held.stream().anyMatch(Held::inApp);
    write(digestId, personId, first, counts(held), today, now, inApp ? State.UNREAD : State.READ);
    var byMail = held.stream().anyMatch(Held::byMail);
    var manner =
        rules
            .of(first.agencyId(), NoticeKind.DAILY_DIGEST)
            .of(Role.ofKey(first.role()), NoticeChannel.MAIL);
    if (byMail
        && outbox.isOpen()
        && manner == Manner.NOW
        && !rules.isWithoutMail(personId, NoticeKind.DAILY_DIGEST)) {
      outbox.put(digestId, now);
    }
    collect(held.stream().map(Held::id).toList(), digestId);
  }

  private boolean hasHad(String personId, LocalDate day) {
    return database
            .sql(
                "select count(*) from notice where person_id = ? and kind = 'DAILY_DIGEST' and occasion = ?")
            .param(personId)
            .param(day.toString())
            .query(Integer.class)
            .single()
        > 0;
  }

  private void write(
      UUID id,
      String personId,
      Held first,
      String counts,
      LocalDate day,
      OffsetDateTime at,
      State state) {
    database
        .sql(
            """
            insert into notice (id, person_id, kind, occasion, agency_id, urgency, role, words, told_at, state)
            values (?, ?, 'DAILY_DIGEST', ?, ?, 0, ?, ?, ?, ?)
            """)
        .param(id)
        .param(personId)
        .param(day.toString())
        .param(first.agencyId())
        .param(first.role())
        .param(counts)
        .param(at)
        .param(state.name())
        .update();
  }

  private void collect(List<UUID> ids, UUID digestId) {
    for (var from = 0; from < ids.size(); from += AT_ONCE) {
      var portion = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      // What was shown before keeps its own mark of being read.
      database
          .sql(
              """
              update notice set digest_id = :digest, state = case when state = 'HELD' then 'READ' else state end
              where id in (:ids)
              """)
          .param("digest", digestId)
          .param("ids", portion)
          .update();
      database
          .sql("delete from notice_for_digest where notice_id in (:ids)")
          .param("ids", portion)
          .update();
    }
  }

  /** How many of each kind, in the order of the kinds; put into words when it is read. */
  private static String counts(List<Held> held) {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                Held::kind, () -> new EnumMap<>(NoticeKind.class), Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("\n"));
  }
}
