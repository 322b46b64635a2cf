package vn.congvan.workflow.engine;

import java.io.InputStream;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;

/**
 * What a completion may carry through the engine's own services: only the variables that the task's
 * form names, and the newest draft of this very task. All of the webapps and REST pass here,
 * whatever the path of the request.
 */
@Component
class TaskDoor {

  private static final int LONGEST_TEXT = 4_000;
  private static final Set<ValueType> PLAIN =
      Set.of(
          ValueType.NULL,
          ValueType.BOOLEAN,
          ValueType.INTEGER,
          ValueType.LONG,
          ValueType.DATE,
          ValueType.STRING);

  private final FormContracts contracts;
  private final TaskScope scopes;
  private final ObjectProvider<Drafts> drafts;

  /** The drafts are asked for at each completion, since they use the engine that this guards. */
  TaskDoor(FormContracts contracts, TaskScope scopes, ObjectProvider<Drafts> drafts) {
    this.contracts = contracts;
    this.scopes = scopes;
    this.drafts = drafts;
  }

  /** Puts the guarded services in place of the engine's. */
  void installIn(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new GuardedTasks(configuration));
    configuration.setFormService(new GuardedForms(configuration));
  }

  private void requireContract(
      ProcessEngineConfigurationImpl configuration,
      String taskId,
      @Nullable Map<String, ?> variables) {
    var task = asSystem(configuration, () -> task(configuration, taskId));
    if (task == null) {
      return;
    }
    var formKey =
        asSystem(
            configuration,
            () ->
                configuration
                    .getFormService()
                    .getTaskFormKey(task.getProcessDefinitionId(), task.getTaskDefinitionKey()));
    Map<String, ?> written = variables == null ? Map.of() : variables;
    if (someoneActs(configuration)) {
      requireWork(configuration, task);
      Set<String> writable = contracts.writable(formKey);
      for (var name : written.keySet()) {
        if (!writable.contains(name)) {
          throw new NotAllowed(
              new Sentence("Biểu mẫu của công việc này không được ghi biến '%s'.", name));
        }
        if (!isPlain(written, name)) {
          throw new NotAllowed(
              new Sentence("Biến '%s' chỉ nhận chữ, số, ngày hoặc giá trị đúng/sai.", name));
        }
      }
    }
    // Without a draft of its own the step would act on the one that an earlier task left behind.
    if (contracts.namesDraft(formKey)) {
      drafts.getObject().requireOwn(taskId, written.get(FormContracts.DRAFT));
    }
  }

  /** Before anything is told about the task: who may not work on it learns nothing else. */
  private void requireWork(ProcessEngineConfigurationImpl configuration, Task task) {
    var acting = configuration.getIdentityService().getCurrentAuthentication();
    if (acting == null
        || acting.getGroupIds() != null
            && acting.getGroupIds().contains(EngineGroups.ADMINISTRATORS)) {
      return;
    }
    var groups =
        asSystem(
            configuration,
            () ->
                TaskScope.candidateGroups(
                    configuration.getTaskService().getIdentityLinksForTask(task.getId())));
    if (!scopes.of(acting.getUserId()).mayWork(task.getTenantId(), task.getAssignee(), groups)) {
      throw new NotAllowed("Công việc này không phải của bạn hoặc đã có người khác xử lý.");
    }
  }

  /** A value that names a class becomes an object of it when somebody reads it. */
  private static boolean isPlain(Map<String, ?> variables, String name) {
    var value =
        variables instanceof VariableMap typed
            ? typed.<TypedValue>getValueTyped(name)
            : Variables.untypedValue(variables.get(name));
    if (value == null) {
      return true;
    }
    if (value.getType() != null && !PLAIN.contains(value.getType())) {
      return false;
    }
    var content = value.getValue();
    return content == null
        || content instanceof Boolean
        || content instanceof Integer
        || content instanceof Long
        || content instanceof Date
        || content instanceof String text && text.length() <= LONGEST_TEXT;
  }

  private static @Nullable Task task(ProcessEngineConfigurationImpl configuration, String taskId) {
    return configuration
        .getProcessEngine()
        .getTaskService()
        .createTaskQuery()
        .taskId(taskId)
        .singleResult();
  }

  private static boolean someoneActs(ProcessEngineConfigurationImpl configuration) {
    return configuration.getIdentityService().getCurrentAuthentication() != null;
  }

  static <T extends @Nullable Object> T asSystem(
      ProcessEngineConfigurationImpl configuration, java.util.function.Supplier<T> act) {
    return asSystem(configuration.getIdentityService(), act);
  }

  /** Does something with the system's own rights, then goes on as the person who was acting. */
  static <T extends @Nullable Object> T asSystem(
      IdentityService identity, java.util.function.Supplier<T> act) {
    var acting = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return act.get();
    } finally {
      if (acting != null) {
        identity.setAuthentication(acting.getUserId(), acting.getGroupIds(), acting.getTenantIds());
      }
    }
  }

  private NotAllowed onlyByTheForm() {
    return new NotAllowed("Chỉ hoàn thành công việc bằng biểu mẫu của công việc đó.");
  }

  private final class GuardedTasks extends TaskServiceImpl {

    private final ProcessEngineConfigurationImpl configuration;

    GuardedTasks(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
      requireContract(configuration, taskId, variables);
      super.complete(taskId, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
        String taskId, Map<String, Object> variables, boolean deserializeValues) {
      requireContract(configuration, taskId, variables);
      return super.completeWithVariablesInReturn(taskId, variables, deserializeValues);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
      requireContract(configuration, taskId, variables);
      super.resolveTask(taskId, variables);
    }

    @Override
    public void handleBpmnError(
        String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
      requireSystem();
      super.handleBpmnError(taskId, errorCode, errorMessage, variables);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
      requireSystem();
      super.handleBpmnError(taskId, errorCode);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
      requireSystem();
      super.handleBpmnError(taskId, errorCode, errorMessage);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
      requireSystem();
      super.handleEscalation(taskId, escalationCode);
    }

    @Override
    public void handleEscalation(
        String taskId, String escalationCode, Map<String, Object> variables) {
      requireSystem();
      super.handleEscalation(taskId, escalationCode, variables);
    }

    @Override
    public void delegateTask(String taskId, String userId) {
      requireSystem();
      super.delegateTask(taskId, userId);
    }

    /**
     * Claiming for somebody else is assigning; putting back one's own pooled task is the only
     * change of assignee.
     */
    @Override
    public void claim(String taskId, String userId) {
      var acting = configuration.getIdentityService().getCurrentAuthentication();
      if (acting != null && userId != null && !Objects.equals(acting.getUserId(), userId)) {
        throw new NotAllowed("Chỉ được nhận việc cho chính mình.");
      }
      super.claim(taskId, userId);
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
      var acting = configuration.getIdentityService().getCurrentAuthentication();
      if (acting != null && userId == null && mayPutBack(taskId, acting.getUserId())) {
        ActingPerson.as(
            acting.getUserId(),
            () ->
                asSystem(
                    configuration,
                    () -> {
                      super.setAssignee(taskId, null);
                      return true;
                    }));
        return;
      }
      super.setAssignee(taskId, userId);
    }

    // The engine checks no right for a comment or an attachment; ours belong to the document.

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
      requireSystem();
      return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    @SuppressWarnings("deprecation")
    public void addComment(String taskId, String processInstanceId, String message) {
      requireSystem();
      super.addComment(taskId, processInstanceId, message);
    }

    @Override
    public Attachment createAttachment(
        String attachmentType,
        String taskId,
        String processInstanceId,
        String attachmentName,
        String attachmentDescription,
        InputStream content) {
      requireSystem();
      return super.createAttachment(
          attachmentType,
          taskId,
          processInstanceId,
          attachmentName,
          attachmentDescription,
          content);
    }

    @Override
    public Attachment createAttachment(
        String attachmentType,
        String taskId,
        String processInstanceId,
        String attachmentName,
        String attachmentDescription,
        String url) {
      requireSystem();
      return super.createAttachment(
          attachmentType, taskId, processInstanceId, attachmentName, attachmentDescription, url);
    }

    private boolean mayPutBack(String taskId, String personId) {
      return asSystem(
          configuration,
          () -> {
            var task = task(configuration, taskId);
            if (task == null || !personId.equals(task.getAssignee())) {
              return false;
            }
            var groups = TaskScope.candidateGroups(getIdentityLinksForTask(taskId));
            return TaskScope.isOfGroup(groups)
                && scopes.of(personId).mayWork(task.getTenantId(), personId, groups);
          });
    }

    private void requireSystem() {
      if (someoneActs(configuration)) {
        throw onlyByTheForm();
      }
    }
  }

  private final class GuardedForms extends FormServiceImpl {

    private final ProcessEngineConfigurationImpl configuration;

    GuardedForms(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
      requireContract(configuration, taskId, properties);
      super.submitTaskForm(taskId, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
        String taskId, Map<String, Object> properties, boolean deserializeValues) {
      requireContract(configuration, taskId, properties);
      return super.submitTaskFormWithVariablesInReturn(taskId, properties, deserializeValues);
    }

    @Override
    @SuppressWarnings("deprecation")
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
      requireContract(configuration, taskId, properties);
      super.submitTaskFormData(taskId, properties);
    }
  }
}
