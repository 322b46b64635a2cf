package vn.congvan.workflow;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What an attacker would have run. It does nothing but count, so that a test can tell whether it
 * was reached; a name of a class, a text for its constructor or a value in JSON is enough to make
 * one.
 */
public class Trap implements JavaDelegate, ExecutionListener, TaskListener {

  private static final AtomicInteger SPRUNG = new AtomicInteger();

  /** Made from a class's name. */
  public Trap() {
    SPRUNG.incrementAndGet();
  }

  /** Made from JSON that is a text, as many dangerous classes are. */
  public Trap(String text) {
    SPRUNG.incrementAndGet();
  }

  /** How often it was reached. */
  public static int sprung() {
    return SPRUNG.get();
  }

  @Override
  public void execute(DelegateExecution execution) {}

  @Override
  public void notify(DelegateExecution execution) {}

  @Override
  public void notify(DelegateTask task) {}
}
