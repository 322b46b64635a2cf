package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.HANDLING_DAYS;
import static vn.congvan.assignment.AssignmentVariables.HANDLING_FIELD;
import static vn.congvan.assignment.AssignmentVariables.HANDLING_HOURS;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DUE_AT;
import static vn.congvan.registration.RegistrationVariables.PROPOSED_UNIT;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Routing;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Finds the unit in charge and reckons the deadline, unless the clerk chose them. */
@ProcessStep(
    label = "Tính hạn, đơn vị dự kiến",
    does = "Tìm đơn vị phụ trách lĩnh vực và tính hạn xử lý theo lịch làm việc của cơ quan.",
    reads = {"documentId", "handlingField", "handlingDays", "handlingHours", "proposedUnit"},
    writes = {"proposedUnit", "dueAt"})
class PlanHandling implements JavaDelegate {

  private final Routing routing;

  PlanHandling(Routing routing) {
    this.routing = routing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var plan =
        routing.plan(
            UUID.fromString(DOCUMENT_ID.get(execution)),
            HANDLING_FIELD.find(execution),
            HANDLING_DAYS.get(execution),
            HANDLING_HOURS.get(execution),
            PROPOSED_UNIT.find(execution),
            ActingPerson.of(execution));
    PROPOSED_UNIT.set(execution, plan.unitId());
    DUE_AT.set(execution, Date.from(plan.dueAt()));
  }
}
