package vn.congvan.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its name, its type and what it means in the office; a process carries
 * ids, decisions and dates only.
 *
 * @param <T> String, Boolean, Integer, Long or {@link java.util.Date}
 * @param choices the only values it may have, in the order in which they are offered; empty where
 *     any value may stand
 */
public record ProcessVariable<T>(String name, Class<T> type, String meaning, List<Choice> choices) {

  /** A value that the variable may have, and what it means. */
  public record Choice(String value, String meaning) {}

  /** Declares a variable. */
  public static <T> ProcessVariable<T> of(String name, Class<T> type, String meaning) {
    return new ProcessVariable<>(name, type, meaning, List.of());
  }

  /** The same variable with one more value that it may have. */
  public ProcessVariable<T> allowing(T value, String valueMeans) {
    var more = new ArrayList<>(choices);
    more.add(new Choice(value.toString(), valueMeans));
    return new ProcessVariable<>(name, type, meaning, List.copyOf(more));
  }

  /** The same variable with one value for each of these. */
  public <E> ProcessVariable<T> allowing(
      E[] all, Function<E, T> value, Function<E, String> valueMeans) {
    var variable = this;
    for (var each : all) {
      variable = variable.allowing(value.apply(each), valueMeans.apply(each));
    }
    return variable;
  }

  /** Reads the variable; its absence is a fault of the diagram and is named. */
  public T get(VariableScope scope) {
    var value = find(scope);
    if (value == null) {
      throw new IllegalStateException("Process variable '" + name + "' is missing");
    }
    return value;
  }

  /** Reads the variable, or null where it was never written. */
  public @Nullable T find(VariableScope scope) {
    return type.cast(scope.getVariable(name));
  }

  /** Writes the variable; what it is already leaves no rows to be written. */
  public void set(VariableScope scope, @Nullable T value) {
    if (!scope.hasVariable(name) || !Objects.equals(scope.getVariable(name), value)) {
      scope.setVariable(name, value);
    }
  }

  /**
   * Refuses values that are not those declared: what diagrams were checked against is what they
   * get.
   */
  static void requireExactly(
      String what, List<ProcessVariable<?>> declared, Map<String, Object> values) {
    var expected = new TreeSet<String>();
    for (var variable : declared) {
      expected.add(variable.name);
      var value = values.get(variable.name);
      if (value != null && !variable.type.isInstance(value)) {
        throw new IllegalStateException(
            "%s: '%s' is a %s, not a %s"
                .formatted(
                    what,
                    variable.name,
                    value.getClass().getSimpleName(),
                    variable.type.getSimpleName()));
      }
    }
    if (!expected.equals(values.keySet())) {
      throw new IllegalStateException(
          "%s brings %s and was given %s"
              .formatted(what, expected, new TreeSet<>(values.keySet())));
    }
  }
}
