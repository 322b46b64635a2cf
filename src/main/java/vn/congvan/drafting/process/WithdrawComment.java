package vn.congvan.drafting.process;

import static vn.congvan.drafting.DraftingVariables.CO_DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.CoDrafting;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Ends the asking of a unit that has not said anything yet. */
@ProcessStep(
    label = "Thôi lấy ý kiến",
    does = "Đóng việc góp ý của đơn vị chưa góp ý; người soạn thảo không chờ nữa.",
    reads = "coDraftId")
class WithdrawComment implements JavaDelegate {

  private final CoDrafting coDrafting;

  WithdrawComment(CoDrafting coDrafting) {
    this.coDrafting = coDrafting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    coDrafting.withdrawn(UUID.fromString(CO_DRAFT_ID.get(execution)), ActingPerson.of(execution));
  }
}
