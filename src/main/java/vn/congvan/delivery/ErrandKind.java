package vn.congvan.delivery;

/** What is still to be done for a delivery, by a job that runs as nobody. */
enum ErrandKind {
  /** The document is brought to its receiver. */
  DELIVER,
  /** The receiver is asked to give the document back. */
  ASK_BACK,
  /** The receiver is reminded of what it has not opened. */
  REMIND,
  /** The sender's process hears what the receiver has done. */
  TELL
}
