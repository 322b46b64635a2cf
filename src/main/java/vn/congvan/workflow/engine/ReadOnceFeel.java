package vn.congvan.workflow.engine;

import camundajar.impl.scala.collection.immutable.Map;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.context.VariableProvider.CompositeVariableProvider;
import org.camunda.feel.context.VariableProvider.StaticVariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.springframework.util.ConcurrentLruCache;

/**
 * The engine's own FEEL, which reads each text of a decision table once and knows its functions
 * once. As delivered it does both anew for each cell: most of what it costs to open a deadline or
 * to register a document.
 */
final class ReadOnceFeel extends ScalaFeelEngine {

  private static final int TEXTS = 4_096;
  private static final EvaluationFailureType ASSERTION =
      EvaluationFailureType.ASSERT_FAILURE$.MODULE$;

  private final ConcurrentLruCache<String, ParsedExpression> conditions;
  private final ConcurrentLruCache<String, ParsedExpression> expressions;
  private final FunctionProvider functions;
  private final FeelInterpreter interpreter;

  ReadOnceFeel() {
    super(List.of());
    conditions =
        new ConcurrentLruCache<>(TEXTS, text -> readable(feelEngine.parseUnaryTests(text)));
    expressions =
        new ConcurrentLruCache<>(TEXTS, text -> readable(feelEngine.parseExpression(text)));
    functions = new BuiltinFunctions(feelEngine.clock(), feelEngine.valueMapper());
    interpreter = new FeelInterpreter(feelEngine.valueMapper());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T evaluateSimpleExpression(String text, VariableContext variables) {
    return (T) value(expressions.get(text), new ContextVariableWrapper(variables));
  }

  @Override
  public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext variables) {
    var known =
        new CompositeVariableProvider(
            this.<VariableProvider>toScalaList(
                new StaticVariableProvider(new Map.Map1<>(INPUT_VARIABLE_NAME, input)),
                new ContextVariableWrapper(variables)));
    // What is neither true nor false does not match, as delivered.
    return Boolean.TRUE.equals(value(conditions.get(text), known));
  }

  private Object value(ParsedExpression read, VariableProvider variables) {
    var failures = new EvaluationFailureCollector();
    Val value;
    try {
      value =
          interpreter.eval(
              read.expression(),
              new EvalContext(feelEngine.valueMapper(), variables, functions, failures));
    } catch (RuntimeException unexpected) {
      throw LOGGER.evaluationException(
          "failed to evaluate expression '%s' : %s".formatted(read.text(), unexpected));
    }
    for (var failure : CollectionConverters.asJava(failures.failures())) {
      if (failure.failureType() == ASSERTION) {
        throw LOGGER.evaluationException(
            "Assertion failure on evaluate the expression '%s': %s"
                .formatted(read.text(), failure.failureMessage()));
      }
    }
    if (value instanceof ValError error) {
      throw failed(read, error.error());
    }
    if (value instanceof ValFatalError error) {
      throw failed(read, error.error());
    }
    return feelEngine.valueMapper().unpackVal(value);
  }

  private static RuntimeException failed(ParsedExpression read, String why) {
    return LOGGER.evaluationException(
        "failed to evaluate expression '%s': %s".formatted(read.text(), why));
  }

  private static ParsedExpression readable(Either<Failure, ParsedExpression> read) {
    if (read.isRight()) {
      return read.toOption().get();
    }
    throw LOGGER.evaluationException(read.swap().toOption().get().message());
  }
}
