package vn.congvan.notification;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/** Of which kinds a person wants e-mails, where the kind leaves it to him. */
@UseCase
public class MailChoices {

  /** One kind and whether e-mails of it come; {@code free} where the person may choose. */
  public record Choice(NoticeKind kind, boolean wanted, boolean free) {}

  private final JdbcClient database;
  private final Directory directory;
  private final NoticeOutbox outbox;

  MailChoices(JdbcClient database, Directory directory, NoticeOutbox outbox) {
    this.database = database;
    this.directory = directory;
    this.outbox = outbox;
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
