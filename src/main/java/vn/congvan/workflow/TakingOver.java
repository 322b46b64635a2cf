package vn.congvan.workflow;

/**
 * Taking over a colleague's open task: as his substitute within the dates, or as head of the unit.
 */
public interface TakingOver {

  /** Whether the person may take this task over now. */
  boolean mayTakeOver(String personId, String taskId);

  /** Makes the person the one who works on the task; refuses with {@code NotAllowed}. */
  void takeOver(String personId, String taskId);
}
