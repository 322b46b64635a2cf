package vn.congvan.delivery.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.delivery.Deliveries;
import vn.congvan.workflow.ActingPerson;
import vn.congvan.workflow.ProcessStep;

/** Freezes the document that its sender asked to be given back. */
@ProcessStep(
    label = "Trả lại văn bản",
    does = "Đóng băng văn bản đã nhận, kết thúc mọi việc đang xử lý và báo nơi gửi; không xóa gì.",
    reads = {"documentId"})
class GiveBackDocument implements JavaDelegate {

  private final Deliveries deliveries;

  GiveBackDocument(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.giveBack(UUID.fromString(DOCUMENT_ID.get(execution)), ActingPerson.of(execution));
  }
}
