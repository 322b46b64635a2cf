package vn.congvan.document;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Limit;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * The documents of all agencies, for the other capabilities: each act changes the document and
 * writes its line of history in one transaction.
 *
 * <p>Who may do it has been decided before, by the capability that calls.
 */
@UseCase
public class Documents {

  private static final int LONGEST_DETAIL = 1000;
  private static final int LONGEST_COMMENT = 4000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Duration ONE_READING = Duration.ofMinutes(10);

  private final EntityManager entities;
  private final JdbcClient database;
  private final Access access;
  private final DocumentClocks clocks;
  private final ProvinceClock clock;
  private final ApplicationEventPublisher events;

  Documents(
      EntityManager entities,
      JdbcClient database,
      Access access,
      DocumentClocks clocks,
      ProvinceClock clock,
      ApplicationEventPublisher events) {
    this.entities = entities;
    this.database = database;
    this.access = access;
    this.clocks = clocks;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Takes in what has come and opens it to the agency's clerks, leaders and supervisors; returns
   * the new id.
   */
  public UUID arrive(NewArrival arrival) {
    return arriveAll(List.of(arrival)).get(0);
  }

  /** The same for many at once; returns the new ids in the same order. */
  public List<UUID> arriveAll(List<NewArrival> arrivals) {
    var arrived = new LinkedHashMap<Document, NewArrival>();
    arrivals.forEach(arrival -> arrived.put(new Document(arrival), arrival));
    arrived.keySet().forEach(entities::persist);
    // The audience is written past the persistence context, which must not still hold the rows
    // back.
    entities.flush();
    var audiences = new LinkedHashMap<UUID, List<String>>();
    for (var document : arrived.keySet()) {
      audiences.put(
          document.id(),
          Stream.of(Role.CLERK, Role.LEADER, Role.SUPERVISOR)
              .map(role -> role.at(document.agencyId()))
              .toList());
    }
    access.openNew(audiences);
    arrived.forEach(
        (document, arrival) ->
            write(
                document.id(),
                arrival.arrivedAt(),
                arrival.addedBy(),
                null,
                EventKind.ARRIVED,
                "Kênh: " + arrival.channel().vietnamese()));
    clocks.begin(arrived);
    return arrived.keySet().stream().map(Document::id).toList();
  }

  /** Begins an outgoing document and opens it to the post that drafts it; returns the new id. */
  public UUID draft(NewDraft draft) {
    var document = new Document(draft, clock.instant());
    entities.persist(document);
    entities.flush();
    access.open(document.id(), Directory.postGroup(draft.drafterPost()));
    record(document.id(), draft.by(), EventKind.DRAFTED, null);
    return document.id();
  }

  /** What an outgoing document is about, as long as it is not signed. */
  public void describe(
      UUID documentId,
      String typeCode,
      String subject,
      @Nullable String field,
      int urgency,
      String by) {
    lock(documentId).describe(typeCode, subject, field, urgency);
    clocks.urgency(documentId, urgency, by);
  }

  /** Puts these files in place of those the outgoing document has. */
  public void holdFiles(UUID documentId, List<ArrivedFile> files, String by) {
    lock(documentId).holdFiles(files, clock.instant(), by);
  }

  /** The draft goes to those who answer for content and form (Decree 30/2020, Art. 11 and 12). */
  public void inReview(UUID documentId, String by, @Nullable String to) {
    var document = lock(documentId);
    document.inReview();
    clocks.follow(document, by);
    record(documentId, by, EventKind.SENT_TO_REVIEW, to);
  }

  /** The draft lies before the signer (Decree 30/2020, Art. 13). */
  public void awaitingSignature(UUID documentId, String by, @Nullable String to) {
    awaitingSignature(documentId, by, to, null);
  }

  /** The same, where the post is known that signs. */
  public void awaitingSignature(
      UUID documentId, String by, @Nullable String to, @Nullable UUID signerPost) {
    var document = lock(documentId);
    document.awaitingSignature();
    clocks.follow(document, signerPost, by);
    record(documentId, by, EventKind.SENT_TO_SIGNER, to);
  }

  /** The draft goes back to its drafter with the reason. */
  public void backToDrafter(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.backToDrafter();
    clocks.follow(document, by);
    record(documentId, by, EventKind.DRAFT_RETURNED, reason);
  }

  /** The document has a number and the date that is printed with it. */
  public void numbered(UUID documentId, OutgoingNumber number, LocalDate on, String by) {
    lock(documentId).numbered(number, on);
    record(documentId, by, EventKind.NUMBERED, number.toString());
  }

  /** The date that is printed with the number was corrected; the number stays. */
  public void redated(UUID documentId, OutgoingNumber number, LocalDate on, String by) {
    var document = lock(documentId);
    var before = document.view().issuedOn();
    document.numbered(number, on);
    record(
        documentId,
        by,
        EventKind.NUMBERED,
        number
            + ": sửa ngày văn bản "
            + (before == null ? "" : DAY.format(before) + " ")
            + "thành "
            + DAY.format(on));
  }

  /** The document's number was voided for that reason. */
  public void withoutNumber(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    var had = document.view().numberAndSymbol();
    document.withoutNumber();
    record(documentId, by, EventKind.NUMBER_VOIDED, had + ". Lý do: " + reason);
  }

  /** The authorised person has signed (Decree 30/2020, Art. 13). */
  public void signed(UUID documentId, String signer, String position, String by) {
    var document = lock(documentId);
    document.signed(signer, position);
    clocks.follow(document, by);
    record(documentId, by, EventKind.SIGNED, signer + ", " + position);
  }

  /**
   * The document is issued (Decree 30/2020, Art. 18), and the archive may see it; {@code to} names
   * the receivers in words, as the register will show.
   */
  public void issue(UUID documentId, String by, @Nullable String to) {
    var document = lock(documentId);
    document.issue(clock.instant(), by, to);
    clocks.follow(document, by);
    access.open(documentId, Role.ARCHIVIST.at(document.agencyId()));
    record(documentId, by, EventKind.ISSUED, to);
  }

  /** How many copies of a document were issued (Decree 30/2020, Appendix IV, column 7). */
  public void issuedCopies(UUID documentId, int number) {
    lock(documentId).issuedCopies(number);
  }

  /** The draft is given up. */
  public void drop(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.drop(clock.instant(), reason);
    clocks.follow(document, by);
    record(documentId, by, EventKind.DROPPED, reason);
  }

  /**
   * The document is recalled: frozen with everything it has, at the sender's and at the receiver's
   * (Decree 30/2020, Art. 18.4).
   */
  public void recall(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.recall(clock.instant(), reason);
    clocks.follow(document, by);
    record(documentId, by, EventKind.RECALLED, reason);
  }

  /** Another document has come in its place (Decree 30/2020, Art. 18.3). */
  public void replace(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.replace(clock.instant(), reason);
    clocks.follow(document, by);
    record(documentId, by, EventKind.REPLACED, reason);
  }

  /** Remembers which process instance works on the document. */
  public void startedProcess(UUID documentId, String processInstanceId) {
    get(documentId).startedProcess(processInstanceId);
  }

  /** The document; usable inside the caller's transaction. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Document get(UUID documentId) {
    var document = entities.find(Document.class, documentId);
    if (document == null) {
      throw new NotFound("Không tìm thấy văn bản.");
    }
    return document;
  }

  /** The document as others see it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public DocumentView view(UUID documentId) {
    return get(documentId).view();
  }

  /** The document, read afresh and locked against every other transaction until this one ends. */
  @Recorded(false)
  public Document lock(UUID documentId) {
    var document = get(documentId);
    entities.flush();
    entities.refresh(document, LockModeType.PESSIMISTIC_WRITE);
    return document;
  }

  /** Enters what the clerk registered, under the number the register gave. */
  public void register(UUID documentId, Particulars entered, ArrivalNumber number, String by) {
    var document = lock(documentId);
    document.register(entered, number, clock.instant(), by);
    clocks.follow(document, by);
    record(documentId, by, EventKind.REGISTERED, "Số đến " + number);
  }

  /**
   * Removes all files of the document; returns the bytes that no document has any more, by their
   * names in the content store.
   */
  public List<String> removeFiles(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    var removed = document.view().files().stream().map(AttachmentView::sha256).distinct().toList();
    document.removeFiles();
    entities.flush();
    record(documentId, by, EventKind.FILES_REMOVED, reason + " (số tệp: " + removed.size() + ")");
    return removed.stream().filter(sha256 -> !haveFile(sha256)).toList();
  }

  /** Whether any document has a file of these bytes. */
  @Transactional(readOnly = true)
  public boolean haveFile(String sha256) {
    return database
            .sql("select count(*) from attachment where sha256 = ?")
            .param(sha256)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Gives the document another number instead of one that was voided for that reason. */
  public void renumber(UUID documentId, ArrivalNumber number, String reason, String by) {
    var document = lock(documentId);
    var voided = document.arrivalNumber();
    document.renumber(number, clock.instant(), by);
    record(
        documentId,
        by,
        EventKind.ENTRY_VOIDED,
        "Hủy số đến " + voided + ", số đến mới " + number + ". Lý do: " + reason);
  }

  /**
   * Submits the document to a leader; {@code to} is the leader in words, as the register will show.
   */
  public void inDirection(UUID documentId, String by, String to) {
    inDirection(documentId, by, to, null);
  }

  /** The same, where the leader's post is known. */
  public void inDirection(UUID documentId, String by, String to, @Nullable UUID leaderPost) {
    var document = lock(documentId);
    var again = document.state() == DocumentState.IN_DIRECTION;
    document.inDirection(clock.instant(), to);
    clocks.follow(document, leaderPost, by);
    record(documentId, by, again ? EventKind.RESUBMITTED : EventKind.SUBMITTED, to);
  }

  /**
   * Hands the document to those who handle it; {@code to} names them in words, as the register will
   * show.
   */
  public void inWork(UUID documentId, String by, String to) {
    var document = lock(documentId);
    document.inWork(clock.instant(), to);
    clocks.follow(document, by);
    record(documentId, by, EventKind.FORWARDED, to);
  }

  /** What was submitted or handed to a unit is with the clerk again, who sends it on anew. */
  public void backToClerk(UUID documentId) {
    var document = lock(documentId);
    document.backToClerk();
    clocks.follow(document, null);
  }

  /** Every row of work is done; the result waits for its confirmation. */
  public void confirming(UUID documentId, String by) {
    var document = lock(documentId);
    document.confirming();
    clocks.follow(document, by);
    record(documentId, by, EventKind.CONFIRMING, null);
  }

  /** The result was not enough: work goes on. */
  public void reopen(UUID documentId, String by, @Nullable String reason) {
    var document = lock(documentId);
    document.inWork(clock.instant(), null);
    clocks.follow(document, by);
    record(documentId, by, EventKind.REOPENED, reason);
  }

  /** Closes the document, which the archive may see from now on. */
  public void close(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.close(clock.instant(), reason);
    clocks.follow(document, by);
    access.open(documentId, Role.ARCHIVIST.at(document.agencyId()));
    record(documentId, by, EventKind.CLOSED, reason);
  }

  /** Keeps the document for information without any further work. */
  public void note(UUID documentId, String by, @Nullable String reason) {
    var document = lock(documentId);
    document.note(clock.instant(), reason);
    clocks.follow(document, by);
    access.open(documentId, Role.ARCHIVIST.at(document.agencyId()));
    record(documentId, by, EventKind.NOTED, reason);
  }

  /**
   * Returns the document to its sender, who may then correct what is wrong (Decree 30/2020, Art.
   * 21).
   */
  public void returnToSender(UUID documentId, String by, String reason) {
    var document = lock(documentId);
    document.returnToSender(clock.instant(), reason);
    clocks.follow(document, by);
    record(documentId, by, EventKind.RETURNED, reason);
  }

  /**
   * Sets or moves the deadline to a date that somebody has given; the first one stays known as the
   * original one.
   */
  public void dueAt(UUID documentId, Instant dueAt) {
    dueAt(documentId, dueAt, Limit.byDate(), DeadlineTurn.CORRECTED, null, null);
  }

  /** The same, told how the deadline was reckoned, why it moves, and whose work it limits first. */
  public void dueAt(
      UUID documentId,
      Instant dueAt,
      Limit limit,
      DeadlineTurn why,
      @Nullable UUID postId,
      @Nullable String by) {
    var document = lock(documentId);
    document.dueAt(dueAt);
    entities.flush();
    clocks.due(document, dueAt, limit, why, postId, by);
  }

  /** Writes a line of history. */
  public void record(UUID documentId, String actor, EventKind kind, @Nullable String detail) {
    write(documentId, clock.instant(), actor, null, kind, detail);
  }

  /** Writes a line of history of what a substitute did for someone. */
  public void record(
      UUID documentId, String actor, String onBehalfOf, EventKind kind, @Nullable String detail) {
    write(documentId, clock.instant(), actor, onBehalfOf, kind, detail);
  }

  /** Adds a comment on one of the three levels of the handling slip. */
  public void comment(UUID documentId, CommentLevel level, String author, String text) {
    var said = text.strip();
    if (said.isEmpty()) {
      throw new Refusal(
          "Hãy nhập nội dung ý kiến.", Map.of("text", new Sentence("Chưa có nội dung.")));
    }
    if (said.length() > LONGEST_COMMENT) {
      throw new Refusal(
          "Ý kiến quá dài.", Map.of("text", new Sentence("Tối đa %s ký tự.", LONGEST_COMMENT)));
    }
    entities.persist(new DocumentComment(documentId, level, author, clock.instant(), said));
    record(documentId, author, EventKind.COMMENTED, level.vietnamese());
  }

  /**
   * Records that a person opened the document. One reading is told once, however often its pages
   * and files are fetched in the meantime; when it was opened last is kept each time.
   */
  public void opened(UUID documentId, String personId) {
    var now = clock.instant();
    // Two windows of one person would otherwise meet at the primary key; and who takes the document
    // back must not overlook who opens it at the same moment.
    lock(documentId);
    var told =
        database
            .sql(
                "select told_at from document_opening where document_id = :document and person_id = :person")
            .param("document", documentId)
            .param("person", personId)
            .query(OffsetDateTime.class)
            .optional();
    var sameReading = told.filter(at -> at.toInstant().plus(ONE_READING).isAfter(now));
    database
        .sql(
            told.isEmpty()
                ? """
                insert into document_opening (document_id, person_id, first_opened_at, last_opened_at, told_at)
                values (:document, :person, :at, :at, :told)
                """
                : """
                update document_opening set last_opened_at = :at, told_at = :told
                where document_id = :document and person_id = :person
                """)
        .param("document", documentId)
        .param("person", personId)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("told", sameReading.orElseGet(() -> now.atOffset(ZoneOffset.UTC)))
        .update();
    if (sameReading.isEmpty()) {
      write(documentId, now, personId, null, EventKind.OPENED, null);
    }
  }

  /** Who has opened the document, and when each did so last. */
  @Transactional(readOnly = true)
  public Map<String, Instant> openings(UUID documentId) {
    var openings = new HashMap<String, Instant>();
    database
        .sql("select person_id, last_opened_at from document_opening where document_id = :document")
        .param("document", documentId)
        .query(
            row -> {
              openings.put(row.getString("person_id"), Moments.of(row, "last_opened_at"));
            });
    return openings;
  }

  /** The comments, oldest first. */
  @Transactional(readOnly = true)
  public List<Comment> comments(UUID documentId) {
    return entities
        .createQuery(
            "select c from DocumentComment c where c.documentId = :id order by c.writtenAt, c.id",
            DocumentComment.class)
        .setParameter("id", documentId)
        .getResultStream()
        .map(DocumentComment::view)
        .toList();
  }

  /** The history, oldest first. */
  @Transactional(readOnly = true)
  public List<Happening> history(UUID documentId) {
    return entities
        .createQuery(
            "select e from DocumentEvent e where e.documentId = :id order by e.occurredAt, e.id",
            DocumentEvent.class)
        .setParameter("id", documentId)
        .getResultStream()
        .map(DocumentEvent::view)
        .toList();
  }

  private void write(
      UUID documentId,
      Instant at,
      String actor,
      @Nullable String onBehalfOf,
      EventKind kind,
      @Nullable String detail) {
    var cut =
        detail == null || detail.length() <= LONGEST_DETAIL
            ? detail
            : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    entities.persist(new DocumentEvent(documentId, at, actor, onBehalfOf, kind, cut));
    events.publishEvent(new DocumentHappened(documentId, kind, actor, cut));
  }
}
