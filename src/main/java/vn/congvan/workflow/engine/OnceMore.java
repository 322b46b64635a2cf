package vn.congvan.workflow.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Completes a task once more when something else, such as its moving to a new version of the
 * diagram, changed the same rows in between: the first try has been undone, and the official need
 * not know.
 */
class OnceMore extends CommandInterceptor {

  private static final int TRIES = 3;

  @Override
  public <T> T execute(Command<T> command) {
    for (var tried = 1; ; tried++) {
      try {
        return next.execute(command);
      } catch (OptimisticLockingException changedInBetween) {
        // Within a larger transaction nothing of it can be saved.
        if (tried == TRIES
            || !isAboutATask(command)
            || TransactionSynchronizationManager.isActualTransactionActive()) {
          throw changedInBetween;
        }
      }
    }
  }

  private static boolean isAboutATask(Command<?> command) {
    return command instanceof SubmitTaskFormCmd
        || command instanceof CompleteTaskCmd
        || command instanceof ClaimTaskCmd;
  }
}
