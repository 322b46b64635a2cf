package vn.congvan.signing.csc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.WholeAnswer;
import vn.congvan.signing.BrowserSigner;
import vn.congvan.signing.InBase64;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;

/**
 * Signs with a key that a service keeps for its owner, by CSC API v2: the credential is authorized
 * on the owner's device, then the service signs the hash, at once or later.
 *
 * <p>The account of a request is the credential. The authorization and the signature are asked for
 * under different names, so an answer that still waits may carry a new one.
 *
 * <p>The service has no names of ours for requests, but it signs only what an activation (SAD) was
 * given for, and as often as it was given. So an activation is handed back first, to be stored, and
 * used in the next step: asked again after an answer that nobody heard, it is the same activation,
 * which never signs a second time.
 */
public class CloudSigner implements BrowserSigner {

  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";

  private static final String AUTHORIZING = "check";
  private static final String IN_THE_BROWSER = "browser";
  private static final String AGREED = "agreed";
  private static final String ACTIVATED = "sign";
  private static final String SIGNING = "poll";

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNAUTHORIZED = 401;
  private static final int SERVERS_FAULT = 500;
  private static final int DEFAULT_TOKEN_SECONDS = 3600;
  private static final int TOKEN_MARGIN_SECONDS = 30;

  private final CloudSigningSettings settings;
  private final Clock clock;
  private final HttpClient client;
  private final ObjectMapper json = new ObjectMapper();
  private @Nullable Access access;
  private @Nullable Boolean answersLater;

  private record Access(String token, Instant until) {}

  /** Speaks with one service. */
  public CloudSigner(CloudSigningSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** A credential that the service holds for an account, with its certificates. */
  public record Offered(String credential, List<X509Certificate> chain) {}

  /**
   * The credentials of an account, to be registered for a person or an agency.
   *
   * @throws SignerUnreachable if the service does not answer or does not know us
   */
  public List<Offered> certificates(String account) throws SignerUnreachable {
    var answer =
        post(
            "credentials/list",
            json.createObjectNode()
                .put("userID", account)
                .put("credentialInfo", true)
                .put("certificates", "chain")
                .put("certInfo", true)
                .put("onlyValid", true));
    if (answer.status() != OK) {
      throw new SignerUnreachable("credentials/list: " + answer.error(), null);
    }
    var offered = new ArrayList<Offered>();
    for (var found : answer.body().path("credentialInfos")) {
      var chain = new ArrayList<X509Certificate>();
      for (var certificate : found.path("cert").path("certificates")) {
        chain.add(InBase64.certificate(certificate.asText()));
      }
      if (!chain.isEmpty()) {
        offered.add(new Offered(found.path("credentialID").asText(), List.copyOf(chain)));
      }
    }
    return offered;
  }

  @Override
  public Means means() {
    return Means.REMOTE_CSC;
  }

  @Override
  public SignerAnswer ask(SigningRequest request) throws SignerUnreachable {
    var info =
        post(
            "credentials/info",
            json.createObjectNode()
                .put("credentialID", request.account())
                .put("certificates", "none")
                .put("authInfo", true));
    if (info.status() != OK) {
      return notSigned(info);
    }
    if (!info.body().path("key").path("status").asText("enabled").equals("enabled")) {
      return new NotSigned(Why.NO_CERTIFICATE, "key " + info.body().path("key").path("status"));
    }
    var hashes = new ArrayList<byte[]>();
    hashes.add(request.hash());
    request.further().forEach(each -> hashes.add(each.hash()));
    var wanted =
        new Wanted(AUTHORIZING, request.account(), hashes, algorithm(info.body().path("key")), "");
    if (info.body().path("auth").path("mode").asText().equals("oauth2code")) {
      return new Waiting(wanted.as(IN_THE_BROWSER, "").name());
    }
    var body = json.createObjectNode().put("credentialID", request.account());
    body.put("numSignatures", hashes.size());
    addHashes(body, hashes);
    body.put("hashAlgorithmOID", SHA256);
    body.putArray("authData");
    body.put("description", request.shown());
    body.put("clientData", request.id());
    var answer = post("credentials/authorize", body);
    if (answer.status() == ACCEPTED) {
      return new Waiting(wanted.as(AUTHORIZING, answer.text("handle")).name());
    }
    return answer.status() == OK ? activated(wanted, answer.text("SAD")) : notSigned(answer);
  }

  @Override
  public SignerAnswer answer(String transaction) throws SignerUnreachable {
    if (transaction.startsWith(SIGNING + "|")) {
      var answer =
          post(
              "signatures/signPolling",
              json.createObjectNode()
                  .put("requestID", decoded(transaction.substring(SIGNING.length() + 1))));
      if (answer.status() == ACCEPTED) {
        return new Waiting(transaction);
      }
      return answer.status() == OK ? signed(answer) : notSigned(answer);
    }
    var wanted = Wanted.named(transaction);
    return switch (wanted.step()) {
      case IN_THE_BROWSER -> new Waiting(transaction);
      case AGREED -> redeem(wanted);
      case ACTIVATED -> sign(wanted);
      default -> check(wanted, transaction);
    };
  }

  private SignerAnswer check(Wanted wanted, String transaction) throws SignerUnreachable {
    var answer =
        post("credentials/authorizeCheck", json.createObjectNode().put("handle", wanted.key()));
    if (answer.status() == ACCEPTED) {
      var handle = answer.body().path("handle").asText("");
      return new Waiting(handle.isEmpty() ? transaction : wanted.as(AUTHORIZING, handle).name());
    }
    return answer.status() == OK ? activated(wanted, answer.text("SAD")) : notSigned(answer);
  }

  /** To be stored before it is used. */
  private static Waiting activated(Wanted wanted, String activation) {
    return new Waiting(wanted.as(ACTIVATED, activation).name());
  }

  private SignerAnswer sign(Wanted wanted) throws SignerUnreachable {
    var body =
        json.createObjectNode().put("credentialID", wanted.credential()).put("SAD", wanted.key());
    addHashes(body, wanted.hashes());
    body.put("hashAlgorithmOID", SHA256);
    body.put("signAlgo", wanted.algorithm());
    body.put("operationMode", answersLater() ? "A" : "S");
    var answer = post("signatures/signHash", body);
    if (answer.status() != OK && answer.status() != ACCEPTED) {
      return notSigned(answer);
    }
    var later = answer.body().path("responseID").asText("");
    return later.isEmpty() ? signed(answer) : new Waiting(SIGNING + "|" + encoded(later));
  }

  private static void addHashes(ObjectNode body, List<byte[]> hashes) {
    var array = body.putArray("hashes");
    hashes.forEach(hash -> array.add(Base64.getEncoder().encodeToString(hash)));
  }

  // oauth2code: the owner agrees on the service's own page (CSC API v2, oauth2/authorize).

  @Override
  public boolean waitsForTheBrowser(String transaction) {
    return transaction.startsWith(IN_THE_BROWSER + "|");
  }

  @Override
  public URI page(String transaction, String state, String challenge, URI back) {
    var wanted = Wanted.named(transaction);
    return URI.create(
        settings.address()
            + "/csc/v2/oauth2/authorize?response_type=code&client_id="
            + encoded(settings.clientId())
            + "&redirect_uri="
            + encoded(back.toString())
            + "&scope=credential&code_challenge="
            + challenge
            + "&code_challenge_method=S256&state="
            + state
            + "&credentialID="
            + encoded(wanted.credential())
            + "&numSignatures="
            + wanted.hashes().size()
            + "&hashes="
            + Wanted.written(wanted.hashes())
            + "&hashAlgorithmOID="
            + SHA256);
  }

  @Override
  public String agreed(String transaction, String code, String verifier, URI back) {
    var key = encoded(code) + " " + verifier + " " + encoded(back.toString());
    return Wanted.named(transaction).as(AGREED, key).name();
  }

  /** The code is good once; what it is given for is the activation. */
  private SignerAnswer redeem(Wanted wanted) throws SignerUnreachable {
    var parts = wanted.key().split(" ", 3);
    var answer =
        send(
            "oauth2/token",
            "application/x-www-form-urlencoded",
            BodyPublishers.ofString(
                "grant_type=authorization_code&code="
                    + parts[0]
                    + "&code_verifier="
                    + parts[1]
                    + "&redirect_uri="
                    + parts[2]
                    + "&client_id="
                    + encoded(settings.clientId())
                    + "&client_secret="
                    + encoded(settings.clientSecret())),
            null);
    return answer.status() == OK
        ? activated(wanted, answer.text("access_token"))
        : notSigned(answer);
  }

  private static SignerAnswer signed(Reply answer) throws SignerUnreachable {
    var values = new ArrayList<byte[]>();
    for (var value : answer.body().path("signatures")) {
      values.add(InBase64.signature(value.asText("")));
    }
    if (values.isEmpty() || values.get(0).length == 0) {
      throw new SignerUnreachable("The service signed without giving the signature", null);
    }
    return new Signed(values.get(0), List.copyOf(values.subList(1, values.size())));
  }

  /** Whether the service signs asynchronously; it says so itself, and it is asked once. */
  private synchronized boolean answersLater() throws SignerUnreachable {
    if (answersLater == null) {
      var info = post("info", json.createObjectNode());
      if (info.status() != OK) {
        throw new SignerUnreachable("info: " + info.error(), null);
      }
      answersLater = info.body().path("asynchronousOperationMode").asBoolean(false);
    }
    return answersLater;
  }

  private static String algorithm(JsonNode key) {
    for (var offered : key.path("algo")) {
      if (offered.asText().startsWith("1.2.840.10045.")) {
        return ECDSA_SHA256;
      }
    }
    return RSA;
  }

  private static SignerAnswer notSigned(Reply answer) {
    return new NotSigned(why(answer), answer.error());
  }

  private static Why why(Reply answer) {
    var code = answer.body().path("error").asText("").toLowerCase(Locale.ROOT);
    var said = answer.error().toLowerCase(Locale.ROOT);
    if (code.equals("access_denied") || said.matches(".*(cancel|reject|declin).*")) {
      return Why.CANCELLED;
    }
    if (answer.status() == UNAUTHORIZED || code.matches(".*_client|invalid_token")) {
      return Why.REFUSED;
    }
    if (said.contains("locked") || code.equals("invalid_authentication_data")) {
      return Why.BLOCKED;
    }
    if (said.matches(".*(certificate is|credentialid|disabled).*")) {
      return Why.NO_CERTIFICATE;
    }
    return said.contains("expired") || said.contains("timeout") ? Why.EXPIRED : Why.FAILED;
  }

  /**
   * What is being authorized, carried in the name so that any node of ours can go on.
   *
   * @param key the service's handle, the owner's code, or the activation
   */
  private record Wanted(
      String step, String credential, List<byte[]> hashes, String algorithm, String key) {

    Wanted as(String nextStep, String newKey) {
      return new Wanted(nextStep, credential, hashes, algorithm, newKey);
    }

    String name() {
      return String.join("|", step, algorithm, written(hashes), encoded(credential), encoded(key));
    }

    static String written(List<byte[]> hashes) {
      return hashes.stream()
          .map(hash -> Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
          .collect(Collectors.joining(","));
    }

    static Wanted named(String name) {
      var parts = name.split("\\|", -1);
      return new Wanted(
          parts[0],
          decoded(parts[3]),
          Arrays.stream(parts[2].split(",")).map(Base64.getUrlDecoder()::decode).toList(),
          parts[1],
          decoded(parts[4]));
    }
  }

  private record Reply(int status, JsonNode body) {

    String error() {
      return (body.path("error").asText("") + " " + body.path("error_description").asText(""))
          .strip();
    }

    String text(String field) throws SignerUnreachable {
      var text = body.path(field).asText("");
      if (text.isEmpty()) {
        throw new SignerUnreachable("The service answered without " + field, null);
      }
      return text;
    }
  }

  private Reply post(String method, ObjectNode body) throws SignerUnreachable {
    try {
      var payload = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
      var answer = send(method, "application/json", payload, token(false));
      // A token may be withdrawn before its time.
      return answer.status() == UNAUTHORIZED
          ? send(method, "application/json", payload, token(true))
          : answer;
    } catch (IOException e) {
      throw new SignerUnreachable(method, e);
    }
  }

  private synchronized String token(boolean anew) throws SignerUnreachable {
    if (access == null || anew || !access.until().isAfter(clock.instant())) {
      var answer =
          send(
              "oauth2/token",
              "application/x-www-form-urlencoded",
              BodyPublishers.ofString(
                  "grant_type=client_credentials&scope=service&client_id="
                      + encoded(settings.clientId())
                      + "&client_secret="
                      + encoded(settings.clientSecret())),
              null);
      if (answer.status() != OK) {
        throw new SignerUnreachable("oauth2/token: " + answer.error(), null);
      }
      var seconds = answer.body().path("expires_in").asLong(DEFAULT_TOKEN_SECONDS);
      access =
          new Access(
              answer.text("access_token"),
              clock.instant().plusSeconds(Math.max(1, seconds - TOKEN_MARGIN_SECONDS)));
    }
    return access.token();
  }

  private Reply send(String method, String type, BodyPublisher body, @Nullable String bearer)
      throws SignerUnreachable {
    var request =
        HttpRequest.newBuilder(URI.create(settings.address() + "/csc/v2/" + method))
            .timeout(settings.timeout())
            .header("Content-Type", type)
            .POST(body);
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      var response =
          WholeAnswer.to(client, request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var answer = json.readTree(response.body());
      if (response.statusCode() >= SERVERS_FAULT || answer == null || !answer.isObject()) {
        throw new SignerUnreachable(method + ": HTTP " + response.statusCode(), null);
      }
      return new Reply(response.statusCode(), answer);
    } catch (IOException e) {
      throw new SignerUnreachable(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SignerUnreachable(method, e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
