package vn.congvan.assignment;

import vn.congvan.shared.Refusal;

/** Who handled the work no longer holds his post, so the head allots it anew. */
public class HandlerHasLeft extends Refusal {

  /** Refuses to send work back to nobody. */
  public HandlerHasLeft() {
    super("Người xử lý không còn giữ vị trí công tác này. Hãy phân công người khác.");
  }
}
