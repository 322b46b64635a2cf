package vn.congvan.notification;

/** How a channel is used for a kind of notice. */
public enum Manner {
  /** At once. */
  NOW,
  /** Collected, and told on the morning of the next working day. */
  DIGEST,
  /** Not at all. */
  OFF
}
