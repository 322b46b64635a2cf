package vn.congvan.workflow.engine;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
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
      super.handleInvocation(invocation);
    } catch (Refusal refusal) {
      if (drawn.get().contains(refusal.getClass())) {
        throw new BpmnError(refusal.code(), refusal.getMessage(), refusal);
      }
      throw refusal;
    }
  }
}
