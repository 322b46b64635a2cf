package vn.congvan.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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

  /**
   * The people for whom something was collected before that hour, in agencies that work today, from
   * one id on.
   */
  @Transactional(readOnly = true)
  public List<String> people(Instant hour, Collection<String> agencies, String after, int most) {
    return agencies.isEmpty()
        ? List.of()
        : database
            .sql(
                """
                select distinct person_id from notice_for_digest
                where person_id > :after and told_at < :hour and agency_id in (:agencies)
                order by person_id fetch first :most rows only
                """)
            .param("after", after)
            .param("hour", hour.atOffset(ZoneOffset.UTC))
            .param("agencies", agencies)
            .param("most", most)
            .query(String.class)
            .list();
  }

  /** The agencies for which something was collected and that work today. */
  @Transactional(readOnly = true)
  public List<String> agenciesAtWork() {
    var today = clock.today();
    return database
        .sql("select distinct agency_id from notice_for_digest")
        .query(String.class)
        .list()
        .stream()
        .filter(agency -> calendar.isWorkingDay(agency, today))
        .toList();
  }

  private record Held(
      UUID id, NoticeKind kind, String agencyId, String role, boolean inApp, boolean byMail) {}

  /** Tells one person what was collected; whoever has had today's digest waits for the next one. */
  public void tell(String personId, Instant hour, Collection<String> agencies) {
    var held =
        database
            .sql(
                """
                select n.id, n.kind, n.agency_id, n.role, f.in_app, f.by_mail
                from notice_for_digest f join notice n on n.id = f.notice_id
                where f.person_id = :person and f.told_at < :hour and f.agency_id in (:agencies)
                order by f.told_at for update
                """)
            .param("person", personId)
            .param("hour", hour.atOffset(ZoneOffset.UTC))
            .param("agencies", agencies)
            .query(
                (row, number) ->
                    new Held(
                        row.getObject("id", UUID.class),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getString("agency_id"),
                        row.getString("role"),
                        row.getBoolean("in_app"),
                        row.getBoolean("by_mail")))
            .list();
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
    database
        .sql("update notice set digest_id = :digest where id in (:ids)")
        .param("digest", digestId)
        .param("ids", ids)
        .update();
    // What was shown before keeps its own mark of being read.
    database
        .sql("update notice set state = 'READ' where id in (:ids) and state = 'HELD'")
        .param("ids", ids)
        .update();
    database
        .sql("delete from notice_for_digest where notice_id in (:ids)")
        .param("ids", ids)
        .update();
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
