package vn.congvan.assignment.process;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.jspecify.annotations.Nullable;
import vn.congvan.workflow.ProcessFunction;
import vn.congvan.workflow.ProcessFunctions;

/**
 * Hands the outputs of a decision table to a diagram one by one: {@code
 * decision.output(decisionResult, 'field')}.
 */
@ProcessFunctions
public class Decision {

  /** One output of the one rule that matched. */
  @ProcessFunction("một cột kết quả của bảng quyết định vừa hỏi")
  public @Nullable Object output(DmnDecisionResult result, String name) {
    return result.getSingleResult().getEntry(name);
  }
}
