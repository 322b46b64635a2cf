package vn.congvan.assignment;

import vn.congvan.shared.Refusal;
import vn.congvan.workflow.DrawnRefusal;

/** Who handled the work no longer holds his post, so the head allots it anew. */
@DrawnRefusal("Người xử lý không còn giữ việc")
public class HandlerHasLeft extends Refusal {

  /** Refuses to send work back to nobody. */
  public HandlerHasLeft() {
    super("Người xử lý không còn giữ vị trí công tác này. Hãy phân công người khác.");
  }
}
