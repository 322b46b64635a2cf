package vn.congvan.sms.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A gateway on a loopback socket that speaks Twilio's interface (messages are posted, listed and
 * fetched, and it says by itself what becomes of them, signed), with the telephones behind it.
 * Practice and tests only: nothing that it takes leaves this machine.
 */
public final class PracticeGateway implements AutoCloseable {

  /** The account that it serves, and its secret; both stand in the open. */
  public static final String ACCOUNT = "ACthuchanh00000000000000000000000";

  /** The account's secret. */
  public static final String TOKEN = "tong-dai-mo-phong";

  /** The name that receivers see. */
  public static final String FROM = "VINHLONG";

  private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages";
  private static final DateTimeFormatter RFC2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);
  private static final int OUT_OF_REACH = 30003;
  private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(1);

  /** What the gateway does wrong with the next message that is posted, once. */
  public enum Fault {
    /** It takes the message and never answers; the line is cut. */
    CUT_AFTER_TAKING,
    /** It cuts the line and has taken nothing. */
    CUT_BEFORE_TAKING,
    /** Too many requests; come back in thirty seconds. */
    TOO_MANY,
    /** A fault of its own, before it has taken the message. */
    BROKEN,
    /** A fault of its own, after it has. */
    BROKEN_AFTER_TAKING,
    /** It answers so late that nobody waits any more, having taken the message. */
    SLOW,
    /** It takes the message, begins to answer and never ends. */
    ENDLESS,
    /** It does not know us. */
    LOCKED_OUT
  }

  /** A message on a telephone or on its way there. */
  public record Message(
      String sid,
      String number,
      String text,
      Instant at,
      String status,
      @Nullable Integer code,
      @Nullable URI told) {

    private Message with(String newStatus, @Nullable Integer newCode) {
      return new Message(sid, number, text, at, newStatus, newCode, told);
    }
  }

  private final Clock clock;
  private final boolean byItself;
  private final int port;
  private HttpServer server;
  private final ExecutorService desk = Executors.newCachedThreadPool(PracticeGateway::thread);
  private final ScheduledExecutorService onTheWay =
      Executors.newSingleThreadScheduledExecutor(PracticeGateway::thread);
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Message> taken = new CopyOnWriteArrayList<>();
  private final Set<String> off = ConcurrentHashMap.newKeySet();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean listBroken;
  private volatile boolean listSilent;
  private volatile boolean takesNothing;
  private volatile Duration thinks = Duration.ZERO;

  /**
   * Opens the gateway on a port of this machine, 0 for any free one.
   *
   * @param byItself whether it lets messages arrive and says so, as a real one does; a test says
   *     when
   */
  public PracticeGateway(int port, Clock clock, boolean byItself) {
    // Otherwise each answer waits forty milliseconds for the other side's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.clock = clock;
    this.byItself = byItself;
    this.server = open(port);
    this.port = server.getAddress().getPort();
  }

  private HttpServer open(int at) {
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      opened.createContext(MESSAGES, this::answer);
      opened.setExecutor(desk);
      opened.start();
      return opened;
    } catch (IOException e) {
      throw new IllegalStateException("The practice gateway cannot listen on port " + at, e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "practice-gateway");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** All messages that it took, the first one first. */
  public List<Message> taken() {
    return List.copyOf(taken);
  }

  /** The messages that it took for a number, the first one first. */
  public List<Message> takenFor(String number) {
    return taken.stream().filter(message -> message.number().equals(number)).toList();
  }

  /** Lets something go wrong with the next message. */
  public void next(Fault fault) {
    synchronized (faults) {
      faults.add(fault);
    }
  }

  /** Lets each message be thought about for so long, half of it before it is taken. */
  public void think(Duration time) {
    thinks = time;
  }

  /** Refuses messages to a number with one of Twilio's codes; 0 takes them again. */
  public void refuse(String number, int code) {
    if (code == 0) {
      refused.remove(number);
    } else {
      refused.put(number, code);
    }
  }

  /** Lets the list of messages be out of order, or be in order again. */
  public void breakList(boolean broken) {
    listBroken = broken;
  }

  /** Lets it take no messages, by a fault of its own, and answer all questions. */
  public void takeNothing(boolean nothing) {
    takesNothing = nothing;
  }

  /** Lets the list of messages be in order, and show none of those that were taken. */
  public void denyAll(boolean denied) {
    listSilent = denied;
  }

  /** Nobody answers at the gateway's address any more. */
  public synchronized void goDown() {
    server.stop(0);
  }

  /** The gateway answers again, at the same address. */
  public synchronized void comeUp() {
    server = open(port);
  }

  /** Switches a telephone off. */
  public void switchOff(String number) {
    off.add(number);
  }

  /** Switches a telephone on. */
  public void switchOn(String number) {
    off.remove(number);
  }

  /** Whether a telephone is off. */
  public boolean isOff(String number) {
    return off.contains(number);
  }

  @Override
  public void close() {
    closing.countDown();
    onTheWay.shutdownNow();
    server.stop(0);
    desk.shutdownNow();
  }

  // What is asked

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var login =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
      var path = exchange.getRequestURI().getPath().substring(MESSAGES.length());
      if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        reply(exchange, 401, fault(401, 20003, "Authenticate"));
      } else if (exchange.getRequestMethod().equals("POST") && path.equals(".json")) {
        take(
            exchange,
            form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      } else if (path.equals(".json")) {
        list(exchange);
      } else {
        var sid = path.substring(1).replace(".json", "");
        var found = taken.stream().filter(each -> each.sid().equals(sid)).findFirst();
        reply(
            exchange,
            found.isPresent() ? OK : 404,
            found.map(this::shown).orElseGet(() -> fault(404, 20404, "Not found")));
      }
    }
  }

  private void take(HttpExchange exchange, Map<String, String> form) throws IOException {
    Fault fault;
    synchronized (faults) {
      fault = faults.poll();
    }
    var number = form.getOrDefault("To", "");
    pass(thinks.dividedBy(2));
    if (fault == Fault.LOCKED_OUT) {
      reply(exchange, 401, fault(401, 20003, "Authenticate"));
    } else if (fault == Fault.TOO_MANY) {
      exchange.getResponseHeaders().add("Retry-After", "30");
      reply(exchange, 429, fault(429, 20429, "Too many requests"));
    } else if (fault == Fault.BROKEN || takesNothing) {
      reply(exchange, 500, fault(500, 20500, "Internal error"));
    } else if (fault == Fault.CUT_BEFORE_TAKING) {
      return;
    } else if (refused.containsKey(number)) {
      reply(exchange, 400, fault(400, refused.get(number), "Refused"));
    } else {
      var message =
          new Message(
              "SM%032x".formatted(taken.size() + 1 + (System.nanoTime() & 0xffffffL) * 1_000_000),
              number,
              form.getOrDefault("Body", ""),
              clock.instant(),
              "queued",
              null,
              form.containsKey("StatusCallback") ? URI.create(form.get("StatusCallback")) : null);
      taken.add(message);
      pass(fault == Fault.SLOW ? LONGER_THAN_ANYBODY_WAITS : thinks.dividedBy(2));
      if (fault == Fault.ENDLESS) {
        exchange.sendResponseHeaders(CREATED, 0);
        pass(LONGER_THAN_ANYBODY_WAITS);
      } else if (fault == Fault.BROKEN_AFTER_TAKING) {
        reply(exchange, 500, fault(500, 20500, "Internal error"));
      } else if (fault != Fault.CUT_AFTER_TAKING && fault != Fault.SLOW) {
        reply(exchange, CREATED, shown(message));
      }
      if (byItself) {
        arrive(message.sid());
      }
    }
  }

  /** Time passes; the end of the gateway ends it as well. */
  private void pass(Duration time) {
    try {
      if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    if (listBroken) {
      reply(exchange, 503, fault(503, 20503, "Service unavailable"));
      return;
    }
    var query = exchange.getRequestURI().getRawQuery();
    var asked = form(query == null ? "" : query);
    var page = json.createObjectNode();
    var messages = page.putArray("messages");
    var newestFirst = new ArrayList<>(taken);
    Collections.reverse(newestFirst);
    newestFirst.stream()
        .filter(message -> !listSilent)
        .filter(message -> !asked.containsKey("To") || message.number().equals(asked.get("To")))
        .limit(Long.parseLong(asked.getOrDefault("PageSize", "50")))
        .forEach(message -> messages.add(shown(message)));
    page.put("end", messages.size())
        .put("first_page_uri", MESSAGES + ".json?PageSize=50&Page=0")
        .putNull("next_page_uri")
        .putNull("previous_page_uri")
        .put("page", 0)
        .put("page_size", 50)
        .put("start", 0)
        .put("uri", MESSAGES + ".json");
    reply(exchange, OK, page);
  }

  private ObjectNode shown(Message message) {
    var ended = List.of("delivered", "undelivered").contains(message.status());
    return json.createObjectNode()
        .put("account_sid", ACCOUNT)
        .put("sid", message.sid())
        .put("to", message.number())
        .put("from", FROM)
        .put("body", message.text())
        .put("status", message.status())
        .put("error_code", message.code())
        .put("direction", "outbound-api")
        .put("num_segments", "1")
        .put("date_created", RFC2822.format(message.at()))
        .put("price", ended ? "-0.04500" : null)
        .put("price_unit", ended ? "USD" : null)
        .put("uri", MESSAGES + "/" + message.sid() + ".json");
  }

  private ObjectNode fault(int status, int code, String words) {
    return json.createObjectNode()
        .put("code", code)
        .put("message", words)
        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
        .put("status", status);
  }

  private void reply(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    var bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String text) {
    var form = new HashMap<String, String>();
    for (var pair : text.split("&")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  // What becomes of a message

  /** The message goes to its telephone, and whoever sent it is told. */
  private void arrive(String sid) {
    onTheWay.schedule(() -> tell(sid, "sent", null, null), 0, TimeUnit.MILLISECONDS);
    onTheWay.schedule(
        () -> {
          var number = find(sid).number();
          var reached = !off.contains(number);
          tell(sid, reached ? "delivered" : "undelivered", reached ? null : OUT_OF_REACH, null);
        },
        ON_ITS_WAY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private Message find(String sid) {
    return taken.stream().filter(each -> each.sid().equals(sid)).findFirst().orElseThrow();
  }

  /** Lets something become of a message without a word about it. */
  public void become(String sid, String status, @Nullable Integer code) {
    taken.replaceAll(each -> each.sid().equals(sid) ? each.with(status, code) : each);
  }

  /**
   * Lets something become of a message and says so, signed.
   *
   * @param at where it is said if not at the address that came with the message
   * @return what was answered, 0 where nobody did
   */
  public int tell(String sid, String status, @Nullable Integer code, @Nullable URI at) {
    become(sid, status, code);
    var message = find(sid);
    if (message.told() == null) {
      return 0;
    }
    var words = words(message, status, code);
    return say(at == null ? message.told() : at, words, signature(message.told(), words));
  }

  /** The words with which the gateway tells of a message. */
  public static Map<String, String> words(Message message, String status, @Nullable Integer code) {
    var words = new TreeMap<String, String>();
    words.put("AccountSid", ACCOUNT);
    words.put("ApiVersion", "2010-04-01");
    words.put("From", FROM);
    words.put("To", message.number());
    words.put("MessageSid", message.sid());
    words.put("SmsSid", message.sid());
    words.put("MessageStatus", status);
    words.put("SmsStatus", status);
    if (code != null) {
      words.put("ErrorCode", String.valueOf(code));
    }
    return words;
  }

  /** Says words at an address; returns what was answered, 0 where nobody did. */
  public int say(URI at, Map<String, String> words, @Nullable String signature) {
    var body = new StringBuilder();
    words.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    var request =
        HttpRequest.newBuilder(at)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    if (signature != null) {
      request.header("X-Twilio-Signature", signature);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException nobodyThere) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The signature over an address and words: HMAC-SHA1 with the account's secret. */
  public static String signature(URI address, Map<String, String> words) {
    var signed = new StringBuilder(address.toString());
    new TreeMap<>(words).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
