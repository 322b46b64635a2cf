package vn.congvan.registration;

import java.util.Map;
import vn.congvan.shared.Refusal;

/**
 * An earlier document looks the same, and the clerk has not yet said that this one is to be
 * registered nevertheless.
 */
public class PossibleDuplicate extends Refusal {

  /** Refuses and names the first of the earlier documents. */
  public PossibleDuplicate(Duplicate earlier) {
    super(
        "Cơ quan đã có văn bản trùng"
            + (earlier.arrivalNumber() == null ? "" : " (số đến " + earlier.arrivalNumber() + ")")
            + ". Hãy xem văn bản đó; nếu vẫn đăng ký, hãy đánh dấu xác nhận.",
        Map.of("duplicateAccepted", "Cần xác nhận vẫn đăng ký văn bản này."));
  }
}
