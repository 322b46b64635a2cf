package vn.congvan.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.RemainingTime;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * Who does what with a document, and to whom work can be given, for those who may see the document.
 */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class AssignmentBook {

  /** The units and posts of the document's agency that can receive work. */
  public record Choices(List<UnitChoice> units, List<PostChoice> posts) {}

  /** A unit and who heads it. */
  public record UnitChoice(String id, String name, List<String> heads) {}

  /** A post and who holds it. */
  public record PostChoice(
      UUID id,
      String personName,
      String title,
      @Nullable String unitId,
      @Nullable String unitName,
      Role role) {}

  private final AssignmentLedger ledger;
  private final ExtensionRequests extensions;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Deadlines deadlines;
  private final RemainingTime remaining;

  AssignmentBook(
      AssignmentLedger ledger,
      ExtensionRequests extensions,
      Documents documents,
      Access access,
      Directory directory,
      Deadlines deadlines,
      RemainingTime remaining) {
    this.ledger = ledger;
    this.extensions = extensions;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.deadlines = deadlines;
    this.remaining = remaining;
  }

  /** The assignments of a document, helpers below those whom they help. */
  public List<AssignmentView> ofDocument(UUID documentId, String personId, Locale locale) {
    access.requireSight(personId, documentId);
    var rows = ledger.ofDocument(documentId);
    var asked =
        extensions.of(rows.stream().map(Assignment::id).toList()).stream()
            .collect(Collectors.groupingBy(ExtensionRequest::assignmentId));
    var reader =
        new Reader(
            personId,
            directory.groupsOf(personId),
            documents.openings(documentId),
            deadlines.ofDocument(documentId).stream()
                .filter(deadline -> deadline.closedAt() == null)
                .collect(Collectors.groupingBy(OpenDeadline::subjectId)),
            locale,
            new Names());
    return rows.stream()
        .filter(row -> row.parentId() == null)
        .sorted(Comparator.comparing(Assignment::role).thenComparing(Assignment::givenAt))
        .map(row -> view(row, rows, asked, reader))
        .toList();
  }

  /** One assignment with its helpers. */
  public AssignmentView one(UUID id, String personId, Locale locale) {
    var documentId = ledger.get(id).documentId();
    return ofDocument(documentId, personId, locale).stream()
        .flatMap(
            view ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(view), view.children().stream()))
        .filter(view -> view.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("Không tìm thấy việc được giao."));
  }

  /** To whom work for the document can be given. */
  public Choices choices(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    var agencyId = documents.view(documentId).agencyId();
    var posts =
        directory.posts(agencyId, null, null).stream()
            .filter(
                post ->
                    post.role() == Role.LEADER
                        || post.role() == Role.HEAD
                        || post.role() == Role.SPECIALIST)
            .toList();
    var heads =
        posts.stream()
            .filter(post -> post.role() == Role.HEAD && post.unitId() != null)
            .collect(Collectors.groupingBy(post -> String.valueOf(post.unitId())));
    return new Choices(
        directory.units(agencyId).stream()
            // Work given to a unit without a head would wait for nobody.
            .filter(unit -> heads.containsKey(unit.id()))
            .map(
                unit ->
                    new UnitChoice(
                        unit.id(),
                        unit.name(),
                        heads.get(unit.id()).stream().map(Directory.Post::personName).toList()))
            .toList(),
        posts.stream()
            .map(
                post ->
                    new PostChoice(
                        post.id(),
                        post.personName(),
                        post.title(),
                        post.unitId(),
                        post.unitName(),
                        post.role()))
            .toList());
  }

  /**
   * The post in whose name the person directs the document: the one that directed before, else his
   * own post as a leader of the agency.
   */
  public UUID directingPost(UUID documentId, String personId) {
    access.requireSight(personId, documentId);
    var document = documents.view(documentId);
    if (document.state() != DocumentState.IN_WORK) {
      throw new Refusal("Chỉ giao thêm được khi văn bản đang được giải quyết.");
    }
    var own = directory.postsOf(personId);
    var before =
        ledger.ofDocument(documentId).stream()
            .filter(row -> row.role() == AssignmentRole.LEAD)
            .map(Assignment::givenByPostId)
            .toList();
    return own.stream()
        .filter(post -> post.agencyId().equals(document.agencyId()))
        .filter(post -> before.contains(post.id()) || post.role() == Role.LEADER)
        .min(Comparator.comparing(post -> !before.contains(post.id())))
        .map(Directory.Post::id)
        .orElseThrow(
            () -> new NotAllowed("Chỉ lãnh đạo hoặc nơi đã giao việc mới chỉ đạo bổ sung được."));
  }

  /** Who reads, and what is looked up once for a whole tree. */
  private record Reader(
      String personId,
      Set<String> groups,
      Map<String, Instant> openings,
      Map<UUID, List<OpenDeadline>> running,
      Locale locale,
      Names names) {}

  /** What is left of the limit in force; nothing once the work is done. */
  private @Nullable String remaining(Assignment row, Reader reader) {
    var dueAt = row.effectiveDueAt();
    return dueAt == null || !row.state().isOpen() ? null : remaining(row, dueAt, reader);
  }

  private String remaining(Assignment row, Instant dueAt, Reader reader) {
    return reader.running().getOrDefault(row.id(), List.of()).stream()
        .filter(deadline -> deadline.dueAt().equals(dueAt))
        .findFirst()
        .map(deadline -> remaining.of(deadline, reader.locale()))
        .orElseGet(() -> remaining.until(row.agencyId(), dueAt, reader.locale()));
  }

  private AssignmentView view(
      Assignment row,
      List<Assignment> all,
      Map<UUID, List<ExtensionRequest>> asked,
      Reader reader) {
    var english = reader.locale().getLanguage().equals("en");
    var names = reader.names();
    var handler = row.handlerPostId();
    var outcome = row.outcome();
    return new AssignmentView(
        row.id(),
        row.documentId(),
        row.role(),
        row.unitId(),
        names.of(row.receiver()),
        handler,
        handler == null ? null : names.ofPost(handler),
        names.ofPerson(row.givenBy()),
        row.givenAt(),
        row.instruction(),
        row.handlerInstruction(),
        row.effectiveDueAt(),
        remaining(row, reader),
        row.hasDeadlineOfItsOwn() ? row.dueAt() : null,
        row.originalDueAt(),
        row.state(),
        english ? row.state().english() : row.state().vietnamese(),
        row.openedAt(),
        row.closedAt(),
        outcome == null ? null : english ? outcome.english() : outcome.vietnamese(),
        row.result(),
        row.replyReference(),
        row.returnReason(),
        row.state().isOpen()
            && Assignments.mayWithdraw(row, reader.groups())
            && Assignments.leavesNobodyMissing(row, all)
            && !ledger.hasBeenSeen(row, reader.openings()),
        Assignments.mayTakeBackFromHandler(row, reader.groups())
            && !ledger.hasBeenSeenByHandler(row, reader.openings()),
        row.state().isOpen()
            && row.effectiveDueAt() != null
            && Extensions.mayAsk(row, reader.groups()),
        asked.getOrDefault(row.id(), List.of()).stream()
            .map(each -> extension(each, names))
            .toList(),
        all.stream()
            .filter(other -> row.id().equals(other.parentId()))
            .map(other -> view(other, all, asked, reader))
            .toList());
  }

  private static AssignmentView.Extension extension(ExtensionRequest request, Names names) {
    var decidedBy = request.decidedBy();
    return new AssignmentView.Extension(
        request.id(),
        names.ofPerson(request.requestedBy()),
        request.requestedAt(),
        request.askedDueAt(),
        request.reason(),
        decidedBy == null ? null : names.ofPerson(decidedBy),
        request.decidedAt(),
        request.granted(),
        request.grantedDueAt(),
        request.decisionNote());
  }

  /** Names looked up once for a whole tree. */
  private class Names {

    private final Map<Receiver, String> receivers = new HashMap<>();
    private final Map<UUID, String> posts = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();

    String of(Receiver receiver) {
      return receivers.computeIfAbsent(receiver, ledger::name);
    }

    String ofPost(UUID postId) {
      return posts.computeIfAbsent(postId, ledger::name);
    }

    String ofPerson(String id) {
      return people.computeIfAbsent(
          id, person -> directory.person(person).map(Directory.Person::fullName).orElse(person));
    }
  }
}
