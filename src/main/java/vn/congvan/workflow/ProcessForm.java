package vn.congvan.workflow;

import java.util.List;

/**
 * A form that a user task may open; its HTML is served from {@code /forms} and comes with the
 * product.
 *
 * @param path below {@code forms/}, without the ending
 * @param label the name of the work in the office's words
 * @param purpose what the person does there
 * @param writes the variables that its completion writes
 */
public record ProcessForm(
    String path, String label, String purpose, List<ProcessVariable<?>> writes) {

  private static final String PREFIX = "embedded:/forms/";

  /** Declares a form. */
  public static ProcessForm of(
      String path, String label, String purpose, ProcessVariable<?>... writes) {
    return new ProcessForm(path, label, purpose, List.of(writes));
  }

  /** The form key by which a diagram names it, also one that was deployed from Modeler. */
  public String key() {
    return PREFIX + path + ".html";
  }
}
