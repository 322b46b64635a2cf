package vn.congvan.drafting.process;

import static vn.congvan.document.DocumentVariables.DOCUMENT_ID;
import static vn.congvan.drafting.DraftingVariables.APPENDIX_UNSIGNED;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import vn.congvan.drafting.Issuing;
import vn.congvan.workflow.ProcessStep;

/** Says whether an appendix still lacks the agency's signature. */
@ProcessStep(
    label = "Tìm phụ lục chưa ký",
    does =
        "Xem còn phụ lục PDF nào ở tệp riêng chưa có chữ ký số của cơ quan; phụ lục không phải PDF thì không ký.",
    reads = "documentId",
    writes = "appendixUnsigned")
class FindUnsignedAppendix implements JavaDelegate {

  private final Issuing issuing;

  FindUnsignedAppendix(Issuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    APPENDIX_UNSIGNED.set(
        execution, issuing.hasUnsignedAppendix(UUID.fromString(DOCUMENT_ID.get(execution))));
  }
}
