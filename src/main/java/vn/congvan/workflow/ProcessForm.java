package vn.congvan.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that a user task may open; its HTML is served from {@code /forms} and comes with the
 * product.
 *
 * @param path below {@code forms/}, without the ending
 * @param label the name of the work in the office's words
 * @param purpose what the person does there
 * @param writes the variables that its completion writes
 * @param group who does it, unless the analyst chooses others
 * @param person whose work it is from the beginning; null for the work of a whole group
 * @param due until when, unless the analyst chooses otherwise
 */
public record ProcessForm(
    String path,
    String label,
    String purpose,
    List<ProcessVariable<?>> writes,
    ProcessOffer group,
    @Nullable ProcessOffer person,
    ProcessOffer due) {

  private static final String PREFIX = "embedded:/forms/";

  /** The form key by which a diagram names it, also one that was deployed from Modeler. */
  public String key() {
    return PREFIX + path + ".html";
  }
}
