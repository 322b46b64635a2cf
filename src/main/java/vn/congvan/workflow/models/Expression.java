package vn.congvan.workflow.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/** One expression of a diagram, read without evaluating it. */
final class Expression {

  private static final int DEEPEST = 50;

  private static final int LONGEST = 1_000;

  /** A call of a library's function. */
  record Call(String library, String function, List<Node> arguments) {}

  /** A variable that is compared with a text. */
  record Comparison(String variable, String text) {}

  final String text;
  final boolean readable;

  /** Every name that is no library of a call. */
  final Set<String> names = new TreeSet<>();

  final List<Call> calls = new ArrayList<>();
  final List<Comparison> comparisons = new ArrayList<>();

  /** What reaches into an object or calls a function outside the libraries. */
  final List<String> forbidden = new ArrayList<>();

  private @Nullable Node root;

  Expression(String text) {
    this.text = text.strip();
    this.readable = this.text.length() <= LONGEST && read();
  }

  static boolean isOne(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** The type of the value as far as it is known; null where it is not. */
  @Nullable Class<?> type(Catalogue catalogue) {
    return root == null ? null : type(root, catalogue);
  }

  /** The type of the value of a part, such as the argument of a call. */
  static @Nullable Class<?> type(Node node, Catalogue catalogue) {
    if (node instanceof AstIdentifier identifier) {
      return catalogue.typeOf(identifier.getName());
    }
    if (node instanceof AstMethod method) {
      var call = callOf(method);
      var library = call == null ? null : catalogue.functions().get(call.library());
      var function = call == null || library == null ? null : library.get(call.function());
      return function == null || function.returns() == Object.class ? null : function.returns();
    }
    if (node instanceof AstString || node instanceof AstText) {
      return String.class;
    }
    if (node instanceof AstNumber) {
      return Long.class;
    }
    if (node instanceof AstBoolean || node instanceof AstUnary unary && isNegation(unary)) {
      return Boolean.class;
    }
    if (node instanceof AstBinary binary && isTest(binary)) {
      return Boolean.class;
    }
    if (node instanceof AstChoice) {
      var first = type(node.getChild(1), catalogue);
      return first == null ? type(node.getChild(2), catalogue) : first;
    }
    return node instanceof AstNested || node instanceof org.camunda.bpm.impl.juel.AstEval
        ? type(node.getChild(0), catalogue)
        : null;
  }

  /** The text that a part stands for; null if it is none. */
  static @Nullable String textOf(Node node) {
    return node instanceof AstString string && string.eval(null, null) instanceof String text
        ? text
        : null;
  }

  private boolean read() {
    // Whether the reader's stack would hold more depends on how warm the machine is.
    if (FeelLimits.depth(text) > DEEPEST) {
      return false;
    }
    try {
      root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot();
      visit(root);
      return true;
    } catch (TreeBuilderException | StackOverflowError e) {
      return false;
    }
  }

  private void visit(Node node) {
    if (node instanceof AstIdentifier identifier) {
      names.add(identifier.getName());
    } else if (node instanceof AstMethod method) {
      var call = callOf(method);
      if (call == null) {
        forbidden.add(method.getStructuralId(null));
      } else {
        calls.add(call);
        call.arguments().forEach(this::visit);
      }
      return;
    } else if (node instanceof AstProperty property) {
      forbidden.add(property.getStructuralId(null));
    } else if (node instanceof AstFunction function) {
      forbidden.add(function.getName() + "()");
    } else if (node instanceof AstBinary binary
        && (binary.getOperator() == AstBinary.EQ || binary.getOperator() == AstBinary.NE)) {
      compare(binary.getChild(0), binary.getChild(1));
      compare(binary.getChild(1), binary.getChild(0));
    }
    for (var i = 0; i < node.getCardinality(); i++) {
      visit(node.getChild(i));
    }
  }

  private void compare(Node left, Node right) {
    var compared = textOf(right);
    if (left instanceof AstIdentifier identifier && compared != null) {
      comparisons.add(new Comparison(identifier.getName(), compared));
    }
  }

  private static @Nullable Call callOf(AstMethod method) {
    if (method.getChild(0) instanceof AstDot dot && dot.getChild(0) instanceof AstIdentifier) {
      var path = ((AstNode) dot).getStructuralId(null);
      List<Node> arguments = new ArrayList<>();
      var parameters = method.getChild(1);
      for (var i = 0; i < parameters.getCardinality(); i++) {
        arguments.add(parameters.getChild(i));
      }
      var at = path.indexOf('.');
      return new Call(path.substring(0, at), path.substring(at + 1), arguments);
    }
    return null;
  }

  private static boolean isNegation(AstUnary unary) {
    return unary.getOperator() == AstUnary.NOT || unary.getOperator() == AstUnary.EMPTY;
  }

  private static boolean isTest(AstBinary binary) {
    return Set.of(
            AstBinary.AND,
            AstBinary.OR,
            AstBinary.EQ,
            AstBinary.NE,
            AstBinary.LT,
            AstBinary.LE,
            AstBinary.GT,
            AstBinary.GE)
        .contains(binary.getOperator());
  }
}
