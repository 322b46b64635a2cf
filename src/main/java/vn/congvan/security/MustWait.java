package vn.congvan.security;

import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords: not even the right one is looked at before the wait is over. */
class MustWait extends LockedException {

  private final boolean first;

  MustWait(boolean first) {
    super("wait");
    this.first = first;
  }

  /** Whether it is the first refusal of this wait; the others would only fill the record. */
  boolean isFirst() {
    return first;
  }
}
