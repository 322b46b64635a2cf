package vn.congvan.workflow.engine;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Date;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import vn.congvan.workflow.Trap;

/** Expressions: what the grammar lets through leads to plain values and reaches nothing. */
public final class ExpressionFuzz {

  private static final ProcessSteps STEPS = new HostileExpressionsTest.OneOfEach();
  private static final GuardedExpressions EXPRESSIONS = new GuardedExpressions(STEPS);
  private static final String[] WORDS = {
    "${",
    "#{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ".",
    "'",
    "\"",
    "?",
    ":",
    ",",
    " ",
    "==",
    "!",
    "empty ",
    "class",
    "getClass",
    "forName",
    "newInstance",
    "execution",
    "task",
    "office",
    "headsOf",
    "registerDocument",
    "documentId",
    "now",
    "currentUser",
    "S",
    "JSON",
    "vault",
    "1",
    "null",
    "'vn.congvan.workflow.Trap'"
  };

  private ExpressionFuzz() {}

  /** One expression, of words that mean something as often as not. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    var text = new StringBuilder("${");
    while (data.remainingBytes() > 1 && text.length() < 2_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(3));
    }
    text.append(data.consumeBoolean() ? "}" : "");
    var before = Trap.sprung() + HostileExpressionsTest.reached();
    try {
      var variables = Variables.createVariables().putValue("documentId", "x").asVariableContext();
      var value =
          EXPRESSIONS
              .createValueExpression(text.toString())
              .getValue(EXPRESSIONS.createElContext(variables));
      if (!(value == null
          || value instanceof String
          || value instanceof Number
          || value instanceof Boolean
          || value instanceof Date
          || value instanceof HostileExpressionsTest.RegisterDocument)) {
        throw new AssertionError(text + " is " + value.getClass());
      }
    } catch (ELException | IllegalArgumentException refused) {
      // As it should be.
    }
    if (Trap.sprung() + HostileExpressionsTest.reached() != before) {
      throw new AssertionError("Reached by " + text);
    }
  }
}
