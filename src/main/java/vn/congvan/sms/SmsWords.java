package vn.congvan.sms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/**
 * Hears what the gateway says by itself: only what it has signed for our own address, each word
 * once, in whatever order they come.
 */
@UseCase
@Recorded(false)
public class SmsWords {

  /** What came of a word. */
  public enum Heard {
    /** It was written down. */
    TAKEN,
    /** It was said before. */
    REPEATED,
    /** It is not the gateway's, or not about a message of ours. */
    REFUSED
  }

  private static final Logger log = LoggerFactory.getLogger(SmsWords.class);
  private static final int LONGEST_WORD = 20;

  private final SmsLedger ledger;
  private final SmsSending sending;
  private final SmsAddress address;
  private final ObjectProvider<SmsGateway> gateways;

  SmsWords(
      SmsLedger ledger,
      SmsSending sending,
      SmsAddress address,
      ObjectProvider<SmsGateway> gateways) {
    this.ledger = ledger;
    this.sending = sending;
    this.address = address;
    this.gateways = gateways;
  }

  /** Hears what somebody says who calls himself the gateway. */
  public Heard hear(UUID messageId, Map<String, String> words, @Nullable String signature) {
    var gateway = gateways.getIfAvailable();
    if (gateway == null
        || signature == null
        || !gateway.isFromGateway(address.of(messageId), words, signature)) {
      log.warn("Somebody else than the gateway told of message {}; it was refused", messageId);
      return Heard.REFUSED;
    }
    var sid = words.getOrDefault("MessageSid", "");
    var word = words.getOrDefault("MessageStatus", "");
    if (ledger.find(messageId).isEmpty()
        || sid.isEmpty()
        || word.isEmpty()
        || word.length() > LONGEST_WORD
        || !gateway.account().equals(words.get("AccountSid"))) {
      return Heard.REFUSED;
    }
    var sms = ledger.lock(messageId);
    if (sms.mobile() == null
        || (sms.sid() == null ? !ledger.known(List.of(sid)).isEmpty() : !sms.sid().equals(sid))) {
      return Heard.REFUSED;
    }
    if (!ledger.said(messageId, word)) {
      return Heard.REPEATED;
    }
    ledger.named(messageId, sid);
    var state = gateway.state(word);
    if (state != null && sms.state().mayBecome(state)) {
      sending.goOn(sms, state, code(words.get("ErrorCode")));
    }
    return Heard.TAKEN;
  }

  private static @Nullable Integer code(@Nullable String text) {
    return text == null || !text.matches("\\d{1,6}") ? null : Integer.valueOf(text);
  }
}
