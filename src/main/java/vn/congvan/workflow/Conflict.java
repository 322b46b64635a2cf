package vn.congvan.workflow;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import vn.congvan.shared.Sentence;

/** Tells that two changed the same at once, which is no fault: the later one was undone. */
public final class Conflict {

  /** What whoever asked is told. */
  public static final Sentence MESSAGE =
      new Sentence("Người khác vừa cập nhật nội dung này. Hãy tải lại rồi thực hiện lại.");

  private Conflict() {}

  /** Whether the database or the engine, also at the end of a transaction, found one. */
  public static boolean isCauseOf(@Nullable Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException) {
        return true;
      }
    }
    return false;
  }
}
