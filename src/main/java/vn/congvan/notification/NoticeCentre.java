package vn.congvan.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/** A person's own notices: nobody reads those of another. */
@UseCase
@Recorded(false)
public class NoticeCentre {

  /** Beyond this the bell shows that there are more. */
  public static final int COUNTED = 99;

  private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

  /**
   * One notice as its reader sees it; {@code subject} only where he may see the document now and it
   * is not restricted.
   */
  public record Line(
      UUID id,
      NoticeKind kind,
      String sentence,
      @Nullable UUID documentId,
      @Nullable String numberAndSymbol,
      @Nullable String subject,
      int urgency,
      @Nullable String urgencyInWords,
      @Nullable String insteadOf,
      String address,
      Instant toldAt,
      boolean unread,
      int collected) {}

  /** One page of a person's list; {@code more} tells that older ones follow. */
  public record Page(List<Line> lines, boolean more) {}

  private final JdbcClient database;
  private final NoticePapers papers;
  private final Directory directory;
  private final MessageSource words;
  private final ProvinceClock clock;

  NoticeCentre(
      JdbcClient database,
      NoticePapers papers,
      Directory directory,
      MessageSource words,
      ProvinceClock clock) {
    this.database = database;
    this.papers = papers;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  /** How many notices the person has not read, counted up to one more than {@link #COUNTED}. */
  @Transactional(readOnly = true)
  public int unread(String personId) {
    return database
        .sql(
            """
            select count(*) from (
              select 1 from notice where person_id = ? and state = 'UNREAD' fetch first 100 rows only) counted
            """)
        .param(personId)
        .query(Integer.class)
        .single();
  }

  /** The person's notices, the newest first; optionally only the unread ones. */
  @Transactional(readOnly = true)
  public Page page(String personId, boolean onlyUnread, int from, int most, Locale locale) {
    var rows =
        database
            .sql(
                SELECT
                    + " where n.person_id = :person and n.state in (:states)"
                    + " order by n.told_at desc, n.id offset :from rows fetch first :most rows only")
            .param("person", personId)
            .param("states", onlyUnread ? List.of("UNREAD") : List.of("UNREAD", "READ"))
            .param("from", from)
            .param("most", most + 1)
            .query(NoticeCentre::row)
            .list();
    var shown = rows.size() > most ? rows.subList(0, most) : rows;
    return new Page(lines(shown, personId, locale), rows.size() > most);
  }

  /** What a digest of the person's was made of. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Line> collectedIn(UUID digestId, String personId, Locale locale) {
    own(digestId, personId);
    var rows =
        database
            .sql(
                SELECT
                    + " where n.digest_id = :digest and n.person_id = :person order by n.kind, n.told_at, n.id")
            .param("digest", digestId)
            .param("person", personId)
            .query(NoticeCentre::row)
            .list();
    return lines(rows, personId, locale);
  }

  /** Marks a notice of the person's as read and says where it leads. */
  public String open(UUID noticeId, String personId) {
    var row = own(noticeId, personId);
    read(noticeId);
    return address(row);
  }

  /** Marks a notice of the person's as read. */
  public void read(UUID noticeId, String personId) {
    own(noticeId, personId);
    read(noticeId);
  }

  /** Marks all notices of the person's as read that he was told until that moment. */
  public void readAll(String personId, Instant until) {
    database
        .sql(
            "update notice set state = 'READ' where person_id = ? and state = 'UNREAD' and told_at <= ?")
        .param(personId)
        .param(until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The moment until which the lists reach. */
  @Transactional(readOnly = true)
  public Instant now() {
    return clock.instant();
  }

  private void read(UUID noticeId) {
    database.sql("update notice set state = 'READ' where id = ?").param(noticeId).update();
  }

  private Row own(UUID noticeId, String personId) {
    return database
        .sql(SELECT + " where n.id = :id and n.person_id = :person and n.state <> 'HELD'")
        .param("id", noticeId)
        .param("person", personId)
        .query(NoticeCentre::row)
        .optional()
        .orElseThrow(() -> new NotFound("Không tìm thấy thông báo này."));
  }

  private static final String SELECT =
      """
      select n.id, n.kind, n.document_id, n.urgency, n.instead_of, n.words, n.task_id, n.link, n.told_at, n.state,
        case when n.kind = 'DAILY_DIGEST'
          then (select count(*) from notice c where c.digest_id = n.id) else 0 end as collected
      from notice n""";

  private record Row(
      UUID id,
      NoticeKind kind,
      @Nullable UUID documentId,
      int urgency,
      @Nullable String insteadOf,
      String words,
      @Nullable String taskId,
      @Nullable String link,
      Instant toldAt,
      String state,
      int collected) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        NoticeKind.valueOf(row.getString("kind")),
        row.getObject("document_id", UUID.class),
        row.getInt("urgency"),
        row.getString("instead_of"),
        row.getString("words"),
        row.getString("task_id"),
        row.getString("link"),
        Moments.of(row, "told_at"),
        row.getString("state"),
        row.getInt("collected"));
  }

  private List<Line> lines(List<Row> rows, String personId, Locale locale) {
    var seen =
        papers.of(personId, rows.stream().map(Row::documentId).filter(Objects::nonNull).toList());
    var names = new HashMap<String, String>();
    var away = rows.stream().map(Row::insteadOf).filter(Objects::nonNull).distinct().toList();
    directory
        .people(null, away, null, null)
        .forEach(person -> names.put(person.id(), person.fullName()));
    return rows.stream()
        .map(
            row -> {
              var paper = row.documentId() == null ? null : seen.get(row.documentId());
              return new Line(
                  row.id(),
                  row.kind(),
                  NoticePapers.hides(row.kind(), row.documentId(), paper)
                      ? NoticeSentence.ofKind(words, row.kind(), locale)
                      : NoticeSentence.of(words, row.kind(), row.words(), locale),
                  paper == null ? null : row.documentId(),
                  paper == null ? null : paper.numberAndSymbol(),
                  paper == null ? null : paper.subject(),
                  row.urgency(),
                  urgencyInWords(row.urgency(), locale),
                  row.insteadOf() == null ? null : names.get(row.insteadOf()),
                  address(row),
                  row.toldAt(),
                  row.state().equals(State.UNREAD.name()),
                  row.collected());
            })
        .toList();
  }

  private static @Nullable String urgencyInWords(int value, Locale locale) {
    return Urgency.of(value)
        .filter(urgency -> urgency != Urgency.NORMAL)
        .map(
            urgency -> locale.getLanguage().equals("en") ? urgency.english() : urgency.vietnamese())
        .orElse(null);
  }

  private static String address(Row row) {
    if (row.taskId() != null) {
      return TASK + row.taskId();
    }
    if (row.link() != null) {
      return row.link();
    }
    if (row.kind() == NoticeKind.DAILY_DIGEST) {
      return "/notices/" + row.id();
    }
    return row.documentId() == null ? "/notices" : "/documents/" + row.documentId();
  }
}
