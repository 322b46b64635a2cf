package vn.congvan.workflow.models;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;

/** One FEEL text of a decision table, read without evaluating it. */
final class Feel {

  private static final int LONGEST = 1_000;
  private static final FeelEngine ENGINE = new FeelEngine.Builder().build();
  private static final Set<String> FUNCTIONS =
      Set.copyOf(
          CollectionConverters.asJava(
                  new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, ENGINE.valueMapper())
                      .functions())
              .keySet());

  final boolean readable;

  /** The names that it reads. */
  final Set<String> names = new TreeSet<>();

  /** The texts in quotation marks. */
  final Set<String> texts = new TreeSet<>();

  /** Functions that do not exist, and paths into objects. */
  final List<String> forbidden = new ArrayList<>();

  private final @Nullable Object root;

  /** What goes beyond comparing and computing, in words; null if nothing does. */
  final @Nullable String beyond;

  private Feel(String beyond) {
    this.readable = true;
    this.beyond = beyond;
    this.root = null;
  }

  private Feel(boolean readable, @Nullable ParsedExpression parsed) {
    this.readable = readable;
    this.beyond = null;
    this.root = parsed == null ? null : parsed.expression();
    visit(root);
  }

  /** A value or formula, as in a column of results. */
  static Feel expression(String text) {
    return of(text, false);
  }

  /** A condition, as in a column of inputs. */
  static Feel condition(String text) {
    return of(text, true);
  }

  /** What kind of value it certainly is; null where only the data tells. */
  @Nullable Class<?> type() {
    var kind = root == null ? "" : root.getClass().getSimpleName();
    return switch (kind) {
      case "ConstString" -> String.class;
      case "ConstNumber" -> Number.class;
      case "ConstBool" -> Boolean.class;
      default -> null;
    };
  }

  /** The names that stand for a single name, if it is nothing but one. */
  boolean isName() {
    return root instanceof Ref;
  }

  boolean isNull() {
    return root instanceof ConstNull$;
  }

  private static Feel of(String text, boolean condition) {
    if (text.length() > LONGEST) {
      return new Feel(false, null);
    }
    var beyond = FeelLimits.faultOf(text);
    if (beyond != null) {
      return new Feel(beyond);
    }
    try {
      return read(text, condition);
    } catch (StackOverflowError tooDeep) {
      return new Feel(false, null);
    }
  }

  private static Feel read(String text, boolean condition) {
    var parsed = condition ? ENGINE.parseUnaryTests(text) : ENGINE.parseExpression(text);
    return parsed.isRight() ? new Feel(true, parsed.toOption().get()) : new Feel(false, null);
  }

  private void visit(@Nullable Object node) {
    if (node instanceof Ref reference) {
      names.add(reference.names().head());
      if (reference.names().size() > 1) {
        forbidden.add(reference.names().mkString("."));
      }
    } else if (node instanceof ConstString text) {
      texts.add(text.value());
    } else if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
      forbidden.add(call.function() + "()");
    } else if (node instanceof JavaFunctionInvocation
        || node instanceof QualifiedFunctionInvocation
        || node instanceof PathExpression) {
      forbidden.add(node.toString());
    }
    if (node instanceof camundajar.impl.scala.collection.Iterable<?> many) {
      CollectionConverters.asJava(many).forEach(this::visit);
    } else if (node instanceof Product product) {
      for (var i = 0; i < product.productArity(); i++) {
        visit(product.productElement(i));
      }
    }
  }
}
