package vn.congvan.document;

import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The document has meanwhile gone on, and this can no longer be done with it. */
public class WrongState extends Refusal {

  /** Refuses with the state in which the document is. */
  public WrongState(DocumentState state) {
    super(
        new Sentence(
            "Văn bản đang ở trạng thái “%s” nên không thực hiện được việc này. Hãy tải lại để xem tình trạng mới nhất.",
            state));
  }
}
