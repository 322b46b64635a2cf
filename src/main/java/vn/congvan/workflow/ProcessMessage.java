package vn.congvan.workflow;

import java.util.List;
import java.util.Map;

/**
 * A message that the product tells one running instance; declared by the capability that sends it.
 *
 * @param process the key of the process whose instances are told
 * @param meaning what has happened, in the office's words
 * @param brings the variables that come with it
 * @param sentAfter the steps of which one was taken before; empty where it may come at any time
 */
public record ProcessMessage(
    String name,
    String process,
    String meaning,
    List<ProcessVariable<?>> brings,
    List<String> sentAfter) {

  /** Declares a message. */
  public static ProcessMessage of(
      String name, String process, String meaning, ProcessVariable<?>... brings) {
    return new ProcessMessage(name, process, meaning, List.of(brings), List.of());
  }

  /** The same message, which only comes once one of these steps was taken. */
  public ProcessMessage sentAfter(String... steps) {
    return new ProcessMessage(name, process, meaning, brings, List.of(steps));
  }

  /** Refuses to be sent with anything but what is declared. */
  public void require(Map<String, Object> values) {
    ProcessVariable.requireExactly("The message '" + name + "'", brings, values);
  }
}
