package vn.congvan.workflow;

/**
 * An expression that Modeler offers in a list, so that analysts choose it by its meaning.
 *
 * @param place where it may stand
 * @param meaning in the office's words
 */
public record ProcessOffer(Place place, String expression, String meaning) {

  /** Where an expression is offered. */
  public enum Place {
    /** Who may take the work. */
    GROUP,
    /** Whose work it is from the beginning. */
    PERSON,
    /** Until when. */
    DUE,
    /** From when it counts as near. */
    NEAR,
    /** How far up in the list. */
    PRIORITY
  }
}
