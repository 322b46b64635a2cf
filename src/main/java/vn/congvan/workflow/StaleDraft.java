package vn.congvan.workflow;

import vn.congvan.shared.Refusal;

/** The form was saved again elsewhere after this page was opened. */
public class StaleDraft extends Refusal {

  /** Refuses with the sentence that every form shows. */
  public StaleDraft() {
    super(
        "Biểu mẫu này vừa được lưu ở nơi khác. Hãy tải lại công việc để xem nội dung mới nhất rồi hoàn thành lại.");
  }

  @Override
  public int status() {
    return 409;
  }
}
