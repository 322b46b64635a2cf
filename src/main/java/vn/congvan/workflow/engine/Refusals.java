package vn.congvan.workflow.engine;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import vn.congvan.acts.ActInHand;
import vn.congvan.shared.Refusal;

/**
 * The one place where a refusal becomes a BPMN error: where a step's contract names it, the diagram
 * catches it and goes on; any other refusal undoes the completion and reaches the person who
 * pressed the button.
 */
class Refusals extends DefaultDelegateInterceptor {

  private final Supplier<Set<Class<? extends Refusal>>> drawn;

  Refusals(Supplier<Set<Class<? extends Refusal>>> drawn) {
    this.drawn = drawn;
  }

  @Override
  public void handleInvocation(DelegateInvocation invocation) throws Exception {
    try {
      recordStep(invocation);
      super.handleInvocation(invocation);
    } catch (Refusal refusal) {
      if (drawn.get().contains(refusal.getClass())) {
        throw new BpmnError(refusal.code(), refusal.getMessage(), refusal);
      }
      throw refusal;
    }
  }

  /** The act that is in hand tells by which boxes it went. */
  private static void recordStep(DelegateInvocation invocation) {
    var act = ActInHand.current();
    if (act != null
        && invocation instanceof JavaDelegateInvocation
        && invocation.getContextExecution() instanceof ExecutionEntity execution) {
      act.saying(execution.getCurrentActivityName());
    }
  }
}
