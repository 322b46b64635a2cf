package vn.congvan.workflow;

/**
 * Taking over an open task: as a substitute within the dates, as head of the unit, or as a leader
 * of the agency what waits for a post or group in which nobody is left.
 */
public interface TakingOver {

  /** Whether the person may take this task over now. */
  boolean mayTakeOver(String personId, String taskId);

  /** Whether nobody is left in any of the groups to which the task is offered. */
  boolean isVacant(String taskId);

  /** Makes the person the one who works on the task; refuses with {@code NotAllowed}. */
  void takeOver(String personId, String taskId);
}
