package vn.congvan.assignment.process;

import static vn.congvan.assignment.AssignmentVariables.NOTICE_TEXT;
import static vn.congvan.assignment.AssignmentVariables.NOTICE_TO;
import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.assignment.Notices;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Tells somebody in the agency about the document. */
@ProcessStep(
    label = "Thông báo",
    does =
        "Ghi một thông báo vào nhật ký văn bản và cho nơi nhận xem văn bản. Nơi nhận phải thuộc cơ quan của văn bản; không có nơi nhận thì bỏ qua.",
    reads = {"documentId", "noticeTo", "noticeText"},
    asks = {"noticeTo", "noticeText"})
class GiveNotice implements JavaDelegate {

  private final Notices notices;

  GiveNotice(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.give(
        UUID.fromString(DOCUMENT_ID.get(execution)),
        NOTICE_TO.find(execution),
        NOTICE_TEXT.get(execution),
        ActingPerson.of(execution));
  }
}
