package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.shared.NotAllowed;

/**
 * Whoever has a task works on it and changes nothing else about it; tried in the engine itself,
 * which must hold even if the doors of the web stood open.
 */
class TaskWorkStory extends OfficeStory {

  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;

  private final Official supervisor = new Official("giamsat.snv");

  @Test
  void noChangeOfATaskIsWork() {
    var letter = aLetter();
    clerk.acts(() -> tasks.claim(clerk.finds(RECEIVE, letter).getId(), clerk.login));
    var task = taskOf(letter);

    for (var person : List.of(clerk, director, supervisor)) {
      changesOf(task)
          .forEach(
              (change, act) ->
                  assertThatThrownBy(() -> person.acts(() -> act.accept(task)))
                      .as(person.login + ": " + change)
                      .isInstanceOfAny(AuthorizationException.class, NotAllowed.class));
    }

    assertThat(lookOf(taskOf(letter))).isEqualTo(lookOf(task));
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .filteredOn(link -> link.getGroupId() != null)
        .singleElement()
        .satisfies(link -> assertThat(link.getGroupId()).isEqualTo("clerk@snv"));
    assertThat(runtime.getVariable(task.getExecutionId(), "agencyId")).isEqualTo("snv");
  }

  private Map<String, Consumer<Task>> changesOf(Task task) {
    var id = task.getId();
    var instance = task.getProcessInstanceId();
    var changes = new LinkedHashMap<String, Consumer<Task>>();
    changes.put("due date", it -> tasks.setDueDate(id, new Date()));
    changes.put("follow-up date", it -> tasks.setFollowUpDate(id, new Date()));
    changes.put("priority", it -> tasks.setPriority(id, 99));
    changes.put("name", it -> tasks.setName(id, "Việc khác"));
    changes.put("description", it -> tasks.setDescription(id, "Việc khác"));
    changes.put("owner", it -> tasks.setOwner(id, "vanthu.stc"));
    changes.put("assignee", it -> tasks.setAssignee(id, "vanthu.stc"));
    changes.put("group", it -> tasks.addCandidateGroup(id, "clerk@stc"));
    changes.put("no group", it -> tasks.deleteCandidateGroup(id, "clerk@snv"));
    changes.put("person", it -> tasks.addCandidateUser(id, "vanthu.stc"));
    changes.put("everything", this::saveAsAnother);
    changes.put("delegation", it -> tasks.delegateTask(id, "vanthu.stc"));
    changes.put("subtask", it -> saveSubtaskOf(id));
    changes.put("variable", it -> tasks.setVariable(id, "agencyId", "stc"));
    changes.put("own variable", it -> tasks.setVariableLocal(id, "x", "x"));
    changes.put("no variable", it -> tasks.removeVariable(id, "agencyId"));
    changes.put("written along", it -> tasks.complete(id, Map.of("agencyId", "stc")));
    changes.put("foreign, written along", it -> tasks.complete(id, Map.of("x", "x")));
    changes.put("comment", it -> tasks.createComment(id, instance, "x"));
    changes.put("variable of the process", it -> runtime.setVariable(instance, "priority", 1));
    changes.put("end", it -> runtime.deleteProcessInstance(instance, "x"));
    changes.put("pause", it -> runtime.suspendProcessInstanceById(instance));
    changes.put(
        "another step",
        it ->
            runtime
                .createProcessInstanceModification(instance)
                .startBeforeActivity("closeDocument")
                .execute());
    changes.put(
        "cancelled step",
        it ->
            runtime
                .createProcessInstanceModification(instance)
                .cancelAllForActivity("receiveDocument")
                .execute());
    return changes;
  }

  private void saveAsAnother(Task task) {
    var changed = tasks.createTaskQuery().taskId(task.getId()).singleResult();
    changed.setDueDate(new Date());
    changed.setPriority(99);
    tasks.saveTask(changed);
  }

  private void saveSubtaskOf(String id) {
    var subtask = tasks.newTask();
    subtask.setParentTaskId(id);
    tasks.saveTask(subtask);
  }

  private static List<?> lookOf(Task task) {
    return Arrays.asList(
        task.getName(),
        task.getDescription(),
        task.getDueDate(),
        task.getFollowUpDate(),
        task.getPriority(),
        task.getOwner(),
        task.getAssignee(),
        task.getTenantId());
  }

  private Task taskOf(Letter letter) {
    return tasks
        .createTaskQuery()
        .processVariableValueEquals("documentId", letter.id.toString())
        .singleResult();
  }
}
