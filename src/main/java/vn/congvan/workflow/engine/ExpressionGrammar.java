package vn.congvan.workflow.engine;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.Scanner.Symbol;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * What an expression may be made of: variables, values, operators, and calls of a function library
 * by its name. Anything else has no meaning here and is refused while the text is read, so a
 * diagram with it cannot be put into work.
 */
class ExpressionGrammar extends Builder {

  /** The functions that read nothing but the clock and who is acting. */
  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime");

  /** Names that the engine gives to its own objects. */
  private static final Set<String> RESERVED =
      Set.of("execution", "task", "caseExecution", "externalTask");

  // The parser calls itself at each bracket: without a limit a long text of them ends the thread.
  private static final int DEEPEST = 30;
  private static final int LONGEST = 10_000;

  private static final Pattern STEP = Pattern.compile("[$#]\\{\\s*\\w+\\s*}");

  private final transient ProcessSteps steps;

  ExpressionGrammar(ProcessSteps steps) {
    super(Feature.METHOD_INVOCATIONS);
    this.steps = steps;
  }

  @Override
  public Tree build(String expression) {
    requireModest(expression);
    return super.build(expression);
  }

  @Override
  protected Parser createParser(String expression) {
    return new GuardedParser(expression);
  }

  private static void requireModest(String expression) {
    if (!expression.contains("${") && !expression.contains("#{")) {
      return;
    }
    if (expression.length() > LONGEST) {
      throw new ELException("Biểu thức quá dài");
    }
    var depth = 0;
    for (var sign : expression.toCharArray()) {
      if (sign == '(' || sign == '[' || sign == '{') {
        depth++;
      } else if (sign == ')' || sign == ']' || sign == '}') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new ELException("Biểu thức lồng nhau quá sâu");
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  private final class GuardedParser extends Parser {

    private final boolean stepAlone;

    GuardedParser(String expression) {
      super(ExpressionGrammar.this, expression);
      this.stepAlone = STEP.matcher(expression).matches();
    }

    /** A step stands alone, a library before its function: as values they would be beans. */
    @Override
    protected AstIdentifier createAstIdentifier(String name, int index) {
      if (RESERVED.contains(name)
          || steps.isStep(name) && !stepAlone
          || steps.isLibrary(name) && getToken().getSymbol() != Symbol.DOT) {
        throw new ELException("Biểu thức không được dùng '" + name + "'");
      }
      return super.createAstIdentifier(name, index);
    }

    @Override
    protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
      if (!FUNCTIONS.contains(name)) {
        throw new ELException("Biểu thức không được gọi '" + name + "'");
      }
      return super.createAstFunction(name, index, parameters);
    }

    @Override
    protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
      if (getToken().getSymbol() != Symbol.LPAREN) {
        throw new ELException("Biểu thức không được đọc thuộc tính '" + property + "'");
      }
      if (!(base instanceof AstIdentifier library)
          || !steps.hasFunction(library.getName(), property)) {
        throw new ELException("Biểu thức không được gọi '" + property + "'");
      }
      return super.createAstDot(base, property, lvalue);
    }

    @Override
    protected AstBracket createAstBracket(
        AstNode base, AstNode property, boolean lvalue, boolean strict) {
      throw new ELException("Biểu thức không được đọc thuộc tính bằng ngoặc vuông");
    }
  }
}
