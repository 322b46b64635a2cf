package vn.congvan.intake;

import vn.congvan.shared.Refusal;

/** A file is no longer set apart: somebody else was quicker to decide about it. */
public class DecidedMeanwhile extends Refusal {

  /** Says so, and what to do. */
  public DecidedMeanwhile() {
    super("Tệp này không còn bị cách ly: đã được xử lý. Hãy tải lại trang.");
  }
}
