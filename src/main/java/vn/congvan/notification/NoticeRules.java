package vn.congvan.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** An agency's administrator decides by which channel each role is told what. */
@UseCase
public class NoticeRules {

  /** A kind with, for each channel, what holds, what is usual and what may be chosen. */
  public record Line(NoticeKind kind, Map<NoticeChannel, Cell> cells) {

    /** The cell of a channel. */
    public Cell of(NoticeChannel channel) {
      return cells.get(channel);
    }
  }

  /** One cell of the table; with a single choice there is nothing to decide. */
  public record Cell(Manner holds, Manner usual, Set<Manner> choices) {}

  private static final Duration FAILURES_SHOWN_FOR = Duration.ofDays(30);
  private static final int MOST_FAILURES = 50;

  private final JdbcClient database;
  private final ChannelRules rules;
  private final AdministrationRights rights;
  private final Directory directory;
  private final ProvinceClock clock;

  NoticeRules(
      JdbcClient database,
      ChannelRules rules,
      AdministrationRights rights,
      Directory directory,
      ProvinceClock clock) {
    this.database = database;
    this.rules = rules;
    this.rights = rights;
    this.directory = directory;
    this.clock = clock;
  }

  /** The agencies whose rules the person may edit, by name; refuses where there is none. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Agency> agencies(String personId) {
    rights.requireAny(personId);
    return rights.agencies(personId);
  }

  /** What holds for a role in an agency. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Line> table(String personId, String agencyId, Role role) {
    rights.requireAgency(personId, agencyId);
    var decided = rules.of(agencyId);
    return Arrays.stream(NoticeKind.values())
        .map(
            kind -> {
              var cells = new EnumMap<NoticeChannel, Cell>(NoticeChannel.class);
              for (var channel : NoticeChannel.values()) {
                cells.put(
                    channel,
                    new Cell(
                        decided.of(kind).of(role, channel),
                        kind.usual(channel),
                        new TreeSet<>(kind.choices(channel))));
              }
              return new Line(kind, cells);
            })
        .toList();
  }

  /** An e-mail that nobody got, and why. */
  public record Failed(
      String person, NoticeKind kind, MailTrouble trouble, int tries, Instant failedAt) {}

  /** The newest e-mails of an agency that were given up in the last thirty days. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Failed> failedMails(String personId, String agencyId) {
    rights.requireAgency(personId, agencyId);
    var failed = failed(agencyId);
    var names = new HashMap<String, String>();
    directory
        .people(null, failed.stream().map(Failed::person).distinct().toList(), null, null)
        .forEach(person -> names.put(person.id(), person.fullName()));
    return failed.stream()
        .map(
            each ->
                new Failed(
                    names.getOrDefault(each.person(), each.person()),
                    each.kind(),
                    each.trouble(),
                    each.tries(),
                    each.failedAt()))
        .toList();
  }

  private List<Failed> failed(String agencyId) {
    return database
        .sql(
            """
            select n.person_id, n.kind, f.trouble, f.tries, f.failed_at
            from notice_mail_failed f join notice n on n.id = f.notice_id
            where f.failed_at > :since and n.agency_id = :agency
            order by f.failed_at desc, n.id fetch first :most rows only
            """)
        .param("since", clock.instant().minus(FAILURES_SHOWN_FOR).atOffset(ZoneOffset.UTC))
        .param("agency", agencyId)
        .param("most", MOST_FAILURES)
        .query(
            (row, number) ->
                new Failed(
                    row.getString("person_id"),
                    NoticeKind.valueOf(row.getString("kind")),
                    MailTrouble.valueOf(row.getString("trouble")),
                    row.getInt("tries"),
                    Moments.of(row, "failed_at")))
        .list();
  }

  /** Decides how a role is told; a manner that the channel does not have is refused. */
  public void decide(
      String personId,
      String agencyId,
      Role role,
      Map<NoticeKind, Map<NoticeChannel, Manner>> manners) {
    rights.requireAgency(personId, agencyId);
    manners.forEach(
        (kind, channels) ->
            channels.forEach(
                (channel, manner) -> {
                  if (!kind.choices(channel).contains(manner)) {
                    throw new Refusal("Kênh này không có cách báo đó. Hãy chọn lại.");
                  }
                }));
    manners.forEach(
        (kind, channels) ->
            channels.forEach(
                (channel, manner) -> decide(personId, agencyId, role, kind, channel, manner)));
  }

  private void decide(
      String personId,
      String agencyId,
      Role role,
      NoticeKind kind,
      NoticeChannel channel,
      Manner manner) {
    database
        .sql(
            "delete from notice_rule where agency_id = ? and kind = ? and role = ? and channel = ?")
        .param(agencyId)
        .param(kind.name())
        .param(role.key())
        .param(channel.name())
        .update();
    if (manner == kind.usual(channel)) {
      return;
    }
    database
        .sql(
            """
            insert into notice_rule (agency_id, kind, role, channel, manner, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(agencyId)
        .param(kind.name())
        .param(role.key())
        .param(channel.name())
        .param(manner.name())
        .param(personId)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
