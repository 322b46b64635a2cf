package vn.congvan.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the capabilities ask of the engine, as the system itself: no user's rights are applied
 * inside, so the caller has decided before that the act is allowed.
 */
public interface Processes {

  /**
   * Starts a process with exactly the variables that are declared; the business key is the id of
   * the row it works for. Returns the instance's id.
   */
  String start(ProcessStart process, String businessKey, Map<String, Object> variables);

  /**
   * The same for many, each with its variables under its business key; much cheaper than one after
   * the other. Returns the instances' ids by business key.
   */
  Map<String, String> startAll(ProcessStart process, Map<String, Map<String, Object>> variables);

  /**
   * Sends a message, with exactly the variables that are declared, to the one running instance with
   * that id.
   *
   * @return whether the instance was waiting for it
   */
  boolean tell(String processInstanceId, ProcessMessage message, Map<String, Object> variables);

  /** The same, only as long as the instance has that value under that name. */
  boolean tellWhile(
      String processInstanceId,
      ProcessVariable<String> having,
      String value,
      ProcessMessage message,
      Map<String, Object> variables);

  /**
   * Sends a message that nobody need wait for, once the present act is done and still within its
   * transaction: an instance is told nothing in the middle of a step of its own. Of several places
   * that wait for it, the one that has that value under its own name gets it.
   */
  void tellAfterwards(
      String processInstanceId, ProcessMessage message, ProcessVariable<String> own, String value);

  /**
   * Sends a message without variables once all that is done in the present transaction is done, and
   * still within it, at most once; nothing happens where nobody waits for it then.
   */
  void tellAtTheEnd(String processInstanceId, ProcessMessage message);

  /** Whether the instance is still running. */
  boolean isRunning(String processInstanceId);

  /**
   * Moves the due date of the instance's open user tasks and the variable {@code dueAt}, and with
   * it the day from which they count as nearly due; null while nothing is due.
   */
  void moveDueDate(String processInstanceId, @Nullable Date dueAt, @Nullable Date warnAt);

  /**
   * Moves the due date of the open user tasks of the instance and of those that it has called;
   * tasks to come are due as their diagram says.
   */
  void moveTasks(String processInstanceId, @Nullable Date dueAt);

  /** Moves the due date of one open task. */
  void moveTask(String taskId, Date dueAt);

  /**
   * Gives the instance's open task of that id to another post, and to who acts for it; its process
   * goes on with that post as the handler.
   */
  void handOver(
      String processInstanceId, String activityId, UUID handlerPost, @Nullable String personId);

  /**
   * Lets the instance's open tasks, and those to come, stand higher in their lists; never lower.
   */
  void raise(String processInstanceId, int priority);

  /** The open task of that id. */
  Optional<OpenTask> task(String taskId);

  /** The open tasks of an instance. */
  List<OpenTask> tasksOf(String processInstanceId);

  /** The open tasks of the instances that work for those rows, as named at their start. */
  List<OpenTask> tasksFor(Collection<String> businessKeys);

  /** The instance that called this one and waits for it. */
  Optional<String> callerOf(String processInstanceId);

  /** The open tasks of the instances that were called by this one. */
  List<OpenTask> tasksCalledBy(String processInstanceId);

  /** Those of the open tasks that the person sees and that are about a document. */
  List<ListedTask> listed(Collection<String> taskIds, String personId);

  /** Completes a task as the given person, writing only what the task's form may write. */
  void complete(String taskId, String personId, Map<String, Object> variables);

  /** Whether the person may see the open task under the same rule as Tasklist's lists. */
  boolean maySee(String personId, String taskId);

  /** Whether the person may work on (claim, complete, draft) the open task now. */
  boolean mayWork(String personId, String taskId);

  /** Whether the open task is a group's, so that who has taken it may put it back. */
  boolean isOfGroup(String taskId);

  /**
   * The open tasks of a process that the person may work on now, what is due first on top: his own,
   * and those of his groups that nobody has taken; each with the variables of its process.
   */
  List<OpenTask> workable(String processKey, String personId, int most);

  /** A task as it stands in a list. */
  record ListedTask(
      String id, String agencyId, UUID documentId, Instant createdAt, @Nullable Instant dueAt) {}

  /** An open task; variables are read by name. */
  record OpenTask(
      String id,
      String name,
      String activityId,
      String processKey,
      String processInstanceId,
      String agencyId,
      @Nullable String assignee,
      Instant createdAt,
      @Nullable Date dueAt,
      int priority,
      Map<String, Object> variables) {}
}
