package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.congvan.PostgresProvince;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.assignment.AssignmentView;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.DocumentReading;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.EngineSessions;
import vn.congvan.workflow.Processes;

/**
 * The words in which stories are told: letters, officials, what an official finds on his list and
 * does with it.
 *
 * <p>Officials act with their own rights in the engine, as in Tasklist: what is not on somebody's
 * list he cannot do.
 */
abstract class OfficeStory extends PostgresProvince {

  static final String AGENCY = "snv";

  /** The documents of each class of stories, by which one knows what they have passed. */
  private static final Map<Class<?>, Set<String>> LETTERS = new ConcurrentHashMap<>();

  @Autowired Registration registration;
  @Autowired Documents documents;
  @Autowired AssignmentBook assignmentBook;
  @Autowired Processes processes;
  @Autowired Directory directory;
  @Autowired ProvinceClock clock;
  @Autowired WorkingCalendar calendar;
  @Autowired private DocumentReading reading;
  @Autowired private Drafts drafts;
  @Autowired private EngineSessions sessions;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient database;

  // One after the other: of chance numbers two are the same now and then, and a repetition is
  // refused.
  private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

  final Official clerk = new Official("vanthu.snv");
  final Official director = new Official("giamdoc.snv");
  final Official deputyDirector = new Official("phogiamdoc.snv");
  final Official headOfOffice = new Official("truongphong.snv");
  final Official officer = new Official("chuyenvien.snv");
  final Official secondOfficer = new Official("chuyenvien2.snv");
  final Official headOfStaffing = new Official("truongphong.ccvc.snv");
  final Official staffingOfficer = new Official("chuyenvien.ccvc.snv");
  final Official secondStaffingOfficer = new Official("chuyenvien2.ccvc.snv");
  final Official headOfReform = new Official("truongphong.cchc.snv");
  final Official reformOfficer = new Official("chuyenvien.cchc.snv");

  static final String OFFICE = "snv.vp";
  static final String STAFFING = "snv.ccvc";
  static final String REFORM = "snv.cchc";

  static final String RECEIVE = "Tiếp nhận, đăng ký văn bản";
  static final String DIRECT = "Cho ý kiến chỉ đạo";
  static final String RESUBMIT = "Bổ sung, trình lại";
  static final String CONFIRM = "Xác nhận kết quả";
  static final String REASSIGN = "Giao lại việc bị trả";
  static final String NOTE = "Xem để biết";
  static final String ALLOT = "Phân công người xử lý";
  static final String HANDLE = "Xử lý văn bản";
  static final String APPROVE = "Duyệt kết quả xử lý";
  static final String EXTEND = "Xem xét gia hạn";
  static final String CO_APPROVE = "Đồng duyệt kết quả";

  /** A letter on paper that the clerk takes in. */
  Letter aLetter() {
    return new Letter(clerk.does(() -> registration.enterPaper(AGENCY, clerk.login)));
  }

  /** A letter that the clerk has registered and submitted to the director. */
  Letter aLetterBeforeTheDirector() {
    var letter = aLetter();
    clerk.completes(
        RECEIVE,
        letter,
        "receipt",
        "register",
        entry("personnel").with("leaderPost", director.post()));
    return letter;
  }

  /** A letter that the director has given to the unit of staffing, all others as told. */
  Letter aLetterGivenTo(Form... rows) {
    var letter = aLetterBeforeTheDirector();
    director.completes(
        DIRECT,
        letter,
        "direction",
        "assign",
        form("instruction", "Giao các đơn vị tham mưu, báo cáo Giám đốc.")
            .with("rows", List.of(rows)));
    return letter;
  }

  /**
   * What the clerk writes about a letter of the ministry, to be submitted to a leader unless told
   * otherwise.
   */
  Form entry(String field) {
    return form("typeCode", "CV")
        .with("number", String.valueOf(NUMBERS.incrementAndGet()))
        .with("symbol", "BNV-VP")
        .with("issuedOn", clock.today().toString())
        .with("issuerName", "Bộ Nội vụ")
        .with("issuerLevel", "central")
        .with("subject", "Về việc rà soát đội ngũ công chức " + UUID.randomUUID())
        .with("field", field)
        .with("urgency", 0)
        .with("secrecy", 0)
        .with("route", "leader");
  }

  static Form form(String name, @Nullable Object value) {
    return new Form(new HashMap<>()).with(name, value);
  }

  static Form lead(String unit) {
    return form("role", "LEAD").with("unitId", unit);
  }

  static Form co(String unit) {
    return form("role", "CO").with("unitId", unit);
  }

  static Form toKnow(String unit) {
    return form("role", "INFO").with("unitId", unit);
  }

  static Form result(String text) {
    return form("result", text);
  }

  void workingDaysPass(int days) {
    var now = clock.instant();
    clock.forward(java.time.Duration.between(now, calendar.addWorkingDays(AGENCY, now, days)));
  }

  Instant inWorkingDays(int days) {
    return calendar.addWorkingDays(AGENCY, clock.instant(), days);
  }

  /** What belongs to no agency would be seen by all of them; so nothing does, after any story. */
  @AfterEach
  void everythingBelongsToAnAgency() {
    assertThat(tasks.createTaskQuery().withoutTenantId().list()).isEmpty();
    assertThat(runtime.createExecutionQuery().withoutTenantId().list()).isEmpty();
    assertThat(runtime.createEventSubscriptionQuery().withoutTenantId().list()).isEmpty();
    // The engine's own work for the whole house has no process.
    assertThat(management.createJobQuery().withoutTenantId().list())
        .allMatch(job -> job.getProcessInstanceId() == null);
    assertThat(history.createHistoricDecisionInstanceQuery().withoutTenantId().list()).isEmpty();
    assertThat(history.createHistoricProcessInstanceQuery().withoutTenantId().list()).isEmpty();
    assertThat(history.createHistoricTaskInstanceQuery().withoutTenantId().list()).isEmpty();
  }

  /**
   * A deadline runs no longer than what it limits, after any story; what there is to limit is read
   * from the owners' own tables, in SQL of its own.
   */
  @AfterEach
  void noDeadlineOutlivesItsWork() {
    assertThat(
            database
                .sql(
                    """
                    select d.kind || ' of ' || d.subject_id from deadline d
                    where d.closed_at is null and (
                      d.kind in ('HANDLING', 'HANDLER', 'NOTING') and exists (
                        select 1 from assignment a where a.id = d.subject_id
                          and a.state not in ('GIVEN', 'IN_WORK', 'REPORTED'))
                      or d.kind = 'HANDLER' and exists (
                        select 1 from assignment a where a.id = d.subject_id and a.state <> 'IN_WORK')
                      or d.kind = 'COMMENTING' and exists (
                        select 1 from co_draft c where c.id = d.subject_id and c.state <> 'ASKED')
                      or d.kind = 'OPENING' and exists (
                        select 1 from delivery v where v.id = d.subject_id
                          and (coalesce(v.state, '') <> '01' or v.opened_at is not null
                            or v.given_up_at is not null))
                      or d.kind = 'REFUSAL' and exists (
                        select 1 from delivery v where v.id = d.subject_id
                          and (coalesce(v.state, '') <> '02' or v.given_up_at is not null))
                      or d.kind = 'SENDING' and exists (
                        select 1 from delivery v where v.id = d.subject_id
                          and (v.courier <> 'NONE' or v.sent_on is not null or v.given_up_at is not null))
                      or d.kind = 'RECALL' and exists (
                        select 1 from delivery v where v.id = d.subject_id
                          and coalesce(v.asking, '') <> 'ASKED')
                      or d.kind = 'COPY' and exists (
                        select 1 from document_copy c where c.id = d.subject_id
                          and (c.signed_sha256 is not null or c.void_reason is not null))
                      or d.kind = 'RENEWAL' and exists (
                        select 1 from signing_certificate c where c.id = d.subject_id
                          and (c.state <> 'ACTIVE' or c.renewal_refusal is not null))
                      or d.kind in ('REGISTRATION', 'DIRECTION', 'DOCUMENT', 'DRAFTING', 'SIGNING', 'ISSUING')
                        and exists (
                          select 1 from document o where o.id = d.subject_id and not (
                            o.state = 'RECEIVED' and d.kind = 'REGISTRATION'
                            or o.state in ('REGISTERED', 'IN_DIRECTION') and d.kind in ('DIRECTION', 'DOCUMENT')
                            or o.state in ('IN_WORK', 'CONFIRMING') and d.kind = 'DOCUMENT'
                            or o.state in ('DRAFTING', 'IN_REVIEW') and d.kind = 'DRAFTING'
                            or o.state = 'AWAITING_SIGNATURE' and d.kind = 'SIGNING'
                            or o.state = 'SIGNED' and d.kind = 'ISSUING')))
                    """)
                .query(String.class)
                .list())
        .as("deadlines that outlive their work")
        .isEmpty();
  }

  /** And what is limited has its deadline, with the same moment. */
  @AfterEach
  void noWorkIsWithoutItsDeadline() {
    var told = LETTERS.getOrDefault(getClass(), Set.of());
    if (told.isEmpty()) {
      return;
    }
    assertThat(
            database
                .sql(
                    """
                    select 'HANDLING of ' || a.id from assignment a
                    where a.document_id in (:letters) and a.state in ('GIVEN', 'IN_WORK', 'REPORTED')
                      and a.role <> 'INFO' and a.due_at is not null and not exists (
                        select 1 from deadline d where d.subject_id = a.id and d.kind = 'HANDLING'
                          and d.closed_at is null and d.due_at = a.due_at)
                    union all
                    select 'HANDLER of ' || a.id from assignment a
                    where a.document_id in (:letters) and a.state = 'IN_WORK'
                      and a.handler_due_at is not null and not exists (
                        select 1 from deadline d where d.subject_id = a.id and d.kind = 'HANDLER'
                          and d.closed_at is null and d.due_at = a.handler_due_at)
                    union all
                    select 'NOTING of ' || a.id from assignment a
                    where a.document_id in (:letters) and a.state in ('GIVEN', 'IN_WORK')
                      and a.role = 'INFO' and not exists (
                        select 1 from deadline d where d.subject_id = a.id and d.kind = 'NOTING'
                          and d.closed_at is null)
                    union all
                    select o.state || ' document ' || o.id from document o
                    where o.id in (:letters)
                      and (o.state in ('RECEIVED', 'REGISTERED', 'IN_DIRECTION', 'AWAITING_SIGNATURE',
                          'SIGNED')
                        or o.due_at is not null
                          and o.state in ('IN_WORK', 'CONFIRMING', 'DRAFTING', 'IN_REVIEW'))
                      and not exists (
                        select 1 from deadline d where d.subject_id = o.id and d.closed_at is null)
                    union all
                    select 'due date of ' || o.id from document o
                    where o.id in (:letters) and o.state in ('IN_WORK', 'CONFIRMING')
                      and o.due_at is not null
                      and not exists (
                        select 1 from deadline d where d.subject_id = o.id and d.kind = 'DOCUMENT'
                          and d.closed_at is null and d.due_at = o.due_at)
                    union all
                    select 'COMMENTING of ' || c.id from co_draft c
                    where c.document_id in (:letters) and c.state = 'ASKED' and not exists (
                      select 1 from deadline d where d.subject_id = c.id and d.closed_at is null)
                    union all
                    select 'OPENING of ' || v.id from delivery v
                    where v.document_id in (:letters) and v.state = '01' and v.opened_at is null
                      and v.given_up_at is null and not exists (
                        select 1 from deadline d where d.subject_id = v.id and d.kind = 'OPENING'
                          and d.closed_at is null)
                    union all
                    select 'REFUSAL of ' || v.id from delivery v
                    where v.document_id in (:letters) and v.state = '02' and v.given_up_at is null
                      and not exists (select 1 from delivery_errand e where e.delivery_id = v.id)
                      and not exists (
                        select 1 from deadline d where d.subject_id = v.id and d.kind = 'REFUSAL'
                          and d.closed_at is null)
                    union all
                    select 'RECALL of ' || v.id from delivery v
                    where v.document_id in (:letters) and v.asking = 'ASKED' and v.received_id is not null
                      and not exists (select 1 from delivery_errand e where e.delivery_id = v.id)
                      and not exists (
                        select 1 from deadline d where d.subject_id = v.id and d.kind = 'RECALL'
                          and d.closed_at is null)
                    union all
                    select 'SENDING of ' || v.document_id from delivery v
                    where v.document_id in (:letters) and v.courier = 'NONE' and v.sent_on is null
                      and v.given_up_at is null
                      and not exists (
                        select 1 from delivery_errand e join delivery w on w.id = e.delivery_id
                        where w.document_id = v.document_id)
                      and not exists (
                        select 1 from deadline d where d.document_id = v.document_id
                          and d.kind = 'SENDING' and d.closed_at is null)
                    union all
                    select 'COPY ' || c.id from document_copy c
                    where c.document_id in (:letters) and c.target = 'ELECTRONIC'
                      and c.signed_sha256 is null and c.void_reason is null and not exists (
                        select 1 from deadline d where d.subject_id = c.id and d.closed_at is null)
                    """)
                .param("letters", told.stream().map(UUID::fromString).toList())
                .query(String.class)
                .list())
        .as("work without its deadline")
        .isEmpty();
  }

  /** Says, after all stories of this class, which boxes of a process none of them has passed. */
  void everyBoxWasPassed(String process) {
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult();
    var told = LETTERS.getOrDefault(getClass(), Set.of());
    var ofTheStories =
        history.createHistoricVariableInstanceQuery().variableName("documentId").list().stream()
            .filter(variable -> variable.getValue() != null && told.contains(variable.getValue()))
            .map(variable -> variable.getProcessInstanceId())
            .collect(Collectors.toSet());
    var passed =
        history
            .createHistoricActivityInstanceQuery()
            .processDefinitionId(definition.getId())
            .list()
            .stream()
            .filter(each -> ofTheStories.contains(each.getProcessInstanceId()))
            .map(each -> each.getActivityId())
            .collect(Collectors.toSet());
    var missed =
        repository
            .getBpmnModelInstance(definition.getId())
            .getModelElementsByType(FlowNode.class)
            .stream()
            .filter(node -> !passed.contains(node.getId()))
            .map(
                node ->
                    node.getName() == null
                        ? node.getId()
                        : node.getName() + " (" + node.getId() + ")")
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missed).as("boxes of %s that no story passes", process).isEmpty();
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processDefinitionId(definition.getId())
                .withoutTaskDueDate()
                .list())
        .filteredOn(task -> ofTheStories.contains(task.getProcessInstanceId()))
        .as("tasks of %s without a deadline", process)
        .isEmpty();
  }

  /** A filled form, as its draft is saved. */
  record Form(Map<String, Object> fields) {

    Form with(String name, @Nullable Object value) {
      var more = new HashMap<>(fields);
      more.put(name, value instanceof Form form ? form.fields() : value);
      return new Form(more);
    }

    Map<String, Object> saved() {
      var saved = new HashMap<>(fields);
      saved.replaceAll(
          (name, value) ->
              value instanceof List<?> list
                  ? list.stream()
                      .map(each -> each instanceof Form form ? form.saved() : each)
                      .toList()
                  : value);
      return saved;
    }
  }

  /** One document on its way through the office. */
  final class Letter {

    final UUID id;

    Letter(UUID id) {
      this.id = id;
      LETTERS
          .computeIfAbsent(OfficeStory.this.getClass(), story -> ConcurrentHashMap.newKeySet())
          .add(id.toString());
    }

    DocumentView now() {
      return documents.view(id);
    }

    /** The assignment of a unit or person, as the director sees it. */
    AssignmentView workOf(String receiver) {
      return all(director).stream()
          .filter(row -> row.receiver().contains(receiver))
          .reduce((first, last) -> last)
          .orElseThrow(() -> new AssertionError("Nobody gave anything to " + receiver));
    }

    List<AssignmentView> all(Official reader) {
      return assignmentBook.ofDocument(id, reader.login, java.util.Locale.forLanguageTag("vi"));
    }

    List<String> history() {
      return documents.history(id).stream().map(each -> each.kind().vietnamese()).toList();
    }
  }

  /** A person with a login, who sees and does what he may. */
  final class Official {

    final String login;

    Official(String login) {
      this.login = login;
    }

    /** The post by which others give him work. */
    String post() {
      return directory.postsOf(login).stream()
          .filter(post -> post.personId().equals(login))
          .filter(
              post ->
                  post.role() == Role.LEADER
                      || post.role() == Role.HEAD
                      || post.role() == Role.SPECIALIST)
          .findFirst()
          .orElseThrow()
          .id()
          .toString();
    }

    /** Acts as this person in the engine and in our own use cases. */
    <T> T does(Supplier<T> act) {
      SecurityContextHolder.getContext()
          .setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
      sessions.begin(login);
      try {
        return act.get();
      } finally {
        sessions.end();
        SecurityContextHolder.clearContext();
      }
    }

    void acts(Runnable act) {
      does(
          () -> {
            act.run();
            return true;
          });
    }

    /** What waits for this person about the letter, by the names on his list. */
    List<String> toDo(Letter letter) {
      return listed(letter).stream().map(Task::getName).sorted().toList();
    }

    boolean sees(Letter letter) {
      try {
        assignmentBook.ofDocument(letter.id, login, java.util.Locale.ROOT);
        return true;
      } catch (vn.congvan.shared.NotFound hidden) {
        return false;
      }
    }

    /** The task of that name about the letter, which must be on his list. */
    Task finds(String task, Letter letter) {
      var mine = listed(letter);
      var found = mine.stream().filter(each -> each.getName().equals(task)).toList();
      assertThat(found)
          .as(
              "“%s” on the list of %s, who has %s",
              task, login, mine.stream().map(Task::getName).toList())
          .hasSize(1);
      return found.get(0);
    }

    void completes(String task, Letter letter, String variable, String decision, Form form) {
      complete(finds(task, letter), variable, decision, form);
    }

    private void complete(Task found, String variable, String decision, Form form) {
      acts(
          () -> {
            if (found.getAssignee() == null) {
              tasks.claim(found.getId(), login);
            }
            var version = drafts.newest(found.getId()).map(Drafts.Draft::version).orElse(0);
            var draft = drafts.save(found.getId(), version, written(form), login);
            Map<String, Object> variables = new HashMap<>();
            variables.put("draftId", draft.id().toString());
            if (!variable.isEmpty()) {
              variables.put(variable, decision);
            }
            tasks.complete(found.getId(), variables);
          });
    }

    void completes(String task, Letter letter, Form form) {
      completes(task, letter, "", "", form);
    }

    /** Types into the form of a task without completing it; returns the draft's id. */
    String types(String task, Letter letter, Form form) {
      var found = finds(task, letter);
      return does(
          () -> {
            var version = drafts.newest(found.getId()).map(Drafts.Draft::version).orElse(0);
            return drafts.save(found.getId(), version, written(form), login).id().toString();
          });
    }

    /** Sends a completion as somebody could who does not use the form. */
    void sends(String task, Letter letter, Map<String, Object> variables) {
      var found = finds(task, letter);
      acts(() -> tasks.complete(found.getId(), variables));
    }

    /** Opens the letter and reads it. */
    void reads(Letter letter) {
      acts(() -> reading.open(letter.id, login));
    }

    /** Of several tasks of that name, the one about a certain returned assignment. */
    void completesOneOf(String task, Letter letter, UUID returned, Form form) {
      var found =
          listed(letter).stream()
              .filter(each -> each.getName().equals(task))
              .filter(
                  each ->
                      returned
                          .toString()
                          .equals(
                              processes
                                  .task(each.getId())
                                  .orElseThrow()
                                  .variables()
                                  .get("returnedAssignment")))
              .findFirst()
              .orElseThrow(() -> new AssertionError("No “" + task + "” about " + returned));
      complete(found, "", "", form);
    }

    void notes(Letter letter) {
      var found = finds(NOTE, letter);
      acts(
          () -> {
            if (found.getAssignee() == null) {
              tasks.claim(found.getId(), login);
            }
            tasks.complete(found.getId());
          });
    }

    void directs(Letter letter, Form... rows) {
      completes(
          DIRECT,
          letter,
          "direction",
          "assign",
          form("instruction", "Giao xử lý theo quy định.").with("rows", List.of(rows)));
    }

    void allots(Letter letter, Official handler) {
      completes(ALLOT, letter, "allotment", "assign", form("handlerPost", handler.post()));
    }

    void reports(Letter letter, String text) {
      completes(HANDLE, letter, "outcome", "noReply", result(text));
    }

    /** The lead reports although others are still at work. */
    void reportsBeforeOthers(Letter letter, String text) {
      completes(HANDLE, letter, "outcome", "noReply", result(text).with("beforeOthers", true));
    }

    void approves(Letter letter) {
      completes(APPROVE, letter, "approval", "approve", form("note", null));
    }

    void confirms(Letter letter) {
      completes(CONFIRM, letter, "confirmation", "close", form("note", "Đồng ý."));
    }

    private List<Task> listed(Letter letter) {
      return does(
              () ->
                  tasks
                      .createTaskQuery()
                      .processVariableValueEquals("documentId", letter.id.toString())
                      .initializeFormKeys()
                      .list())
          .stream()
          .filter(task -> processes.mayWork(login, task.getId()))
          .toList();
    }

    private String written(Form form) {
      try {
        return json.writeValueAsString(form.saved());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
