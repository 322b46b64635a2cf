package vn.congvan.registration;

import java.util.Map;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * An earlier document looks the same, and the clerk has not yet said that this one is to be
 * registered nevertheless.
 */
public class PossibleDuplicate extends Refusal {

  /** Refuses and names the first of the earlier documents. */
  public PossibleDuplicate(Duplicate earlier) {
    super(
        earlier.arrivalNumber() == null
            ? new Sentence(
                "Cơ quan đã có văn bản trùng. Hãy xem văn bản đó; nếu vẫn đăng ký, hãy đánh dấu xác nhận.")
            : new Sentence(
                "Cơ quan đã có văn bản trùng (số đến %s). Hãy xem văn bản đó; nếu vẫn đăng ký, hãy đánh dấu xác nhận.",
                earlier.arrivalNumber()),
        Map.of("duplicateAccepted", new Sentence("Cần xác nhận vẫn đăng ký văn bản này.")));
  }
}
