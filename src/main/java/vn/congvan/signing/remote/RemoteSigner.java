package vn.congvan.signing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import vn.congvan.shared.WholeAnswer;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.InBase64;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;

/** Signs by the national form of remote signing: REST, asked again until the owner has decided. */
public class RemoteSigner implements HashSigner {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int HTTP_OK = 200;

  private final RemoteSigningSettings settings;
  private final Clock clock;
  private final HttpClient client;
  private final ObjectMapper json = new ObjectMapper();

  /** Speaks with one service. */
  public RemoteSigner(RemoteSigningSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** A certificate that the service holds a key for, with those that issued it. */
  public record Offered(String id, String serialNumber, List<X509Certificate> chain) {}

  /**
   * The certificates of an account, to be registered for a person or an agency.
   *
   * @throws SignerUnreachable if the service does not answer or does not know us
   */
  public List<Offered> certificates(String account, String requestId) throws SignerUnreachable {
    var answer =
        post(
            "/v1/credentials/get_certificate",
            us().put("user_id", account).put("transaction_id", requestId));
    if (answer.status() != HTTP_OK) {
      throw new SignerUnreachable("get_certificate: " + answer.message(), null);
    }
    var offered = new ArrayList<Offered>();
    for (var found : answer.data().path("user_certificates")) {
      offered.add(
          new Offered(
              found.path("cert_id").asText(),
              found.path("serial_number").asText(),
              List.of(
                  InBase64.certificate(found.path("cert_data").asText()),
                  InBase64.certificate(found.path("chain_data").path("ca_cert").asText()),
                  InBase64.certificate(found.path("chain_data").path("root_cert").asText()))));
    }
    return offered;
  }

  @Override
  public Means means() {
    return Means.REMOTE_769;
  }

  @Override
  public SignerAnswer ask(SigningRequest request) throws SignerUnreachable {
    var body =
        us().put("user_id", request.account())
            .put("transaction_id", request.id())
            .put("transaction_desc", request.shown())
            .put("time_stamp", STAMP.format(clock.instant()));
    var files = body.putArray("sign_files");
    add(files, request.hash(), request.document());
    request.further().forEach(each -> add(files, each.hash(), each.document()));
    var answer = post("/v1/signatures/sign", body);
    var transaction = answer.data().path("transaction_id").asText();
    if (answer.status() != HTTP_OK) {
      return new NotSigned(why(answer.message()), answer.message());
    }
    return new Waiting(transaction.isEmpty() ? request.id() : transaction);
  }

  private static void add(ArrayNode files, byte[] hash, String document) {
    files
        .addObject()
        .put("data_to_be_signed", HexFormat.of().formatHex(hash))
        .put("doc_id", document)
        .put("file_type", "pdf")
        .put("sign_type", "hash");
  }

  @Override
  public SignerAnswer answer(String transaction) throws SignerUnreachable {
    return answer(transaction, List.of(""));
  }

  @Override
  public SignerAnswer answer(String transaction, List<String> documents) throws SignerUnreachable {
    var answer = post("/v1/signatures/sign/" + transaction + "/status", json.createObjectNode());
    var values = values(answer.data().path("signatures"), documents);
    if (answer.status() == HTTP_OK && !values.isEmpty()) {
      return new Signed(values.get(0), values.subList(1, values.size()));
    }
    if (answer.status() == HTTP_OK && isPending(answer.message())) {
      return new Waiting(transaction);
    }
    return new NotSigned(why(answer.message()), answer.message());
  }

  /**
   * The values in the order of the request: by their names, where there are several; none as long
   * as one is missing.
   */
  static List<byte[]> values(JsonNode signatures, List<String> documents) throws SignerUnreachable {
    var values = new ArrayList<byte[]>();
    for (var place = 0; place < documents.size(); place++) {
      var found = signatures.path(place);
      for (var each : signatures) {
        if (documents.size() > 1 && each.path("doc_id").asText().equals(documents.get(place))) {
          found = each;
        }
      }
      var value = found.path("signature_value").asText("");
      if (value.isEmpty() || value.equals("null")) {
        return List.of();
      }
      values.add(InBase64.signature(value));
    }
    return values;
  }

  private static boolean isPending(String message) {
    var said = message.toLowerCase(Locale.ROOT);
    return said.isEmpty() || said.contains("wait") || said.contains("pending");
  }

  private static Why why(String message) {
    var said = message.toUpperCase(Locale.ROOT);
    if (said.contains("EXPIRED") || said.contains("TIMEOUT")) {
      return Why.EXPIRED;
    }
    if (said.contains("REJECT") || said.contains("CANCEL")) {
      return Why.CANCELLED;
    }
    if (said.contains("SP_CREDENTIAL")) {
      return Why.REFUSED;
    }
    if (said.contains("CREDENTIAL")) {
      return Why.NO_CERTIFICATE;
    }
    return Why.FAILED;
  }

  private ObjectNode us() {
    return json.createObjectNode()
        .put("sp_id", settings.providerId())
        .put("sp_password", settings.providerPassword());
  }

  private record Reply(int status, String message, JsonNode data) {}

  private Reply post(String path, ObjectNode body) throws SignerUnreachable {
    try {
      var response =
          WholeAnswer.to(
              client,
              HttpRequest.newBuilder(URI.create(settings.address() + path))
                  .timeout(settings.timeout())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      var answer = json.readTree(response.body());
      if (answer == null || !answer.has("status_code")) {
        throw new SignerUnreachable(path + ": HTTP " + response.statusCode(), null);
      }
      return new Reply(
          answer.path("status_code").asInt(),
          answer.path("message").asText(""),
          answer.path("data"));
    } catch (IOException e) {
      throw new SignerUnreachable(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SignerUnreachable(path, e);
    }
  }
}
