package vn.congvan.signing.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A service that keeps keys for their owners and asks them on their devices, on a loopback socket,
 * by the API of the Cloud Signature Consortium, version 2.
 */
public final class PracticeCloud implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the service answers: a status and a body. */
  private record Answer(int status, ObjectNode body) {}

  private enum State {
    ASKED,
    AGREED,
    REFUSED
  }

  private static final class Authorization {
    private final String credential;
    private final List<byte[]> hashes;
    private final String text;
    private final Instant until;
    private State state = State.ASKED;

    Authorization(String credential, List<byte[]> hashes, String text, Instant until) {
      this.credential = credential;
      this.hashes = hashes;
      this.text = text;
      this.until = until;
    }
  }

  private final Clock clock;
  private final boolean answersLater;
  private final HttpServer server;
  private final ExecutorService desk = Executors.newFixedThreadPool(4);
  private final Map<String, Holder> credentials = new ConcurrentHashMap<>();
  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final Map<String, Authorization> authorizations = new ConcurrentHashMap<>();
  private final Map<String, Authorization> activations = new ConcurrentHashMap<>();
  private final Map<String, List<byte[]>> later = new ConcurrentHashMap<>();
  private final Set<String> inTheBrowser = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger asks = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private volatile String lost = "";
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();
  private final ObjectMapper json = new ObjectMapper();
  private volatile String token = "none";

  /**
   * Opens the service on a port of this machine, 0 for any free one.
   *
   * @param answersLater whether signatures are fetched by polling
   */
  public PracticeCloud(int port, Clock clock, boolean answersLater) {
    this.clock = clock;
    this.answersLater = answersLater;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalStateException("The practice cloud cannot listen on port " + port, e);
    }
    server.createContext("/csc/v2/", this::answer);
    server.setExecutor(desk);
    server.start();
  }

  /** The base of the service. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Keeps a key for an account. */
  public void keep(String account, String credential, Holder holder) {
    credentials.put(credential, holder);
    owners.put(credential, account);
  }

  /** Lets the owner of a credential agree on a page of the service only. */
  public void asksInTheBrowser(String credential) {
    inTheBrowser.add(credential);
  }

  /** The owner agrees on the service's page, and his browser is sent back. */
  public URI agreeAt(URI page) {
    var asked = query(page.getRawQuery());
    if (!asked.get("response_type").equals("code")
        || !asked.get("code_challenge_method").equals("S256")
        || !inTheBrowser.contains(asked.get("credentialID"))) {
      throw new IllegalArgumentException("The page does not show: " + page);
    }
    var code = "C" + next.incrementAndGet();
    codes.put(code, asked);
    return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
  }

  /** How many times an owner was asked. */
  public int asked() {
    return asks.get();
  }

  /** How many signatures were made. */
  public int made() {
    return made.get();
  }

  /** Does what is asked of it by this method the next time, and is not heard. */
  public void isNotHeard(String method) {
    lost = method;
  }

  /** What the owner's device shows now. */
  public Optional<String> screen(String credential) {
    return open(credential).map(authorization -> authorization.text);
  }

  /** The owner agrees. */
  public void agree(String credential) {
    open(credential).orElseThrow().state = State.AGREED;
  }

  /** The owner says no. */
  public void refuse(String credential) {
    open(credential).orElseThrow().state = State.REFUSED;
  }

  /** Withdraws the access that was given, before its time. */
  public void forgetAccess() {
    token = "none";
  }

  @Override
  public void close() {
    server.stop(0);
    desk.shutdownNow();
  }

  private Optional<Authorization> open(String credential) {
    return authorizations.values().stream()
        .filter(found -> found.credential.equals(credential) && found.state == State.ASKED)
        .filter(found -> found.until.isAfter(clock.instant()))
        .findFirst();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var method = exchange.getRequestURI().getPath().substring("/csc/v2/".length());
      var body = exchange.getRequestBody().readAllBytes();
      Answer answer;
      if (method.equals("oauth2/token")) {
        answer = token(new String(body, StandardCharsets.UTF_8));
      } else if (!("Bearer " + token)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer = error(401, "invalid_token", "The access token is not valid");
      } else {
        answer = answer(method, json.readTree(body));
      }
      if (method.equals(lost)) {
        lost = "";
        return;
      }
      var bytes = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer token(String form) {
    if (!form.contains("client_secret=mat-khau")) {
      return error(401, "invalid_client", "Unknown client");
    }
    var sent = query(form);
    if (sent.getOrDefault("grant_type", "").equals("authorization_code")) {
      return activation(sent);
    }
    token = "token-" + next.incrementAndGet();
    return ok(
        json.createObjectNode()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", 3600));
  }

  /** The code is good once, for who knows what its challenge was made of. */
  private Answer activation(Map<String, String> sent) {
    var asked = codes.remove(sent.get("code"));
    if (asked == null
        || !asked.get("redirect_uri").equals(sent.get("redirect_uri"))
        || !asked.get("code_challenge").equals(challenge(sent.get("code_verifier")))) {
      return error(400, "invalid_grant", "The code is not valid");
    }
    var hashes =
        Arrays.stream(asked.get("hashes").split(",")).map(Base64.getUrlDecoder()::decode).toList();
    var activation = "SAD" + next.incrementAndGet();
    activations.put(
        activation,
        new Authorization(asked.get("credentialID"), hashes, "", clock.instant().plus(PATIENCE)));
    return ok(
        json.createObjectNode()
            .put("access_token", activation)
            .put("token_type", "SAD")
            .put("expires_in", 300));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  private synchronized Answer answer(String method, JsonNode body) {
    return switch (method) {
      case "info" ->
          ok(
              json.createObjectNode()
                  .put("specs", "2.0.0.2")
                  .put("asynchronousOperationMode", answersLater));
      case "credentials/list" -> list(body.path("userID").asText());
      case "credentials/info" -> info(body.path("credentialID").asText());
      case "credentials/authorize" -> authorize(body);
      case "credentials/authorizeCheck" -> check(body.path("handle").asText());
      case "signatures/signHash" -> sign(body);
      case "signatures/signPolling" -> poll(body.path("requestID").asText());
      default -> error(404, "invalid_request", "Unknown method");
    };
  }

  private Answer list(String account) {
    var answer = json.createObjectNode();
    var infos = answer.putArray("credentialInfos");
    owners.forEach(
        (credential, owner) -> {
          if (owner.equals(account)) {
            var info = infos.addObject().put("credentialID", credential);
            var chain = info.putObject("cert").putArray("certificates");
            credentials
                .get(credential)
                .chain()
                .forEach(certificate -> chain.add(base64(certificate)));
          }
        });
    return ok(answer);
  }

  private Answer info(String credential) {
    var holder = credentials.get(credential);
    if (holder == null) {
      return error(400, "invalid_request", "Invalid parameter credentialID");
    }
    var answer = json.createObjectNode();
    answer
        .putObject("key")
        .put("status", "enabled")
        .putArray("algo")
        .add(
            holder.key().getAlgorithm().equals("RSA")
                ? "1.2.840.113549.1.1.1"
                : "1.2.840.10045.4.3.2");
    answer
        .putObject("auth")
        .put("mode", inTheBrowser.contains(credential) ? "oauth2code" : "explicit");
    return ok(answer);
  }

  private Answer authorize(JsonNode body) {
    var credential = body.path("credentialID").asText();
    if (!credentials.containsKey(credential)) {
      return error(400, "invalid_request", "Invalid parameter credentialID");
    }
    asks.incrementAndGet();
    var handle = "H" + next.incrementAndGet();
    authorizations.put(
        handle,
        new Authorization(
            credential,
            hashes(body),
            body.path("description").asText(),
            clock.instant().plus(PATIENCE)));
    return new Answer(202, json.createObjectNode().put("handle", handle));
  }

  private Answer check(String handle) {
    var authorization = authorizations.get(handle);
    if (authorization == null) {
      return error(400, "invalid_request", "Invalid parameter handle");
    }
    if (authorization.state == State.REFUSED) {
      return error(400, "access_denied", "The user declined");
    }
    if (authorization.state == State.AGREED) {
      var activation = "SAD" + next.incrementAndGet();
      activations.put(activation, authorization);
      return ok(json.createObjectNode().put("SAD", activation));
    }
    return authorization.until.isAfter(clock.instant())
        ? new Answer(202, json.createObjectNode().put("handle", handle))
        : error(400, "invalid_request", "Authorization expired");
  }

  private Answer sign(JsonNode body) {
    var authorization = activations.remove(body.path("SAD").asText());
    var hashes = hashes(body);
    if (authorization == null || !isSame(authorization.hashes, hashes)) {
      return error(400, "invalid_request", "Hash is not authorized by the SAD");
    }
    var key = credentials.get(authorization.credential);
    var signatures = hashes.stream().map(hash -> PracticeTelephones.signature(key, hash)).toList();
    made.addAndGet(signatures.size());
    if (body.path("operationMode").asText("S").equals("A")) {
      var id = "L" + next.incrementAndGet();
      later.put(id, signatures);
      return ok(json.createObjectNode().put("responseID", id));
    }
    return ok(signed(signatures));
  }

  private static List<byte[]> hashes(JsonNode body) {
    var hashes = new ArrayList<byte[]>();
    body.path("hashes").forEach(each -> hashes.add(Base64.getDecoder().decode(each.asText())));
    return hashes;
  }

  private static boolean isSame(List<byte[]> ones, List<byte[]> others) {
    return Arrays.deepEquals(ones.toArray(), others.toArray());
  }

  /** The first question comes too early. */
  private Answer poll(String id) {
    var signatures = later.get(id);
    if (signatures == null) {
      return error(400, "invalid_request", "Invalid parameter requestID");
    }
    return asked.merge(id, 1, Integer::sum) == 1
        ? error(202, "accepted_request", "Not yet completed")
        : ok(signed(signatures));
  }

  private ObjectNode signed(List<byte[]> signatures) {
    var answer = json.createObjectNode();
    var values = answer.putArray("signatures");
    signatures.forEach(each -> values.add(Base64.getEncoder().encodeToString(each)));
    return answer;
  }

  private static Answer ok(ObjectNode body) {
    return new Answer(200, body);
  }

  private Answer error(int status, String error, String description) {
    return new Answer(
        status, json.createObjectNode().put("error", error).put("error_description", description));
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
