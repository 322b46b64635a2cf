package vn.congvan.workflow;

import java.util.List;
import java.util.Map;

/**
 * A process that the product starts, and the variables that it hands over at the start; declared by
 * the capability that starts it.
 *
 * @param process the key of the process
 */
public record ProcessStart(String process, List<ProcessVariable<?>> given) {

  /** Declares what a process is started with. */
  public static ProcessStart of(String process, ProcessVariable<?>... given) {
    return new ProcessStart(process, List.of(given));
  }

  /** Refuses to start with anything but what is declared. */
  public void require(Map<String, Object> values) {
    ProcessVariable.requireExactly("The start of '" + process + "'", given, values);
  }
}
