package vn.congvan.sms;

import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Where the gateway says what becomes of a message. It comes from the configuration: what a request
 * says of its own address is for whoever sends it to choose.
 */
@Component
class SmsAddress {

  /** Before the message's id. */
  static final String PATH = "/sms/status/";

  private static final URI HERE = URI.create("http://localhost:8080");

  private final URI base;

  SmsAddress(SmsSettings settings) {
    this.base = settings.publicAddress() == null ? HERE : settings.publicAddress();
  }

  URI of(UUID messageId) {
    var start = base.toString();
    return URI.create(
        (start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + PATH + messageId);
  }
}
