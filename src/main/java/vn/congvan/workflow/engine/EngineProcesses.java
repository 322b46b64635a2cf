package vn.congvan.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.shared.EndOfTransaction;
import vn.congvan.shared.NotAllowed;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessMessage;
import vn.congvan.workflow.ProcessStart;
import vn.congvan.workflow.ProcessVariable;
import vn.congvan.workflow.Processes;

@Service
@Transactional
class EngineProcesses implements Processes {

  /** So many ladders pass through a third of the boxes that one act may pass through. */
  private static final int AT_ONCE = 100;

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ProcessEngineConfigurationImpl engine;
  private final IdentityService identity;
  private final FormContracts contracts;
  private final TaskScope scopes;

  EngineProcesses(
      RuntimeService runtime,
      TaskService tasks,
      ProcessEngine engine,
      IdentityService identity,
      FormContracts contracts,
      TaskScope scopes) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.identity = identity;
    this.contracts = contracts;
    this.scopes = scopes;
  }

  @Override
  public String start(ProcessStart process, String businessKey, Map<String, Object> variables) {
    return startAll(process, Map.of(businessKey, variables)).values().iterator().next();
  }

  @Override
  public Map<String, String> startAll(
      ProcessStart process, Map<String, Map<String, Object>> variables) {
    variables.values().forEach(process::require);
    var started = new LinkedHashMap<String, String>();
    var portion = new ArrayList<Map.Entry<String, Map<String, Object>>>();
    for (var next : variables.entrySet()) {
      portion.add(next);
      if (portion.size() == AT_ONCE) {
        start(process, portion, started);
        portion.clear();
      }
    }
    start(process, portion, started);
    return started;
  }

  /**
   * In one command: the engine asks for the diagram once, and writes all rows of a table at once.
   */
  private void start(
      ProcessStart process,
      List<Map.Entry<String, Map<String, Object>>> all,
      Map<String, String> started) {
    if (all.isEmpty()) {
      return;
    }
    asSystem(
        () ->
            engine
                .getCommandExecutorTxRequired()
                .execute(
                    context -> {
                      var diagram =
                          engine
                              .getDeploymentCache()
                              .findDeployedLatestProcessDefinitionByKeyAndTenantId(
                                  process.process(), null);
                      for (var each : all) {
                        var instance =
                            runtime
                                .createProcessInstanceById(diagram.getId())
                                .businessKey(each.getKey())
                                .setVariables(each.getValue())
                                .execute();
                        started.put(each.getKey(), instance.getId());
                      }
                      return true;
                    }));
  }

  @Override
  public boolean tell(
      String processInstanceId, ProcessMessage message, Map<String, Object> variables) {
    message.require(variables);
    return asSystem(
        () -> {
          // Asked before: what the engine refuses dooms the whole transaction of the caller.
          if (waiting(processInstanceId, message) != 1) {
            return false;
          }
          try {
            runtime
                .createMessageCorrelation(message.name())
                .processInstanceId(processInstanceId)
                .setVariables(variables)
                .correlate();
            return true;
          } catch (MismatchingMessageCorrelationException nobodyWaits) {
            return false;
          }
        });
  }

  @Override
  public boolean tellWhile(
      String processInstanceId,
      ProcessVariable<String> having,
      String value,
      ProcessMessage message,
      Map<String, Object> variables) {
    var still =
        asSystem(
            () ->
                runtime
                    .createProcessInstanceQuery()
                    .processInstanceId(processInstanceId)
                    .variableValueEquals(having.name(), value)
                    .count());
    return still == 1 && tell(processInstanceId, message, variables);
  }

  private long waiting(String processInstanceId, ProcessMessage message) {
    return runtime
        .createExecutionQuery()
        .processInstanceId(processInstanceId)
        .messageEventSubscriptionName(message.name())
        .count();
  }

  @Override
  public void tellAfterwards(
      String processInstanceId, ProcessMessage message, ProcessVariable<String> own, String value) {
    message.require(Map.of());
    EndOfTransaction.leave(
        new Told(processInstanceId, message.name(), value),
        () ->
            asSystem(
                () ->
                    runtime
                        .createMessageCorrelation(message.name())
                        .processInstanceId(processInstanceId)
                        .localVariableEquals(own.name(), value)
                        .correlateAllWithResult()
                        .size()));
  }

  @Override
  public void tellAtTheEnd(String processInstanceId, ProcessMessage message) {
    message.require(Map.of());
    EndOfTransaction.leave(
        new Told(processInstanceId, message.name(), null),
        () -> tell(processInstanceId, message, Map.of()));
  }

  /** A message that is told at the end of the present transaction. */
  private record Told(String processInstanceId, String message, @Nullable String toWhom) {}

  @Override
  public boolean isRunning(String processInstanceId) {
    return asSystem(
        () ->
            runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() > 0);
  }

  @Override
  public void moveTasks(String processInstanceId, @Nullable Date dueAt) {
    asSystem(
        () -> {
          for (var task : tasks.createTaskQuery().processInstanceId(processInstanceId).list()) {
            tasks.setDueDate(task.getId(), dueAt);
          }
          runtime
              .createProcessInstanceQuery()
              .superProcessInstanceId(processInstanceId)
              .list()
              .forEach(
                  called ->
                      tasks.createTaskQuery().processInstanceId(called.getId()).list().stream()
                          .forEach(task -> tasks.setDueDate(task.getId(), dueAt)));
          return true;
        });
  }

  @Override
  public void moveTask(String taskId, Date dueAt) {
    asSystem(
        () -> {
          tasks.setDueDate(taskId, dueAt);
          return true;
        });
  }

  @Override
  public void moveDueDate(String processInstanceId, @Nullable Date dueAt, @Nullable Date warnAt) {
    asSystem(
        () -> {
          if (runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count()
              == 0) {
            return false;
          }
          runtime.setVariable(processInstanceId, "dueAt", dueAt);
          for (var task : tasks.createTaskQuery().processInstanceId(processInstanceId).list()) {
            tasks.setDueDate(task.getId(), dueAt);
            tasks.setFollowUpDate(task.getId(), warnAt);
          }
          return true;
        });
  }

  @Override
  public void handOver(
      String processInstanceId, String activityId, UUID handlerPost, @Nullable String personId) {
    asSystem(
        () -> {
          runtime.setVariable(processInstanceId, "handlerPost", handlerPost.toString());
          for (var task :
              tasks
                  .createTaskQuery()
                  .processInstanceId(processInstanceId)
                  .taskDefinitionKey(activityId)
                  .list()) {
            var before = candidates(task.getId());
            var group = Directory.postGroup(handlerPost);
            before.stream()
                .filter(each -> !each.equals(group))
                .forEach(each -> tasks.deleteCandidateGroup(task.getId(), each));
            if (!before.contains(group)) {
              tasks.addCandidateGroup(task.getId(), group);
            }
            tasks.setAssignee(task.getId(), personId);
          }
          return true;
        });
  }

  @Override
  public void raise(String processInstanceId, int priority) {
    asSystem(
        () -> {
          if (runtime.getVariable(processInstanceId, "priority") instanceof Integer now
              && now < priority) {
            runtime.setVariable(processInstanceId, "priority", priority);
          }
          for (var task : tasks.createTaskQuery().processInstanceId(processInstanceId).list()) {
            if (task.getPriority() < priority) {
              tasks.setPriority(task.getId(), priority);
            }
          }
          return true;
        });
  }

  @Override
  public Optional<OpenTask> task(String taskId) {
    return asSystem(() -> open(tasks.createTaskQuery().taskId(taskId).list()).stream().findFirst());
  }

  @Override
  public List<OpenTask> tasksOf(String processInstanceId) {
    return asSystem(
        () -> open(tasks.createTaskQuery().processInstanceId(processInstanceId).list()));
  }

  @Override
  public List<OpenTask> tasksFor(Collection<String> businessKeys) {
    return asSystem(
        () ->
            open(
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                    .list()));
  }

  @Override
  public Optional<String> callerOf(String processInstanceId) {
    return asSystem(
        () ->
            Optional.ofNullable(
                    runtime
                        .createProcessInstanceQuery()
                        .subProcessInstanceId(processInstanceId)
                        .singleResult())
                .map(ProcessInstance::getId));
  }

  @Override
  public List<OpenTask> tasksCalledBy(String processInstanceId) {
    return asSystem(
        () -> {
          var called =
              runtime
                  .createProcessInstanceQuery()
                  .superProcessInstanceId(processInstanceId)
                  .list()
                  .stream()
                  .map(ProcessInstance::getId)
                  .toArray(String[]::new);
          return called.length == 0
              ? List.<OpenTask>of()
              : open(tasks.createTaskQuery().processInstanceIdIn(called).list());
        });
  }

  @Override
  public List<ListedTask> listed(Collection<String> taskIds, String personId) {
    if (taskIds.isEmpty()) {
      return List.of();
    }
    return asSystem(
        () -> {
          var query = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new));
          scopes.of(personId).narrow(query);
          var found = query.list();
          if (found.isEmpty()) {
            return List.<ListedTask>of();
          }
          var documents =
              runtime
                  .createVariableInstanceQuery()
                  .processInstanceIdIn(
                      found.stream()
                          .map(Task::getProcessInstanceId)
                          .distinct()
                          .toArray(String[]::new))
                  .variableName("documentId")
                  .list()
                  .stream()
                  .collect(
                      Collectors.toMap(
                          VariableInstance::getProcessInstanceId,
                          variable -> UUID.fromString((String) variable.getValue()),
                          (one, same) -> one));
          return found.stream()
              .filter(task -> documents.containsKey(task.getProcessInstanceId()))
              .map(
                  task ->
                      new ListedTask(
                          task.getId(),
                          task.getTenantId(),
                          documents.get(task.getProcessInstanceId()),
                          task.getCreateTime().toInstant(),
                          task.getDueDate() == null ? null : task.getDueDate().toInstant()))
              .toList();
        });
  }

  @Override
  public void complete(String taskId, String personId, Map<String, Object> variables) {
    asSystem(
        () -> {
          var task = tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
          if (task == null || !mayWork(personId, taskId)) {
            throw new NotAllowed("Công việc này không phải của bạn hoặc đã có người khác xử lý.");
          }
          if (!contracts.writable(task.getFormKey()).containsAll(variables.keySet())) {
            throw new NotAllowed("Biểu mẫu của công việc này không được ghi các biến đã gửi.");
          }
          if (task.getAssignee() == null) {
            tasks.claim(taskId, personId);
          }
          return ActingPerson.as(
              personId,
              () -> {
                tasks.complete(taskId, variables);
                return true;
              });
        });
  }

  @Override
  public boolean maySee(String personId, String taskId) {
    return asSystem(
        () -> {
          var task = tasks.createTaskQuery().taskId(taskId).singleResult();
          return task != null && scopes.of(personId).sees(task.getTenantId(), candidates(taskId));
        });
  }

  @Override
  public boolean mayWork(String personId, String taskId) {
    return asSystem(
        () -> {
          var task = tasks.createTaskQuery().taskId(taskId).singleResult();
          return task != null
              && scopes
                  .of(personId)
                  .mayWork(task.getTenantId(), task.getAssignee(), candidates(taskId));
        });
  }

  @Override
  public boolean isOfGroup(String taskId) {
    return asSystem(() -> TaskScope.isOfGroup(candidates(taskId)));
  }

  @Override
  public List<OpenTask> workable(String processKey, String personId, int most) {
    return asSystem(
        () -> {
          var query = tasks.createTaskQuery().processDefinitionKey(processKey);
          scopes.of(personId).narrowToOwn(query);
          var found = query.orderByDueDate().asc().orderByTaskId().asc().listPage(0, most);
          return open(found);
        });
  }

  /**
   * The tasks with what their process knows, asked for at once. Never by the engine's own way for
   * one task: it fails where the task was completed since it was found, and a failure inside the
   * engine dooms the whole transaction of the caller.
   */
  private List<OpenTask> open(List<Task> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var instances =
        found.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
    var known = new HashMap<String, Map<String, Object>>();
    for (var variable :
        runtime.createVariableInstanceQuery().processInstanceIdIn(instances).list()) {
      known
          .computeIfAbsent(
              variable.getTaskId() == null ? variable.getExecutionId() : variable.getTaskId(),
              scope -> new HashMap<>())
          .put(variable.getName(), variable.getValue());
    }
    // One whose process has ended in between has none any more.
    return found.stream()
        .filter(task -> known.containsKey(task.getProcessInstanceId()))
        .map(
            task -> {
              var variables = new HashMap<>(known.get(task.getProcessInstanceId()));
              variables.putAll(known.getOrDefault(task.getExecutionId(), Map.of()));
              variables.putAll(known.getOrDefault(task.getId(), Map.of()));
              return open(task, variables);
            })
        .toList();
  }

  /** Asked for below the engine's own way, which fails where the task is gone. */
  private Set<String> candidates(String taskId) {
    return TaskScope.candidateGroups(
        engine
            .getCommandExecutorTxRequired()
            .execute(
                context -> context.getIdentityLinkManager().findIdentityLinksByTaskId(taskId)));
  }

  private static OpenTask open(Task task, Map<String, Object> variables) {
    var definition = task.getProcessDefinitionId();
    return new OpenTask(
        task.getId(),
        task.getName(),
        task.getTaskDefinitionKey(),
        definition.substring(0, definition.indexOf(':')),
        task.getProcessInstanceId(),
        task.getTenantId(),
        task.getAssignee(),
        task.getCreateTime().toInstant(),
        task.getDueDate(),
        task.getPriority(),
        variables);
  }

  private <T> T asSystem(java.util.function.Supplier<T> act) {
    return TaskDoor.asSystem(identity, act);
  }
}
