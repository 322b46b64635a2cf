package vn.congvan.intake;

/** Why a file was set apart, which decides what may become of it. */
public enum Cause {
  /** It could do harm to whoever opens it. */
  HOSTILE,
  /** It could not be looked into in the time there is; another try may do. */
  UNDECIDED,
  /** It seems to bear the stamp of a state secret. */
  SECRET
}
