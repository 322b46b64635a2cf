package vn.congvan.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a gateway that does not answer alone for a while: after a few failures in a row nothing is
 * tried, then one message; the next failure begins another pause.
 */
final class GatewayPause {

  private final SmsSettings settings;
  private int troubles;
  private @Nullable Instant until;

  GatewayPause(SmsSettings settings) {
    this.settings = settings;
  }

  /** Whether nothing should be tried now. */
  synchronized boolean lasts(Instant now) {
    return until != null && now.isBefore(until);
  }

  synchronized void answered() {
    troubles = 0;
    until = null;
  }

  synchronized void troubled(Instant now) {
    if (++troubles >= settings.troublesBeforePause()) {
      until = now.plus(settings.pause());
    }
  }
}
