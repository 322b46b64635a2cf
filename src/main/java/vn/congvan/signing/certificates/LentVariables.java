package vn.congvan.signing.certificates;

import java.util.Date;
import vn.congvan.workflow.ProcessVariable;

/** Variables that registration declares, which stands above this capability. */
public final class LentVariables {

  /** The draft of the form that was just completed. */
  public static final ProcessVariable<String> DRAFT_ID =
      ProcessVariable.of(
          "draftId", String.class, "Mã của bản nháp đã lưu ở biểu mẫu vừa hoàn thành");

  /** Until when. */
  public static final ProcessVariable<Date> DUE_AT =
      ProcessVariable.of("dueAt", Date.class, "Hạn xử lý");

  private LentVariables() {}
}
