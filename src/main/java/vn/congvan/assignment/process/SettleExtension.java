package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.DECIDING_POST;
import static vn.congvan.assignment.AssignmentVariables.EXTENSION;
import static vn.congvan.assignment.AssignmentVariables.EXTENSION_ID;
import static vn.congvan.registration.RegistrationVariables.DRAFT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.ExtensionForm;
import vn.congvan.assignment.Extensions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.ProcessStep;

/** Settles a request for more time. */
@ProcessStep(
    label = "Ghi quyết định gia hạn",
    does = "Ghi quyết định; nếu đồng ý thì dời hạn của việc.",
    reads = {"extensionId", "extension", "decidingPost", "draftId"},
    forms = "handle-assignment/decide-extension")
class SettleExtension implements JavaDelegate {

  private final Extensions extensions;
  private final Drafts drafts;

  SettleExtension(Extensions extensions, Drafts drafts) {
    this.extensions = extensions;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    extensions.settle(
        UUID.fromString(EXTENSION_ID.get(execution)),
        EXTENSION.get(execution),
        drafts.take(DRAFT_ID.get(execution), execution.getProcessInstanceId(), ExtensionForm.class),
        UUID.fromString(DECIDING_POST.get(execution)),
        ActingPerson.of(execution));
  }
}
