package vn.congvan.assignment;

import vn.congvan.shared.Refusal;
import vn.congvan.workflow.DrawnRefusal;

/** Nobody has answered the document in writing yet, where the process asks for an answer. */
@DrawnRefusal("Chưa có văn bản trả lời")
public class ReplyMissing extends Refusal {

  /** Refuses to go on without an answer. */
  public ReplyMissing() {
    super("Chưa nơi nào ghi số, ký hiệu văn bản trả lời.");
  }
}
