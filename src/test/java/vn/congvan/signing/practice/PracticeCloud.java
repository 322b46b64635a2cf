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
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

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
    private final byte[] hash;
    private final String text;
    private final Instant until;
    private State state = State.ASKED;

    Authorization(String credential, byte[] hash, String text, Instant until) {
      this.credential = credential;
      this.hash = hash;
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
  private final Map<String, byte[]> later = new ConcurrentHashMap<>();
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
    token = "token-" + next.incrementAndGet();
    return ok(
        json.createObjectNode()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", 3600));
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
    answer.putObject("auth").put("mode", "explicit");
    return ok(answer);
  }

  private Answer authorize(JsonNode body) {
    var credential = body.path("credentialID").asText();
    if (!credentials.containsKey(credential)) {
      return error(400, "invalid_request", "Invalid parameter credentialID");
    }
    var handle = "H" + next.incrementAndGet();
    authorizations.put(
        handle,
        new Authorization(
            credential,
            Base64.getDecoder().decode(body.path("hashes").path(0).asText()),
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
    var hash = Base64.getDecoder().decode(body.path("hashes").path(0).asText());
    if (authorization == null || !Arrays.equals(authorization.hash, hash)) {
      return error(400, "invalid_request", "Hash is not authorized by the SAD");
    }
    var signature = PracticeTelephones.signature(credentials.get(authorization.credential), hash);
    if (body.path("operationMode").asText("S").equals("A")) {
      var id = "L" + next.incrementAndGet();
      later.put(id, signature);
      return ok(json.createObjectNode().put("responseID", id));
    }
    return ok(signed(signature));
  }

  /** The first question comes too early. */
  private Answer poll(String id) {
    var signature = later.get(id);
    if (signature == null) {
      return error(400, "invalid_request", "Invalid parameter requestID");
    }
    return asked.merge(id, 1, Integer::sum) == 1
        ? error(202, "accepted_request", "Not yet completed")
        : ok(signed(signature));
  }

  private ObjectNode signed(byte[] signature) {
    var answer = json.createObjectNode();
    answer.putArray("signatures").add(Base64.getEncoder().encodeToString(signature));
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
