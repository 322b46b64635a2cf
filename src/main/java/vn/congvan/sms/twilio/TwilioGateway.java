package vn.congvan.sms.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvan.sms.SmsGateway;
import vn.congvan.sms.SmsSettings;
import vn.congvan.sms.SmsState;

/** Sends messages by Twilio, or by whoever speaks its interface at the configured address. */
public final class TwilioGateway implements SmsGateway {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final long NEWEST = 50;

  private final String account;
  private final String from;
  private final TwilioRestClient client;
  private final RequestValidator validator;

  /** Speaks with one account at one address. */
  public TwilioGateway(SmsSettings settings) {
    this(
        settings,
        settings.address(),
        set(settings.account(), "account"),
        set(settings.token(), "token"),
        set(settings.from(), "from"));
    set(settings.publicAddress(), "public-address");
  }

  /** The same with an account of its own, for the practice province. */
  public TwilioGateway(
      SmsSettings settings, URI address, String account, String token, String from) {
    this.account = account;
    this.from = from;
    this.client =
        new TwilioRestClient.Builder(account, token)
            .accountSid(account)
            .httpClient(new GatewayHttp(address, settings.connectWithin(), settings.answerWithin()))
            .build();
    this.validator = new RequestValidator(token);
  }

  private static <T> T set(@Nullable T value, String name) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalStateException("congvan.sms.account is set, congvan.sms." + name + " not");
    }
    return value;
  }

  @Override
  public Answer send(String number, String text, URI told) {
    var to = new PhoneNumber(number);
    var message =
        from.startsWith("MG")
            ? Message.creator(account, to, from, text)
            : Message.creator(account, to, new PhoneNumber(from), text);
    try {
      return new Answer.Taken(seen(message.setStatusCallback(told).create(client)));
    } catch (GatewayHttp.NoConnection nothingSent) {
      return new Answer.Later(null, String.valueOf(nothingSent.getMessage()));
    } catch (GatewayHttp.NotNow busy) {
      return busy.isOurTurnOver()
          ? new Answer.Later(busy.after(), String.valueOf(busy.getMessage()))
          : new Answer.Unclear(String.valueOf(busy.getMessage()));
    } catch (ApiException no) {
      return refused(no);
    } catch (GatewayHttp.NoAnswer | ApiConnectionException silence) {
      return new Answer.Unclear(silence.getClass().getSimpleName());
    }
  }

  /** That it does not know us is no fault of the message. */
  private static Answer refused(ApiException no) {
    var status = no.getStatusCode();
    if (status == null || no.getCode() == null) {
      return new Answer.Unclear("ApiException");
    }
    return status == UNAUTHORIZED || status == FORBIDDEN
        ? new Answer.Later(null, "HTTP " + status)
        : new Answer.Refused(no.getCode());
  }

  /** Not by the day of sending: what still waits at the gateway has none. */
  @Override
  public List<Seen> takenFor(String number) throws Unreachable {
    try {
      var found = new ArrayList<Seen>();
      for (var message :
          Message.reader(account)
              .setTo(new PhoneNumber(number))
              .setPageSize(NEWEST)
              .firstPage(client)
              .getRecords()) {
        found.add(seen(message));
      }
      return found;
    } catch (ApiException no) {
      requireAnswer(no);
      return List.of();
    } catch (GatewayHttp.NoConnection
        | GatewayHttp.NotNow
        | GatewayHttp.NoAnswer
        | ApiConnectionException silence) {
      throw new Unreachable(silence.getClass().getSimpleName());
    }
  }

  @Override
  public Optional<Seen> find(String sid) throws Unreachable {
    try {
      return Optional.of(seen(Message.fetcher(account, sid).fetch(client)));
    } catch (ApiException no) {
      requireAnswer(no);
      return Optional.empty();
    } catch (GatewayHttp.NoConnection
        | GatewayHttp.NotNow
        | GatewayHttp.NoAnswer
        | ApiConnectionException silence) {
      throw new Unreachable(silence.getClass().getSimpleName());
    }
  }

  /** A no of its own to a question is an answer: whoever gives it is there. */
  private static void requireAnswer(ApiException no) throws Unreachable {
    if (no.getStatusCode() == null || no.getCode() == null) {
      throw new Unreachable(no.getClass().getSimpleName());
    }
  }

  @Override
  public boolean isFromGateway(URI address, Map<String, String> words, String signature) {
    return validator.validate(address.toString(), words, signature);
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public @Nullable SmsState state(String word) {
    return switch (word) {
      case "accepted", "scheduled", "queued", "sending" -> SmsState.ACCEPTED;
      case "sent" -> SmsState.SENT;
      case "delivered", "read" -> SmsState.DELIVERED;
      case "undelivered" -> SmsState.UNDELIVERED;
      case "failed", "canceled" -> SmsState.FAILED;
      default -> null;
    };
  }

  private Seen seen(Message message) {
    var state = message.getStatus() == null ? null : state(message.getStatus().toString());
    var created = message.getDateCreated();
    var currency = message.getPriceUnit();
    return new Seen(
        message.getSid(),
        state == null ? SmsState.ACCEPTED : state,
        message.getErrorCode(),
        message.getBody() == null ? "" : message.getBody(),
        created == null ? Instant.MAX : created.toInstant(),
        message.getPrice() == null ? null : new BigDecimal(message.getPrice()),
        currency == null ? null : currency.getCurrencyCode());
  }
}
