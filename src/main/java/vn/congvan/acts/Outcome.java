package vn.congvan.acts;

/** How an act ended. */
public enum Outcome {
  /** It was done. */
  DONE,
  /** The office said no; nothing was changed. */
  REFUSED,
  /** It broke off; nothing was changed. */
  FAILED
}
