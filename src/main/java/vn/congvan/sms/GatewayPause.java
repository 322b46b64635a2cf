package vn.congvan.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a gateway that does not answer alone for a while: after a few failures in a row nothing is
 * tried, then one message or question; the next failure begins another pause. There is one for what
 * is sent and one for what is asked, since the one tells nothing of the other.
 */
final class GatewayPause {

  private final SmsSettings settings;
  private int troubles;
  private @Nullable Instant until;
  private @Nullable Instant since;

  GatewayPause(SmsSettings settings) {
    this.settings = settings;
  }

  /** Since when it has not answered, pause after pause; null where something may be tried now. */
  synchronized @Nullable Instant lasting(Instant now) {
    return until != null && now.isBefore(until) ? since : null;
  }

  synchronized void answered() {
    troubles = 0;
    until = null;
    since = null;
  }

  synchronized void troubled(Instant now) {
    if (++troubles >= settings.troublesBeforePause()) {
      until = now.plus(settings.pause());
      since = since == null ? now : since;
    }
  }
}
