package vn.congvan.workflow.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Role;

/**
 * What every office finds from the first day: the task filters of each role and the few grants that
 * the web applications need. Grants go to a role as such; which agency's work a person sees is
 * decided by {@link TaskScope} and the tenant.
 */
@Component
class OpeningDay implements SmartLifecycle {

  private static final String SUPERVISORS = EngineGroups.everyone(Role.SUPERVISOR.key());
  private static final String ANALYSTS = EngineGroups.everyone(Role.ANALYST.key());

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private volatile boolean running;

  OpeningDay(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public void start() {
    grantRights();
    layOutShelves();
    running = true;
  }

  private void grantRights() {
    for (var resource : Resources.values()) {
      grant(EngineGroups.ADMINISTRATORS, resource, "*", Permissions.ALL);
    }
    grant(EngineGroups.OFFICIALS, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(EngineGroups.OFFICIALS, Resources.APPLICATION, "welcome", Permissions.ACCESS);
    grant(EngineGroups.OFFICIALS, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
    grant(SUPERVISORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        SUPERVISORS,
        Resources.PROCESS_DEFINITION,
        "*",
        Permissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(
        SUPERVISORS,
        Resources.DECISION_DEFINITION,
        "*",
        Permissions.READ,
        Permissions.READ_HISTORY);
    grant(ANALYSTS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(ANALYSTS, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
    grant(
        ANALYSTS,
        Resources.DECISION_DEFINITION,
        "*",
        Permissions.READ,
        Permissions.CREATE_INSTANCE);
    grant(ANALYSTS, Resources.DEPLOYMENT, "*", Permissions.READ, Permissions.CREATE);
  }

  private void layOutShelves() {
    shelf(
        EngineGroups.everyone(Role.CLERK.key()),
        "Cần tiếp nhận, đăng ký",
        10,
        "Văn bản đến chờ văn thư tiếp nhận, đăng ký, trình lại hoặc trả lời yêu cầu lấy lại.",
        mine().taskDefinitionKeyIn("receiveDocument", "resubmitDocument", "answerRecall"));
    shelf(
        EngineGroups.everyone(Role.LEADER.key()),
        "Cần cho ý kiến chỉ đạo",
        20,
        "Văn bản chờ lãnh đạo cho ý kiến chỉ đạo.",
        mine().taskDefinitionKeyIn("directDocument", "reassignReturned"));
    shelf(
        EngineGroups.everyone(Role.HEAD.key()),
        "Cần phân công",
        30,
        "Văn bản đã giao cho đơn vị, chờ phân công người xử lý.",
        mine().taskDefinitionKeyIn("assignHandler"));
    shelf(
        EngineGroups.OFFICIALS,
        "Cần xử lý",
        40,
        "Văn bản được giao xử lý, chủ trì hoặc phối hợp; chứng thư số sắp hết hạn; người cần gọi điện.",
        mine().taskDefinitionKeyIn("handleDocument", "handInCertificate", "callReceiver"));
    shelf(
        EngineGroups.OFFICIALS,
        "Soạn văn bản đi",
        44,
        "Dự thảo chờ soạn, góp ý, kiểm tra nội dung hoặc thể thức.",
        mine().taskDefinitionKeyIn("draftDocument", "commentDraft", "reviewDraft", "checkFormat"));
    shelf(
        EngineGroups.OFFICIALS,
        "Ký, ban hành",
        46,
        "Văn bản đi chờ ký, đóng dấu, lấy số, ban hành hoặc chuyển ra ngoài hệ thống; văn bản bị nơi nhận từ chối.",
        mine()
            .taskDefinitionKeyIn(
                "signDocument",
                "signPaper",
                "enterPaperSignature",
                "confirmIssue",
                "sendOutside",
                "decideOnRefusal"));
    shelf(
        EngineGroups.OFFICIALS,
        "Cần duyệt, xác nhận",
        50,
        "Kết quả xử lý và đề nghị gia hạn chờ duyệt; việc quá hạn chờ xử lý.",
        mine()
            .taskDefinitionKeyIn(
                "approveResult",
                "coApproveResult",
                "confirmResult",
                "decideExtension",
                "actOnOverdue"));
    shelf(
        EngineGroups.OFFICIALS,
        "Phối hợp",
        60,
        "Việc được giao phối hợp.",
        mine()
            .or()
            .processVariableValueEquals("purpose", "co")
            .processVariableValueEquals("purpose", "helper")
            .endOr()
            .taskDefinitionKeyIn("assignHandler", "handleDocument"));
    shelf(
        EngineGroups.OFFICIALS,
        "Để biết",
        70,
        "Văn bản gửi để biết, chỉ cần xem và ghi nhận.",
        mine().taskDefinitionKeyIn("noteAssignment"));
    // The follow-up date of a task is set to the day on which a deadline comes near, by the working
    // calendar.
    shelf(
        EngineGroups.OFFICIALS,
        "Sắp đến hạn",
        80,
        "Việc sắp đến hạn xử lý.",
        mine().followUpBeforeExpression("${now()}").dueAfterExpression("${now()}"));
    shelf(
        EngineGroups.OFFICIALS,
        "Quá hạn",
        90,
        "Việc đã quá hạn xử lý.",
        mine().dueBeforeExpression("${now()}"));
    var left =
        shelf(
            "every-head",
            "Chờ nhận thay",
            95,
            "Việc của vị trí không còn ai giữ, chờ bạn nhận thay.",
            tasks
                .createTaskQuery()
                .taskCandidateGroupIn(List.of(TaskScope.LEFT_TO_ASKER))
                .includeAssignedTasks());
    grant("every-leader", Resources.FILTER, left, Permissions.READ);
    shelf(
        EngineGroups.OFFICIALS,
        "Tất cả công việc",
        100,
        "Mọi công việc đang mở trong phạm vi của bạn.",
        tasks.createTaskQuery());
  }

  /**
   * What lies with the person or with one of his groups, also when he took it over from another.
   */
  private TaskQuery mine() {
    return tasks
        .createTaskQuery()
        .or()
        .taskCandidateGroupInExpression("${currentUserGroups()}")
        .includeAssignedTasks()
        .taskAssigneeExpression("${currentUser()}")
        .endOr();
  }

  private String shelf(
      String group, String name, int priority, String description, TaskQuery query) {
    var known = filters.createTaskFilterQuery().filterName(name).list();
    var filter = known.isEmpty() ? filters.newTaskFilter(name) : known.get(0);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", "#1f5a8c");
    properties.put("refresh", false);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", List.of());
    filter.setProperties(properties);
    // An order of the filter's own would stand above the one that a person chooses on the list.
    filter.setQuery(query);
    filters.saveFilter(filter);
    grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
    return filter.getId();
  }

  private void grant(
      String group, Resource resource, String resourceId, Permission... permissions) {
    var granted = known(group, resource, resourceId);
    if (granted == null) {
      granted = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      granted.setGroupId(group);
      granted.setResource(resource);
      granted.setResourceId(resourceId);
    }
    granted.setPermissions(permissions);
    authorizations.saveAuthorization(granted);
  }

  private @Nullable Authorization known(String group, Resource resource, String resourceId) {
    return authorizations
        .createAuthorizationQuery()
        .groupIdIn(group)
        .resourceType(resource)
        .resourceId(resourceId)
        .singleResult();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
