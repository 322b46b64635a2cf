package vn.congvan.signing.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.w3c.dom.Element;

/**
 * Telephones that sign with the key in their SIM, behind a gateway on a loopback socket that speaks
 * ETSI TS 102 204 (SOAP, at /mss) and the national form of remote signing (REST, at /sp769).
 */
public final class PracticeTelephones implements AutoCloseable {

  private static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
  private static final int WRONG_PINS = 3;

  /** The password of whoever asks this gateway; it stands in the open, as all of it is practice. */
  public static final String PASSWORD = "mat-khau";

  /** What stands on a telephone's screen. */
  public record Screen(String number, String text, Duration left) {}

  private enum State {
    ASKED,
    SIGNED,
    CANCELLED
  }

  private static final class Asked {
    private final String transaction;
    private final String number;
    private final Map<String, byte[]> hashes;
    private final String text;
    private final Instant until;
    private State state = State.ASKED;
    private final Map<String, byte[]> signatures = new LinkedHashMap<>();

    Asked(
        String transaction, String number, Map<String, byte[]> hashes, String text, Instant until) {
      this.transaction = transaction;
      this.number = number;
      this.hashes = hashes;
      this.text = text;
      this.until = until;
    }
  }

  private static final class Telephone {
    private final Holder holder;
    private final String pin;
    private boolean off;
    private int wrongPins;

    Telephone(Holder holder, String pin) {
      this.holder = holder;
      this.pin = pin;
    }
  }

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService desk = Executors.newFixedThreadPool(4);
  private final Map<String, Telephone> telephones = new ConcurrentHashMap<>();
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Map<String, String> byTheirId = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();
  private final ObjectMapper json = new ObjectMapper();

  /** Opens the gateway on a port of this machine, 0 for any free one. */
  public PracticeTelephones(int port, Clock clock) {
    this.clock = clock;
    try {
      server = Loopback.open(port);
    } catch (IOException e) {
      throw new IllegalStateException("The practice gateway cannot listen on port " + port, e);
    }
    server.createContext("/mss", this::soap);
    server.createContext("/sp769/v1/credentials/get_certificate", this::certificates);
    server.createContext("/sp769/v1/signatures/sign", this::sign);
    server.setExecutor(desk);
    server.start();
  }

  /** The SOAP service. */
  public URI mobileAddress() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mss");
  }

  /** The base of the REST service. */
  public URI remoteAddress() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sp769");
  }

  /** Puts a SIM with a key into a telephone. */
  public void connect(String number, Holder holder, String pin) {
    telephones.put(number, new Telephone(holder, pin));
  }

  /** Whether a telephone has a SIM with a key. */
  public boolean isConnected(String number) {
    return telephones.containsKey(number);
  }

  /** Switches a telephone off. */
  public void switchOff(String number) {
    telephones.get(number).off = true;
  }

  /** Switches a telephone on again; its owner has asked the operator to forget the wrong PINs. */
  public void switchOn(String number) {
    telephones.get(number).off = false;
    telephones.get(number).wrongPins = 0;
  }

  /** Whether a telephone is off. */
  public boolean isOff(String number) {
    return telephones.get(number).off;
  }

  /** Whether too many wrong PINs were entered. */
  public boolean isBlocked(String number) {
    return telephones.get(number).wrongPins >= WRONG_PINS;
  }

  /** What the telephone shows now. */
  public Optional<Screen> screen(String number) {
    return open(number)
        .map(
            request ->
                new Screen(number, request.text, Duration.between(clock.instant(), request.until)));
  }

  /** The owner enters the PIN, which may be wrong; after three wrong ones the card is blocked. */
  public synchronized boolean enterPin(String number, String pin) {
    var telephone = telephones.get(number);
    var request = open(number).orElseThrow();
    if (telephone.wrongPins >= WRONG_PINS) {
      return false;
    }
    if (!telephone.pin.equals(pin)) {
      telephone.wrongPins++;
      return false;
    }
    telephone.wrongPins = 0;
    request.hashes.forEach(
        (document, hash) -> request.signatures.put(document, signature(telephone.holder, hash)));
    request.state = State.SIGNED;
    return true;
  }

  /** The signature that the owner gave last. */
  public byte[] given(String number) {
    return asked.values().stream()
        .filter(request -> request.number.equals(number) && request.state == State.SIGNED)
        .flatMap(request -> request.signatures.values().stream())
        .findFirst()
        .orElseThrow();
  }

  /** The owner says no. */
  public synchronized void cancel(String number) {
    open(number).orElseThrow().state = State.CANCELLED;
  }

  @Override
  public void close() {
    server.stop(0);
    desk.shutdownNow();
  }

  private Optional<Asked> open(String number) {
    return asked.values().stream()
        .filter(request -> request.number.equals(number) && request.state == State.ASKED)
        .filter(request -> request.until.isAfter(clock.instant()))
        .findFirst();
  }

  /** The card signs the hash that it is given, not the data. */
  static byte[] signature(Holder holder, byte[] hash) {
    try {
      var rsa = holder.key().getAlgorithm().equals("RSA");
      var signature = Signature.getInstance(rsa ? "NONEwithRSA" : "NONEwithECDSAinP1363Format");
      signature.initSign(holder.key());
      signature.update(
          rsa
              ? new DigestInfo(
                      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                      hash)
                  .getEncoded()
              : hash);
      return signature.sign();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private sealed interface Taken permits Request, Fault {}

  private record Request(Asked asked) implements Taken {}

  private record Fault(int code) implements Taken {}

  private synchronized Taken take(
      String id, String number, Map<String, byte[]> hashes, String text, Duration patience) {
    var earlier = byTheirId.get(id);
    if (earlier != null) {
      return new Request(asked.get(earlier));
    }
    var telephone = telephones.get(number);
    if (telephone == null) {
      return new Fault(105);
    }
    if (telephone.off) {
      return new Fault(209);
    }
    if (telephone.wrongPins >= WRONG_PINS) {
      return new Fault(402);
    }
    if (open(number).isPresent()) {
      return new Fault(406);
    }
    var request =
        new Asked(
            "T" + next.incrementAndGet(), number, hashes, text, clock.instant().plus(patience));
    asked.put(request.transaction, request);
    byTheirId.put(id, request.transaction);
    return new Request(request);
  }

  private synchronized int status(Asked request) {
    return switch (request.state) {
      case SIGNED -> 500;
      case CANCELLED -> 401;
      case ASKED ->
          telephones.get(request.number).wrongPins >= WRONG_PINS
              ? 402
              : request.until.isAfter(clock.instant()) ? 504 : 208;
    };
  }

  // ETSI TS 102 204

  private void soap(HttpExchange exchange) throws IOException {
    try (exchange) {
      String answer;
      try {
        answer = soap(exchange.getRequestBody().readAllBytes());
      } catch (Exception e) {
        answer = fault(900);
      }
      reply(exchange, 200, "application/soap+xml; charset=utf-8", answer);
    }
  }

  private String soap(byte[] body) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    var root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    var info = (Element) root.getElementsByTagNameNS(MSS, "AP_Info").item(0);
    if (!info.getAttribute("AP_PWD").equals(PASSWORD)) {
      return fault(104);
    }
    var status = (Element) root.getElementsByTagNameNS(MSS, "MSS_StatusReq").item(0);
    if (status != null) {
      var request = asked.get(status.getAttribute("MSSP_TransID"));
      if (request == null) {
        return fault(101);
      }
      var code = status(request);
      return code < 500
          ? fault(code)
          : response(
              "MSS_StatusResp",
              request.transaction,
              code,
              request.signatures.getOrDefault("", new byte[0]));
    }
    var request = (Element) root.getElementsByTagNameNS(MSS, "MSS_SignatureReq").item(0);
    var taken =
        take(
            info.getAttribute("AP_TransID"),
            root.getElementsByTagNameNS(MSS, "MSISDN").item(0).getTextContent(),
            Map.of(
                "",
                Base64.getDecoder()
                    .decode(
                        root.getElementsByTagNameNS(MSS, "DataToBeSigned")
                            .item(0)
                            .getTextContent())),
            root.getElementsByTagNameNS(MSS, "DataToBeDisplayed").item(0).getTextContent(),
            Duration.ofSeconds(Long.parseLong(request.getAttribute("TimeOut"))));
    return taken instanceof Request accepted
        ? response("MSS_SignatureResp", accepted.asked().transaction, 100, new byte[0])
        : fault(((Fault) taken).code());
  }

  private static String response(String name, String transaction, int code, byte[] signature) {
    var value =
        signature.length == 0
            ? ""
            : "<MSS_Signature><Base64Signature>%s</Base64Signature></MSS_Signature>"
                .formatted(Base64.getEncoder().encodeToString(signature));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>
        <%s xmlns="%s" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s">%s\
        <Status><StatusCode Value="%d"/><StatusMessage>practice</StatusMessage></Status></%s>
        </soap:Body></soap:Envelope>
        """
        .formatted(name, MSS, transaction, value, code, name);
  }

  private static String fault(int code) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>
        <soap:Fault><soap:Code><soap:Value>soap:Receiver</soap:Value>\
        <soap:Subcode><soap:Value xmlns:mss="%s">mss:_%d</soap:Value></soap:Subcode></soap:Code>\
        <soap:Reason><soap:Text xml:lang="en">practice</soap:Text></soap:Reason></soap:Fault>
        </soap:Body></soap:Envelope>
        """
        .formatted(MSS, code);
  }

  // Decision 769

  private void certificates(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = json.readTree(exchange.getRequestBody());
      var telephone = telephones.get(body.path("user_id").asText());
      var answer = answer(200, "Success");
      if (!body.path("sp_password").asText().equals(PASSWORD)) {
        answer = answer(401, "SP_CREDENTIAL_INVALID");
      } else if (telephone == null) {
        answer = answer(403, "CREDENTIAL_STATUS_INVALID");
      } else {
        var found = ((ObjectNode) answer.get("data")).putArray("user_certificates").addObject();
        var chain = telephone.holder.chain();
        found
            .put("cert_id", "sim")
            .put("cert_status", "Đang hoạt động")
            .put("serial_number", chain.get(0).getSerialNumber().toString(16))
            .put("cert_data", base64(chain.get(0)));
        found
            .putObject("chain_data")
            .put("ca_cert", base64(chain.get(1)))
            .put("root_cert", base64(chain.get(2)));
      }
      reply(exchange, 200, "application/json", answer.toString());
    }
  }

  private void sign(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = json.readTree(exchange.getRequestBody());
      var answer =
          path.endsWith("/status")
              ? statusOf(path.split("/")[path.split("/").length - 2])
              : taken(body);
      reply(exchange, 200, "application/json", answer.toString());
    }
  }

  private ObjectNode taken(JsonNode body) {
    if (!body.path("sp_password").asText().equals(PASSWORD)) {
      return answer(401, "SP_CREDENTIAL_INVALID");
    }
    var hashes = new LinkedHashMap<String, byte[]>();
    for (var file : body.path("sign_files")) {
      hashes.put(
          file.path("doc_id").asText(),
          HexFormat.of().parseHex(file.path("data_to_be_signed").asText()));
    }
    var taken =
        take(
            body.path("transaction_id").asText(),
            body.path("user_id").asText(),
            hashes,
            body.path("transaction_desc").asText(),
            Duration.ofMinutes(5));
    if (taken instanceof Fault fault) {
      return fault.code() == 105
          ? answer(403, "CREDENTIAL_STATUS_INVALID")
          : answer(400, "FAILED_" + fault.code());
    }
    var answer = answer(200, "sig_wait_for_user_confirm");
    ((ObjectNode) answer.get("data"))
        .put("transaction_id", ((Request) taken).asked().transaction)
        .put("tran_code", "");
    return answer;
  }

  private ObjectNode statusOf(String transaction) {
    var request = asked.get(transaction);
    if (request == null) {
      return answer(400, "TRANSACTION_NOT_FOUND");
    }
    var status = status(request);
    if (status == 500) {
      var answer = answer(200, "SUCCESS");
      var signatures = ((ObjectNode) answer.get("data")).putArray("signatures");
      // In an order of its own: the names tell which is which.
      request.signatures.forEach(
          (document, value) ->
              signatures
                  .insertObject(0)
                  .put("doc_id", document)
                  .put("signature_value", Base64.getEncoder().encodeToString(value)));
      return answer;
    }
    return switch (status) {
      case 504 -> answer(200, "sig_wait_for_user_confirm");
      case 401 -> answer(400, "USER_REJECTED");
      case 208 -> answer(400, "EXPIRED");
      default -> answer(400, "FAILED_" + status);
    };
  }

  private ObjectNode answer(int status, String message) {
    var answer = json.createObjectNode().put("status_code", status).put("message", message);
    answer.putObject("data");
    return answer;
  }

  private static String base64(java.security.cert.X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
