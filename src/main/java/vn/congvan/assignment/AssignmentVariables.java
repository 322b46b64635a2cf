package vn.congvan.assignment;

import vn.congvan.workflow.ProcessVariable;

/** The process variables that directing, assigning and handling write. */
public final class AssignmentVariables {

  /** The field of work that the decision table proposes. */
  public static final ProcessVariable<String> HANDLING_FIELD =
      ProcessVariable.of("handlingField", String.class);

  /** The working days that the decision table proposes. */
  public static final ProcessVariable<Integer> HANDLING_DAYS =
      ProcessVariable.of("handlingDays", Integer.class);

  /** The working hours that the decision table proposes. */
  public static final ProcessVariable<Integer> HANDLING_HOURS =
      ProcessVariable.of("handlingHours", Integer.class);

  /** The leader's decision: {@code assign}, {@code note} or {@code sendBack}. */
  public static final ProcessVariable<String> DIRECTION =
      ProcessVariable.of("direction", String.class);

  /**
   * The post that confirms the result: the leader who directed, else the head of the handling unit.
   */
  public static final ProcessVariable<String> CONFIRMING_POST =
      ProcessVariable.of("confirmingPost", String.class);

  /** The confirmation: {@code close} or {@code rework}. */
  public static final ProcessVariable<String> CONFIRMATION =
      ProcessVariable.of("confirmation", String.class);

  /** The assignment that came back, in the scope of its own event. */
  public static final ProcessVariable<String> RETURNED_ASSIGNMENT =
      ProcessVariable.of("returnedAssignment", String.class);

  /** The assignment that an instance works for. */
  public static final ProcessVariable<String> ASSIGNMENT_ID =
      ProcessVariable.of("assignmentId", String.class);

  /** Whether a unit was given the work, and not a person. */
  public static final ProcessVariable<Boolean> GIVEN_TO_UNIT =
      ProcessVariable.of("givenToUnit", Boolean.class);

  /** For what it was given: {@code lead}, {@code co}, {@code info} or {@code helper}. */
  public static final ProcessVariable<String> PURPOSE = ProcessVariable.of("purpose", String.class);

  /** The unit that was given the work. */
  public static final ProcessVariable<String> UNIT_ID = ProcessVariable.of("unitId", String.class);

  /** The post that handles it. */
  public static final ProcessVariable<String> HANDLER_POST =
      ProcessVariable.of("handlerPost", String.class);

  /** The head's decision: {@code assign} or {@code return}. */
  public static final ProcessVariable<String> ALLOTMENT =
      ProcessVariable.of("allotment", String.class);

  /**
   * The handler's decision: {@code reply}, {@code noReply}, {@code information}, {@code handOver},
   * {@code return}.
   */
  public static final ProcessVariable<String> OUTCOME = ProcessVariable.of("outcome", String.class);

  /** Whether the head wants to approve the result. */
  public static final ProcessVariable<Boolean> NEEDS_APPROVAL =
      ProcessVariable.of("needsApproval", Boolean.class);

  /** The head's decision on the result: {@code approve} or {@code rework}. */
  public static final ProcessVariable<String> APPROVAL =
      ProcessVariable.of("approval", String.class);

  /** The post that decides on more time, in the scope of its own event. */
  public static final ProcessVariable<String> DECIDING_POST =
      ProcessVariable.of("decidingPost", String.class);

  /** The decision on more time: {@code grant} or {@code refuse}. */
  public static final ProcessVariable<String> EXTENSION =
      ProcessVariable.of("extension", String.class);

  /** The request for more time, in the scope of its own event. */
  public static final ProcessVariable<String> EXTENSION_ID =
      ProcessVariable.of("extensionId", String.class);

  private AssignmentVariables() {}
}
