package vn.congvan.assignment;

import vn.congvan.shared.Refusal;
import vn.congvan.workflow.DrawnRefusal;

/**
 * No unit of the agency is in charge of the document's field, or it has no head: the clerk decides
 * where it goes.
 */
@DrawnRefusal("Chưa rõ đơn vị xử lý")
public class NoHandlingUnit extends Refusal {

  /** Refuses to forward by regulation. */
  public NoHandlingUnit() {
    super("Chưa xác định được đơn vị xử lý theo quy chế. Hãy chọn đơn vị hoặc trình lãnh đạo.");
  }
}
