package vn.congvan.shared;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room from any other trouble: who is refused for it can have it mended. */
public final class FullDisk {

  /** What whoever asked is told; the act was undone. */
  public static final Sentence MESSAGE =
      new Sentence(
          "Máy chủ đã hết chỗ lưu trữ nên việc này chưa được thực hiện và chưa có gì thay đổi. Hãy báo bộ phận kỹ thuật, rồi thực hiện lại.");

  private FullDisk() {}

  /** Whether a full disk or quota stands behind a fault. */
  public static boolean isCauseOf(@Nullable Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      var said = cause.getMessage();
      // Java knows these by the sentences of the system only.
      if (cause instanceof IOException
          && said != null
          && (said.contains("No space left on device") || said.contains("Disk quota exceeded"))) {
        return true;
      }
    }
    return false;
  }
}
