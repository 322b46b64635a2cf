package vn.congvan.registration.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.registration.RegistrationVariables.DIRECTING_POST;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.registration.Submissions;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Gives what was submitted to a leader and not yet opened back to the clerk. */
@ProcessStep(
    label = "Thu hồi văn bản trình",
    does = "Thu hồi văn bản mà lãnh đạo chưa mở xem; văn thư trình hoặc chuyển lại.",
    reads = {"documentId", "directingPost"})
class TakeBackSubmission implements JavaDelegate {

  private final Submissions submissions;

  TakeBackSubmission(Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    submissions.takenBack(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        UUID.fromString(DIRECTING_POST.get(execution)),
        ActingPerson.of(execution));
  }
}
