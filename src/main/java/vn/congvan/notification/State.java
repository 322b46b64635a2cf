package vn.congvan.notification;

/** Whether a notice still waits for its reader. */
enum State {
  /** Waits for the digest and is not shown. */
  HELD,
  /** Shown, and counted at the bell. */
  UNREAD,
  /** The person has opened it, or marked it so. */
  READ
}
