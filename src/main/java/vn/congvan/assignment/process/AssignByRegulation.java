package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.CONFIRMING_POST;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;
import static vn.congvan.registration.RegistrationVariables.PROPOSED_UNIT;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Instructions;
import vn.congvan.assignment.NoHandlingUnit;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Hands the document straight to the unit in charge, whose head will confirm the result. */
@ProcessStep(
    label = "Chuyển đơn vị theo quy chế",
    does =
        "Chuyển thẳng đơn vị có trách nhiệm theo quy chế công tác văn thư (Điều 23), không qua lãnh đạo.",
    reads = {"documentId", "proposedUnit", "dueAt"},
    writes = "confirmingPost",
    rejects = NoHandlingUnit.class)
class AssignByRegulation implements JavaDelegate {

  private final Instructions instructions;

  AssignByRegulation(Instructions instructions) {
    this.instructions = instructions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var confirmingPost =
        instructions.giveByRegulation(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            PROPOSED_UNIT.find(execution),
            DUE_AT.get(execution).toInstant(),
            ActingPerson.of(execution));
    CONFIRMING_POST.set(execution, confirmingPost.toString());
  }
}
