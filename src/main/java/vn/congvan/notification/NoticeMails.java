package vn.congvan.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/**
 * The e-mails of notices: one is taken in hand in a transaction, sent outside of any, and its row
 * deleted in another. A crash in between sends it again later under the same Message-ID, by which
 * mail programs know it for the same.
 */
@UseCase
@Recorded(false)
class NoticeMails {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final int LINES_OF_A_DIGEST = 50;
  private static final int LONGEST_SUBJECT = 150;

  /** Longer than any server may think, by {@code longest-call}. */
  private static final Duration IN_HAND = Duration.ofMinutes(10);

  private final JdbcClient database;
  private final Directory directory;
  private final MessageSource words;
  private final NotificationSettings settings;
  private final ProvinceClock clock;
  private final NoticePapers papers;
  private final NoticeOutbox outbox;
  private final Notifications notifications;

  NoticeMails(
      JdbcClient database,
      Directory directory,
      MessageSource words,
      NotificationSettings settings,
      ProvinceClock clock,
      NoticePapers papers,
      NoticeOutbox outbox,
      Notifications notifications) {
    this.database = database;
    this.directory = directory;
    this.words = words;
    this.settings = settings;
    this.clock = clock;
    this.papers = papers;
    this.outbox = outbox;
    this.notifications = notifications;
  }

  /** The e-mails that may be sent now, oldest first; none without a server. */
  @Transactional(readOnly = true)
  public List<UUID> due(int most) {
    return !outbox.isOpen()
        ? List.of()
        : database
            .sql(
                "select notice_id from notice_mail where due_at <= ? order by due_at, notice_id fetch first ? rows only")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .param(most)
            .query(UUID.class)
            .list();
  }

  /** An e-mail as it is handed to the server. */
  record Letter(UUID noticeId, String address, String subject, String text) {}

  private record Waiting(
      NoticeKind kind, String personId, String words, @Nullable UUID documentId) {}

  /**
   * Takes one e-mail in hand for a while; empty where another has it, had it, or nobody is to get
   * it any more.
   */
  public Optional<Letter> take(UUID noticeId) {
    var now = clock.instant();
    var due =
        database
            .sql(
                "select notice_id from notice_mail where notice_id = ? and due_at <= ? for update skip locked")
            .param(noticeId)
            .param(now.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .optional();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    var waiting =
        database
            .sql("select kind, person_id, words, document_id from notice where id = ?")
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
    if (address == null) {
      gone(noticeId);
      return Optional.empty();
    }
    database
        .sql("update notice_mail set due_at = ? where notice_id = ?")
        .param(now.plus(IN_HAND).atOffset(ZoneOffset.UTC))
        .param(noticeId)
        .update();
    var collected =
        waiting.kind() == NoticeKind.DAILY_DIGEST ? collected(noticeId) : List.<Waiting>of();
    var seen =
        papers.of(
            waiting.personId(),
            Stream.concat(Stream.of(waiting), collected.stream())
                .map(Waiting::documentId)
                .filter(Objects::nonNull)
                .toList());
    return Optional.of(
        new Letter(
            noticeId, address, subject(waiting, seen), text(noticeId, waiting, collected, seen)));
  }

  /** What somebody wrote may be long; all of it stands in the text. */
  private String subject(Waiting waiting, Map<UUID, NoticePapers.Paper> seen) {
    var sentence = sentence(waiting, seen);
    return sentence.codePointCount(0, sentence.length()) <= LONGEST_SUBJECT
        ? sentence
        : sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }

  /** The server has the e-mail: nothing waits any more. */
  public void gone(UUID noticeId) {
    database.sql("delete from notice_mail where notice_id = ?").param(noticeId).update();
  }

  /**
   * Keeps an e-mail that was not taken for later; after the last try it is given up, and the
   * agency's administrators are told, once a day.
   */
  public void postpone(UUID noticeId, MailTrouble kind, String trouble) {
    var tries =
        database
            .sql("select tries from notice_mail where notice_id = ? for update")
            .param(noticeId)
            .query(Integer.class)
            .optional();
    if (tries.isEmpty()) {
      return;
    }
    if (kind.isForGood() || tries.get() >= settings.tryAgain().size()) {
      giveUp(noticeId, tries.get() + 1, kind);
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

  private void giveUp(UUID noticeId, int tries, MailTrouble trouble) {
    database.sql("delete from notice_mail where notice_id = ?").param(noticeId).update();
    database
        .sql(
            """
            insert into notice_mail_failed (notice_id, tries, trouble, failed_at)
            values (:notice, :tries, :trouble, :at)
            """)
        .param("notice", noticeId)
        .param("tries", tries)
        .param("trouble", trouble.name())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    var receiver =
        database
            .sql("select agency_id, person_id from notice where id = ?")
            .param(noticeId)
            .query((row, number) -> new Receiver(row.getString(1), row.getString(2)))
            .single();
    notifications.tell(
        Notice.about(
                NoticeKind.MAIL_FAILED,
                receiver.agencyId(),
                null,
                List.of(Role.ADMINISTRATOR.at(receiver.agencyId())),
                "mail/" + clock.today(),
                directory
                    .person(receiver.personId())
                    .map(Directory.Person::fullName)
                    .orElse(receiver.personId()),
                trouble.in(VIETNAMESE),
                trouble.in(Locale.ENGLISH))
            .link("/admin/notices?agency=" + receiver.agencyId()));
  }

  private record Receiver(String agencyId, String personId) {}

  private String sentence(Waiting waiting, Map<UUID, NoticePapers.Paper> seen) {
    return NoticePapers.hides(waiting.kind(), waiting.documentId(), paper(waiting, seen))
        ? NoticeSentence.ofKind(words, waiting.kind(), VIETNAMESE)
        : NoticeSentence.of(words, waiting.kind(), waiting.words(), VIETNAMESE);
  }

  private static NoticePapers.@Nullable Paper paper(
      Waiting waiting, Map<UUID, NoticePapers.Paper> seen) {
    return waiting.documentId() == null ? null : seen.get(waiting.documentId());
  }

  private String text(
      UUID noticeId, Waiting waiting, List<Waiting> collected, Map<UUID, NoticePapers.Paper> seen) {
    var lines = new ArrayList<String>();
    lines.add(sentence(waiting, seen));
    describe(waiting, seen, lines);
    if (waiting.kind() == NoticeKind.DAILY_DIGEST) {
      lines.add("");
      collected.forEach(
          each -> {
            lines.add("- " + sentence(each, seen));
            describe(each, seen, lines);
          });
      var left = howMany(noticeId) - collected.size();
      if (left > 0) {
        lines.add(say("notice.mail.more", left));
      }
    }
    lines.add("");
    lines.add(say("notice.mail.open", settings.address() + "/notices"));
    lines.add("");
    lines.add(say("notice.mail.why"));
    return String.join("\n", lines);
  }

  private void describe(Waiting waiting, Map<UUID, NoticePapers.Paper> seen, List<String> lines) {
    var paper = paper(waiting, seen);
    if (paper == null) {
      return;
    }
    if (paper.numberAndSymbol() != null) {
      lines.add(say("notice.mail.paper", paper.numberAndSymbol()));
    }
    if (paper.subject() != null) {
      lines.add(say("notice.mail.subject", paper.subject()));
    }
  }

  private List<Waiting> collected(UUID digestId) {
    return database
        .sql(
            """
            select kind, person_id, words, document_id from notice
            where digest_id = ? order by kind, told_at, id fetch first ? rows only
            """)
        .param(digestId)
        .param(LINES_OF_A_DIGEST)
        .query(NoticeMails::waiting)
        .list();
  }

  private int howMany(UUID digestId) {
    return database
        .sql("select count(*) from notice where digest_id = ?")
        .param(digestId)
        .query(Integer.class)
        .single();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        NoticeKind.valueOf(row.getString("kind")),
        row.getString("person_id"),
        row.getString("words"),
        row.getObject("document_id", UUID.class));
  }

  private String say(String key, Object... arguments) {
    return words.getMessage(key, arguments, VIETNAMESE);
  }
}
