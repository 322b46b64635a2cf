package vn.congvan.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/**
 * What a person reads of a document, and says about it; whether he may see it is decided here and
 * nowhere else.
 */
@UseCase
public class DocumentReading {

  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Processes processes;
  private final ObjectProvider<Whereabouts> whereabouts;
  private final Deadlines deadlines;
  private final RemainingTime remaining;
  private final JdbcClient database;

  DocumentReading(
      Documents documents,
      Access access,
      Directory directory,
      Processes processes,
      ObjectProvider<Whereabouts> whereabouts,
      Deadlines deadlines,
      RemainingTime remaining,
      JdbcClient database) {
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.processes = processes;
    this.whereabouts = whereabouts;
    this.deadlines = deadlines;
    this.remaining = remaining;
    this.database = database;
  }

  /** All of a document in words, as its page shows it; codes are kept beside the words. */
  public record Sheet(
      UUID id,
      String agencyId,
      String agencyName,
      Direction direction,
      DocumentState state,
      String stateInWords,
      String whereInWords,
      @Nullable String arrivalNumber,
      @Nullable String registerName,
      Instant arrivedAt,
      @Nullable Instant registeredAt,
      @Nullable String registeredByName,
      @Nullable String identifier,
      @Nullable String typeCode,
      @Nullable String typeName,
      @Nullable String number,
      @Nullable String symbol,
      String numberAndSymbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuerAgencyId,
      @Nullable String issuerName,
      @Nullable String issuerLevel,
      @Nullable String issuerLevelName,
      @Nullable String subject,
      @Nullable String field,
      @Nullable String fieldName,
      @Nullable String language,
      @Nullable Integer pages,
      @Nullable Integer copies,
      int urgency,
      String urgencyName,
      int secrecy,
      String secrecyName,
      @Nullable String signerName,
      @Nullable String signerPosition,
      @Nullable String toPlaces,
      @Nullable String note,
      @Nullable Instant forwardedAt,
      @Nullable String forwardedTo,
      @Nullable Instant dueAt,
      @Nullable String remaining,
      boolean paused,
      @Nullable Instant originalDueAt,
      @Nullable Instant closedAt,
      @Nullable String closeReason,
      List<AttachmentView> files,
      Acts acts) {}

  /** What the person may do with the document besides his tasks. */
  public record Acts(
      List<CommentLevel> commentLevels,
      boolean addDirection,
      boolean voidNumber,
      boolean takeBack,
      boolean copy) {}

  /** A line of history with the names of those who acted. */
  public record Line(
      Instant occurredAt,
      String actor,
      String actorName,
      @Nullable String onBehalfOf,
      @Nullable String onBehalfOfName,
      EventKind kind,
      String inWords,
      @Nullable String detail) {}

  /** A comment with its author's name. */
  public record Said(
      UUID id,
      CommentLevel level,
      String levelInWords,
      String author,
      String authorName,
      Instant writtenAt,
      String text) {}

  /** The document, for one who may see it; that he has opened it is recorded. */
  public Sheet sheet(UUID documentId, String personId, Locale locale) {
    var document = open(documentId, personId);
    var english = "en".equals(locale.getLanguage());
    var number = document.arrivalNumber();
    // Its register gave an outgoing document the number that stands on it.
    var outgoing = document.direction() == Direction.OUT;
    var running = running(document);
    return new Sheet(
        document.id(),
        document.agencyId(),
        nameOfAgency(document),
        document.direction(),
        document.state(),
        english ? document.state().english() : document.state().vietnamese(),
        where(document, locale),
        number == null || outgoing ? null : number.toString(),
        number == null ? null : registerName(number.registerId()),
        document.arrivedAt(),
        document.registeredAt(),
        document.registeredBy() == null ? null : nameOf(document.registeredBy()),
        document.identifier(),
        document.typeCode(),
        word(
            document.typeCode(),
            DocumentType::ofCode,
            english ? DocumentType::english : DocumentType::vietnamese),
        document.number(),
        document.symbol(),
        document.numberAndSymbol(),
        document.issuedOn(),
        document.issuerAgencyId(),
        outgoing ? nameOfAgency(document) : document.issuerName(),
        document.issuerLevel(),
        word(
            document.issuerLevel(),
            IssuerLevel::ofCode,
            english ? IssuerLevel::english : IssuerLevel::vietnamese),
        document.subject(),
        document.field(),
        word(document.field(), Field::ofCode, english ? Field::english : Field::vietnamese),
        document.language(),
        document.pages(),
        document.copies(),
        document.urgency(),
        Urgency.of(document.urgency())
            .map(english ? Urgency::english : Urgency::vietnamese)
            .orElse(""),
        document.secrecy(),
        Secrecy.of(document.secrecy())
            .map(english ? Secrecy::english : Secrecy::vietnamese)
            .orElse(""),
        document.signerName(),
        document.signerPosition(),
        document.toPlaces(),
        document.note(),
        document.forwardedAt(),
        document.forwardedTo(),
        document.dueAt(),
        document.dueAt() == null || document.state().isFinal()
            ? null
            : remaining(document, running, document.dueAt(), locale),
        running.map(OpenDeadline::isPaused).orElse(false),
        document.originalDueAt(),
        document.closedAt(),
        document.closeReason(),
        document.files(),
        acts(document, personId));
  }

  /**
   * The document's own fields, for one who may see it; that he has opened it is recorded here, so
   * that nobody reads and remains one who has not.
   */
  public DocumentView open(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    documents.opened(documentId, personId);
    return documents.view(documentId);
  }

  /** A file of the document, for one who may see the document; that it was fetched is recorded. */
  public AttachmentView file(UUID documentId, UUID attachmentId, String personId) {
    var file =
        open(documentId, personId).files().stream()
            .filter(found -> found.id().equals(attachmentId))
            .findFirst()
            .orElseThrow(() -> new NotFound("Không tìm thấy tệp này trong văn bản."));
    documents.record(documentId, personId, EventKind.DOWNLOADED, file.name());
    return file;
  }

  /** Who did what and who viewed what, oldest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Line> timeline(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var english = "en".equals(locale.getLanguage());
    var names = new HashMap<String, String>();
    return documents.history(documentId).stream()
        .map(
            event ->
                new Line(
                    event.occurredAt(),
                    event.actor(),
                    names.computeIfAbsent(event.actor(), this::nameOf),
                    event.onBehalfOf(),
                    event.onBehalfOf() == null
                        ? null
                        : names.computeIfAbsent(event.onBehalfOf(), this::nameOf),
                    event.kind(),
                    english ? event.kind().english() : event.kind().vietnamese(),
                    event.detail()))
        .toList();
  }

  /** What was said on the three levels of the slip, oldest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Said> comments(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var english = "en".equals(locale.getLanguage());
    return documents.comments(documentId).stream()
        .map(
            comment ->
                new Said(
                    comment.id(),
                    comment.level(),
                    english ? comment.level().english() : comment.level().vietnamese(),
                    comment.author(),
                    nameOf(comment.author()),
                    comment.writtenAt(),
                    comment.text()))
        .toList();
  }

  /** Says something on the level that the person's posts give him. */
  public void comment(UUID documentId, @Nullable CommentLevel level, String personId, String text) {
    access.requireSight(personId, documentId);
    var allowed = levels(documents.view(documentId), personId);
    if (allowed.isEmpty()) {
      throw new NotAllowed("Anh/chị được xem nhưng không ghi ý kiến vào văn bản này.");
    }
    var chosen = level == null ? allowed.get(0) : level;
    if (!allowed.contains(chosen)) {
      throw new Refusal(
          "Anh/chị không ghi ý kiến ở mục này.",
          Map.of("level", new Sentence("Chọn “%s”.", allowed.get(0))));
    }
    documents.comment(documentId, chosen, personId, text);
  }

  private Optional<OpenDeadline> running(DocumentView document) {
    return deadlines.of(
        document.direction() == Direction.OUT ? DeadlineKind.DRAFTING : DeadlineKind.DOCUMENT,
        document.id());
  }

  /** As its deadline says, which may be paused; without one, until the moment that it bears. */
  private String remaining(
      DocumentView document, Optional<OpenDeadline> running, Instant dueAt, Locale locale) {
    return running
        .map(deadline -> remaining.of(deadline, locale))
        .orElseGet(() -> remaining.until(document.agencyId(), dueAt, locale));
  }

  private Acts acts(DocumentView document, String personId) {
    var clerk = directory.holds(personId, Role.CLERK, document.agencyId());
    return new Acts(
        levels(document, personId),
        document.state() == DocumentState.IN_WORK
            && directory.holds(personId, Role.LEADER, document.agencyId()),
        clerk
            && document.direction() == Direction.IN
            && document.arrivalNumber() != null
            && !document.state().isFinal(),
        clerk && document.state() == DocumentState.IN_DIRECTION,
        clerk && document.registeredAt() != null && document.state() != DocumentState.RECALLED);
  }

  /**
   * A supervisor or archivist reads and says nothing; the others speak on the level of their posts.
   */
  private List<CommentLevel> levels(DocumentView document, String personId) {
    var levels = new ArrayList<CommentLevel>();
    if (directory.holds(personId, Role.LEADER, document.agencyId())) {
      levels.add(CommentLevel.LEADER);
    }
    if (directory.holds(personId, Role.HEAD, document.agencyId())) {
      levels.add(CommentLevel.UNIT);
    }
    if (directory.holds(personId, Role.SPECIALIST, document.agencyId())
        || directory.holds(personId, Role.CLERK, document.agencyId())) {
      levels.add(CommentLevel.HANDLER);
    }
    return levels;
  }

  /**
   * Where the document stands: with whom the open task lies, else with whom the given work lies,
   * else its state.
   */
  private String where(DocumentView document, Locale locale) {
    var state = document.state().in(locale);
    if (document.state().isFinal() || document.processInstanceId() == null) {
      return state;
    }
    var parts = new ArrayList<String>();
    for (var task : processes.tasksOf(document.processInstanceId())) {
      var assignee = task.assignee();
      parts.add(assignee == null ? task.name() : task.name() + ": " + nameOf(assignee));
    }
    whereabouts
        .orderedStream()
        .flatMap(work -> work.inWords(document.id(), locale).stream())
        .forEach(parts::add);
    return parts.isEmpty() ? state : state + ". " + String.join("; ", parts);
  }

  private String nameOfAgency(DocumentView document) {
    return directory.agency(document.agencyId()).map(Directory.Agency::name).orElse("");
  }

  private @Nullable String registerName(UUID registerId) {
    return database
        .sql("select name from register where id = :id")
        .param("id", registerId)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private String nameOf(String personId) {
    return directory.person(personId).map(Directory.Person::fullName).orElse(personId);
  }

  private static <T> @Nullable String word(
      @Nullable String code, Function<String, Optional<T>> find, Function<T, String> name) {
    return code == null ? null : find.apply(code).map(name).orElse(code);
  }
}
