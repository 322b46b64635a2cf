package vn.congvan.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Moments;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/** Of which kinds a person wants e-mails, where the kind leaves it to him. */
@UseCase
public class MailChoices {

  /** One kind and whether e-mails of it come; {@code free} where the person may choose. */
  public record Choice(NoticeKind kind, boolean wanted, boolean free) {}

  /** An e-mail that did not reach its receiver. */
  public record Failed(MailTrouble trouble, Instant at) {}

  private static final Duration FAILURE_SHOWN_FOR = Duration.ofDays(30);

  private final JdbcClient database;
  private final Directory directory;
  private final NoticeOutbox outbox;
  private final ProvinceClock clock;

  MailChoices(JdbcClient database, Directory directory, NoticeOutbox outbox, ProvinceClock clock) {
    this.database = database;
    this.directory = directory;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether the product sends e-mails at all. */
  @Transactional(readOnly = true)
  public boolean isOpen() {
    return outbox.isOpen();
  }

  /** Where the person's e-mails go; null if nobody has entered an address. */
  @Transactional(readOnly = true)
  public @Nullable String addressOf(String personId) {
    return directory.person(personId).map(Directory.Person::email).orElse(null);
  }

  /** The newest of the person's e-mails that was given up within the last month. */
  @Transactional(readOnly = true)
  public Optional<Failed> lastFailed(String personId) {
    return database
        .sql(
            """
            select f.trouble, f.failed_at from notice_mail_failed f join notice n on n.id = f.notice_id
            where f.failed_at > :since and n.person_id = :person
            order by f.failed_at desc fetch first 1 rows only
            """)
        .param("since", clock.instant().minus(FAILURE_SHOWN_FOR).atOffset(ZoneOffset.UTC))
        .param("person", personId)
        .query(
            (row, number) ->
                new Failed(
                    MailTrouble.valueOf(row.getString("trouble")), Moments.of(row, "failed_at")))
        .optional();
  }

  /** All kinds with the person's choice. */
  @Transactional(readOnly = true)
  public List<Choice> of(String personId) {
    var without =
        new HashSet<>(
            database
                .sql("select kind from notice_without_mail where person_id = ?")
                .param(personId)
                .query(String.class)
                .list());
    return Arrays.stream(NoticeKind.values())
        .map(
            kind ->
                new Choice(
                    kind,
                    !kind.mailMayBeSwitchedOff() || !without.contains(kind.name()),
                    kind.mailMayBeSwitchedOff()))
        .toList();
  }

  /** Keeps of which kinds the person wants e-mails; those he must get he gets all the same. */
  // A person's own convenience, no act of the office.
  @Recorded(false)
  public void choose(String personId, Collection<String> wanted) {
    database.sql("delete from notice_without_mail where person_id = ?").param(personId).update();
    for (var kind : NoticeKind.values()) {
      if (kind.mailMayBeSwitchedOff() && !wanted.contains(kind.name())) {
        database
            .sql("insert into notice_without_mail (person_id, kind) values (?, ?)")
            .param(personId)
            .param(kind.name())
            .update();
      }
    }
  }
}
