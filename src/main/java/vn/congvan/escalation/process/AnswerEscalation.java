package vn.congvan.escalation.process;

import static vn.congvan.escalation.EscalationFacts.DEADLINE_ID;
import static vn.congvan.escalation.EscalationFacts.ESCALATION_ACT;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.escalation.Answers;
import vn.congvan.escalation.EscalationAct;
import vn.congvan.escalation.EscalationForm;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Does what was decided about an overdue deadline. */
@ProcessStep(
    label = "Thực hiện quyết định",
    does =
        "Ghi nhận đã biết, gia hạn, giao người khác hoặc tự nhận xử lý, theo quyền của người quyết định; không được thì báo ngay lý do.",
    reads = {"deadlineId", "escalationAct", "draftId"},
    forms = "deadline-escalation/act-on-overdue")
class AnswerEscalation implements JavaDelegate {

  private final Answers answers;
  private final Drafts drafts;

  AnswerEscalation(Answers answers, Drafts drafts) {
    this.answers = answers;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    answers.give(
        UUID.fromString(DEADLINE_ID.get(execution)),
        EscalationAct.ofKey(ESCALATION_ACT.get(execution)),
        drafts.take(
            DRAFT_ID.get(execution), execution.getProcessInstanceId(), EscalationForm.class),
        ActingPerson.of(execution));
  }
}
