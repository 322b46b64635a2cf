package vn.congvan.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its name and type; a process carries ids, decisions and dates only.
 *
 * @param <T> String, Boolean, Integer, Long or {@link java.util.Date}
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  /** Declares a variable. */
  public static <T> ProcessVariable<T> of(String name, Class<T> type) {
    return new ProcessVariable<>(name, type);
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

  /** Writes the variable. */
  public void set(VariableScope scope, @Nullable T value) {
    scope.setVariable(name, value);
  }
}
