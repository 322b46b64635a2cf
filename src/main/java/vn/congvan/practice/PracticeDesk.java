package vn.congvan.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvan.assignment.AllotmentForm;
import vn.congvan.assignment.ApprovalForm;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.assignment.AssignmentRole;
import vn.congvan.assignment.ConfirmationForm;
import vn.congvan.assignment.DirectionForm;
import vn.congvan.assignment.Extensions;
import vn.congvan.assignment.HandlingForm;
import vn.congvan.assignment.ReturnForm;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.ReceiptForm;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;

/**
 * What people do with one practice document: each act completes the task that is on that person's
 * list, with the form that he would fill in.
 */
final class PracticeDesk {

  /** What the desk needs of the product. */
  record Office(
      Documents documents,
      Directory directory,
      Processes processes,
      Drafts drafts,
      AssignmentBook assignments,
      Extensions extensions,
      WorkingCalendar calendar,
      ProvinceClock clock,
      ObjectMapper json) {

    /** The open tasks of the document and of the work that was given, for one who may see it. */
    List<Processes.OpenTask> tasksAbout(UUID documentId, String person) {
      var rows =
          assignments.ofDocument(documentId, person, Locale.ROOT).stream()
              .flatMap(row -> Stream.concat(Stream.of(row), row.children().stream()))
              .map(row -> row.id());
      return processes.tasksFor(
          Stream.concat(Stream.of(documentId), rows).map(UUID::toString).toList());
    }
  }

  private final Office office;
  private final PracticeDocument paper;
  private final UUID documentId;

  PracticeDesk(Office office, PracticeDocument paper, UUID documentId) {
    this.office = office;
    this.paper = paper;
    this.documentId = documentId;
  }

  /** The clerk registers the document and submits it to a leader. */
  void submits(String clerk, String leader) {
    registers(clerk, "leader", post(leader), null, null);
  }

  /** The clerk registers the document and submits it, to be done by the end of a day soon. */
  void submits(String clerk, String leader, int workingDays) {
    var day = LocalDate.ofInstant(in(workingDays), ProvinceClock.ZONE);
    registers(clerk, "leader", post(leader), null, day);
  }

  /** The clerk registers the document and hands it to a unit by the regulation. */
  void passesTo(String clerk, String unitId) {
    registers(clerk, "unit", null, unitId, null);
  }

  /** The clerk returns the document to its sender. */
  void returnsToSender(String clerk, String reason) {
    completes(
        clerk, "receiveDocument", "receipt", "return", receipt(null, null, null, null, reason));
  }

  /** The leader says what is to be done, and who does it. */
  void directs(String leader, String instruction, DirectionForm.Row... rows) {
    completes(
        leader,
        "directDocument",
        "direction",
        "assign",
        new DirectionForm(instruction, List.of(rows)));
  }

  /** The leader only takes note. */
  void notes(String leader, String instruction) {
    completes(
        leader, "directDocument", "direction", "note", new DirectionForm(instruction, List.of()));
  }

  /** The leader wants more of the clerk. */
  void sendsBack(String leader, String instruction) {
    completes(
        leader,
        "directDocument",
        "direction",
        "sendBack",
        new DirectionForm(instruction, List.of()));
  }

  /** Who only is to know says that he has seen it. */
  void sees(String person) {
    completes(person, "noteAssignment", null, null, null);
  }

  /** The head gives the unit's work to a handler, by a deadline of its own or the given one. */
  void allots(
      String head,
      String handler,
      String instruction,
      @Nullable Instant dueAt,
      AllotmentForm.Helper... helpers) {
    completes(
        head,
        "assignHandler",
        "allotment",
        "assign",
        new AllotmentForm(post(handler), List.of(helpers), instruction, dueAt, true, null));
  }

  /** The head gives the unit's work back to the leader. */
  void returnsWork(String head, String reason) {
    completes(head, "assignHandler", "allotment", "return", new ReturnForm(reason));
  }

  /** The handler reports that he has replied. */
  void replies(String handler, String result, String reference) {
    completes(
        handler,
        "handleDocument",
        "outcome",
        "reply",
        new HandlingForm(result, reference, null, null, null, true));
  }

  /** The handler reports that it is done without a reply. */
  void finishes(String handler, String result) {
    completes(
        handler,
        "handleDocument",
        "outcome",
        "noReply",
        new HandlingForm(result, null, null, null, null, true));
  }

  /** The head approves the result. */
  void approves(String head) {
    completes(head, "approveResult", "approval", "approve", new ApprovalForm("Nhất trí.", null));
  }

  /** The leader, or the head where no leader directed, closes the document. */
  void confirms(String person) {
    completes(
        person,
        "confirmResult",
        "confirmation",
        "close",
        new ConfirmationForm("Đồng ý.", null, null));
  }

  /** The handler asks for more time. */
  void asksForTime(String handler, int workingDays, String reason) {
    var assignment = task(handler, "handleDocument").variables().get("assignmentId");
    office
        .extensions()
        .request(UUID.fromString(String.valueOf(assignment)), in(workingDays), reason, handler);
  }

  /** A unit that leads. */
  static DirectionForm.Row lead(String unitId, @Nullable Instant dueAt) {
    return new DirectionForm.Row(AssignmentRole.LEAD, unitId, null, null, dueAt);
  }

  /** A unit that leads, by the document's own deadline. */
  static DirectionForm.Row lead(String unitId) {
    return lead(unitId, null);
  }

  /** A unit that co-operates. */
  static DirectionForm.Row co(String unitId) {
    return new DirectionForm.Row(AssignmentRole.CO, unitId, null, null, null);
  }

  /** A unit that is to know. */
  static DirectionForm.Row toKnow(String unitId) {
    return new DirectionForm.Row(AssignmentRole.INFO, unitId, null, null, null);
  }

  /** A person who leads. */
  DirectionForm.Row leadBy(String person) {
    return new DirectionForm.Row(AssignmentRole.LEAD, null, post(person), null, null);
  }

  /** A person who helps the handler. */
  AllotmentForm.Helper helper(String person, String instruction) {
    return new AllotmentForm.Helper(post(person), instruction, null);
  }

  /** The end of a working day from now. */
  Instant in(int workingDays) {
    return office
        .calendar()
        .addWorkingDays(paper.agencyId(), office.clock().instant(), workingDays);
  }

  /** So soon that it will be overdue when somebody looks: no form takes a deadline in the past. */
  Instant inAMoment() {
    return office.clock().instant().plus(Duration.ofMinutes(2));
  }

  private void registers(
      String clerk,
      String route,
      @Nullable UUID leaderPost,
      @Nullable String unitId,
      @Nullable LocalDate dueOn) {
    completes(
        clerk,
        "receiveDocument",
        "receipt",
        "register",
        receipt(route, leaderPost, unitId, dueOn, null));
  }

  private ReceiptForm receipt(
      @Nullable String route,
      @Nullable UUID leaderPost,
      @Nullable String unitId,
      @Nullable LocalDate dueOn,
      @Nullable String returnReason) {
    var sender = paper.sender();
    var arrived =
        LocalDate.ofInstant(office.documents().view(documentId).arrivedAt(), ProvinceClock.ZONE);
    return new ReceiptForm(
        DocumentType.ofCode(paper.typeCode()).orElseThrow().code(),
        paper.number(),
        paper.symbol(),
        null,
        paper.issuedOn(arrived),
        sender.agencyId,
        sender.fullName,
        sender.level,
        paper.subject(),
        paper.field(),
        null,
        1,
        1,
        paper.urgency().value(),
        0,
        sender.signer,
        sender.position(),
        null,
        null,
        null,
        route,
        leaderPost == null ? null : leaderPost.toString(),
        unitId,
        dueOn,
        null,
        null,
        returnReason,
        null,
        null);
  }

  private UUID post(String person) {
    return office.directory().postsOf(person).stream()
        .filter(post -> post.personId().equals(person) && post.agencyId().equals(paper.agencyId()))
        .filter(
            post ->
                post.role() == Role.LEADER
                    || post.role() == Role.HEAD
                    || post.role() == Role.SPECIALIST)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(person + " has no post that gets work"))
        .id();
  }

  private Processes.OpenTask task(String person, String activity) {
    return office.tasksAbout(documentId, person).stream()
        .filter(task -> task.activityId().equals(activity))
        .filter(task -> office.processes().mayWork(person, task.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    person + " has no task " + activity + " of " + paper.key()));
  }

  private void completes(
      String person,
      String activity,
      @Nullable String variable,
      @Nullable String decision,
      @Nullable Object form) {
    var task = task(person, activity).id();
    office.documents().opened(documentId, person);
    Map<String, Object> variables = new HashMap<>();
    if (form != null) {
      var draft = office.drafts().save(task, 0, written(form), person);
      variables.put("draftId", draft.id().toString());
    }
    if (variable != null && decision != null) {
      variables.put(variable, decision);
    }
    office.processes().complete(task, person, variables);
  }

  private String written(Object form) {
    try {
      return office.json().writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
