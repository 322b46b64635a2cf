package vn.congvan.acts;

/** Where the few places that acts pass through write down what was done. */
public interface Acts {

  /** Writes the row of an act that is done, into its own transaction where one is open. */
  void done(ActInHand act);

  /**
   * Writes the row of an act that was refused or failed, so that it stays when the act is undone.
   */
  void brokeOff(ActInHand act, Throwable cause);

  /** The same, where the reason is known by its name. */
  void brokeOff(ActInHand act, Outcome outcome, String reason);
}
