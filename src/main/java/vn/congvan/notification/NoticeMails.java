package vn.congvan.notification;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/**
 * Sends the e-mails of notices, one to a transaction: its row is claimed first and deleted last. A
 * crash between the server's answer and the commit sends an e-mail again under the same Message-ID,
 * by which mail programs know it for the same.
 */
@UseCase
@Recorded(false)
class NoticeMails {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final int LINES_OF_A_DIGEST = 50;

  private final JdbcClient database;
  private final Directory directory;
  private final MessageSource words;
  private final NotificationSettings settings;
  private final ProvinceClock clock;
  private final @Nullable JavaMailSender server;

  NoticeMails(
      JdbcClient database,
      Directory directory,
      MessageSource words,
      NotificationSettings settings,
      ProvinceClock clock,
      ObjectProvider<JavaMailSender> servers) {
    this.database = database;
    this.directory = directory;
    this.words = words;
    this.settings = settings;
    this.clock = clock;
    this.server = servers.getIfAvailable();
  }

  /** The e-mails that may be sent now, oldest first; none without a server. */
  @Transactional(readOnly = true)
  public List<UUID> due(int most) {
    return server == null
        ? List.of()
        : database
            .sql(
                "select notice_id from notice_mail where due_at <= ? order by due_at, notice_id fetch first ? rows only")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .param(most)
            .query(UUID.class)
            .list();
  }

  private record Waiting(
      NoticeKind kind,
      String personId,
      String words,
      @Nullable String paper,
      @Nullable String subject) {}

  /** Sends one e-mail; another that has it in hand, or had it, leaves nothing to do. */
  public void send(UUID noticeId) throws MessagingException {
    var claimed =
        database
            .sql("select notice_id from notice_mail where notice_id = ? for update skip locked")
            .param(noticeId)
            .query(UUID.class)
            .optional();
    if (claimed.isEmpty() || server == null) {
      return;
    }
    var waiting =
        database
            .sql(
                """
                select n.kind, n.person_id, n.words, d.number, d.symbol, d.subject, d.secrecy
                from notice n left join document d on d.id = n.document_id where n.id = ?
                """)
            .param(noticeId)
            .query(NoticeMails::waiting)
            .single();
    // Who has left, or has no address any more, gets none.
    var address =
        directory
            .person(waiting.personId())
            .filter(person -> !person.left())
            .map(Directory.Person::email)
            .orElse(null);
    if (address != null) {
      var message = server.createMimeMessage();
      var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      helper.setFrom(settings.mailFrom());
      helper.setTo(address);
      helper.setSubject(NoticeCentre.sentence(words, waiting.kind(), waiting.words(), VIETNAMESE));
      helper.setText(text(noticeId, waiting));
      message.setHeader("Auto-Submitted", "auto-generated");
      // Spring keeps an id that is set before it sends.
      message.setHeader("Message-ID", "<" + noticeId + "@congvan>");
      server.send(message);
    }
    database.sql("delete from notice_mail where notice_id = ?").param(noticeId).update();
  }

  /** Keeps an e-mail that was not taken for later, and gives it up after the last try. */
  public void postpone(UUID noticeId, String trouble) {
    var tries =
        database
            .sql("select tries from notice_mail where notice_id = ? for update")
            .param(noticeId)
            .query(Integer.class)
            .optional();
    if (tries.isEmpty()) {
      return;
    }
    if (tries.get() >= settings.tryAgain().size()) {
      database.sql("delete from notice_mail where notice_id = ?").param(noticeId).update();
      return;
    }
    database
        .sql("update notice_mail set tries = ?, due_at = ?, trouble = ? where notice_id = ?")
        .param(tries.get() + 1)
        .param(clock.instant().plus(settings.tryAgain().get(tries.get())).atOffset(ZoneOffset.UTC))
        .param(trouble)
        .param(noticeId)
        .update();
  }

  private String text(UUID noticeId, Waiting waiting) {
    var lines = new ArrayList<String>();
    lines.add(NoticeCentre.sentence(words, waiting.kind(), waiting.words(), VIETNAMESE));
    describe(waiting, lines);
    if (waiting.kind() == NoticeKind.DAILY_DIGEST) {
      lines.add("");
      collected(noticeId)
          .forEach(
              each -> {
                lines.add(
                    "- " + NoticeCentre.sentence(words, each.kind(), each.words(), VIETNAMESE));
                describe(each, lines);
              });
    }
    lines.add("");
    lines.add(say("notice.mail.open", settings.address() + "/notices"));
    lines.add("");
    lines.add(say("notice.mail.why"));
    return String.join("\n", lines);
  }

  private void describe(Waiting waiting, List<String> lines) {
    if (waiting.paper() != null && !waiting.paper().isEmpty()) {
      lines.add(say("notice.mail.paper", waiting.paper()));
    }
    if (waiting.subject() != null) {
      lines.add(say("notice.mail.subject", waiting.subject()));
    }
  }

  private List<Waiting> collected(UUID digestId) {
    return database
        .sql(
            """
            select n.kind, n.person_id, n.words, d.number, d.symbol, d.subject, d.secrecy
            from notice n left join document d on d.id = n.document_id
            where n.digest_id = ? order by n.kind, n.told_at, n.id fetch first ? rows only
            """)
        .param(digestId)
        .param(LINES_OF_A_DIGEST)
        .query(NoticeMails::waiting)
        .list();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        NoticeKind.valueOf(row.getString("kind")),
        row.getString("person_id"),
        row.getString("words"),
        DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol")),
        row.getInt("secrecy") == Secrecy.NONE.value() ? row.getString("subject") : null);
  }

  private String say(String key, Object... arguments) {
    return words.getMessage(key, arguments, VIETNAMESE);
  }
}
