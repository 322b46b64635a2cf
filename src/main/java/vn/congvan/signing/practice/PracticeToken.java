package vn.congvan.signing.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.congvan.signing.pades.PadesSigner;
import vn.congvan.signing.pades.SignatureLook;
import vn.congvan.signing.pades.TrustServices;

/**
 * The agent on a signer's machine with the tokens that are put into it: a socket on loopback that
 * speaks the protocol of VGCA Sign Service, fetches the file, signs it with a key in software and
 * an appearance of its own, and sends it back.
 */
public final class PracticeToken implements AutoCloseable {

  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern KEY = Pattern.compile("(?im)^Sec-WebSocket-Key:\\s*(\\S+)\\s*$");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int LONGEST = 1 << 16;

  private final Clock clock;
  private final SSLServerSocket server;
  private final X509Certificate own;
  private final ExecutorService desk = Executors.newCachedThreadPool();
  private final Map<String, Holder> tokens = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private volatile boolean pinGiven = true;
  private volatile UnaryOperator<byte[]> before = UnaryOperator.identity();
  private volatile UnaryOperator<byte[]> after = UnaryOperator.identity();

  /** Opens the agent on a port of this machine, 0 for any free one; the real one has 8987. */
  public PracticeToken(int port, Clock clock) {
    this.clock = clock;
    try {
      var keys = KeyKind.P_256.newPair();
      own = certificate(keys);
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("agent", keys.getPrivate(), new char[0], new Certificate[] {own});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      server =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("The practice agent cannot listen on port " + port, e);
    }
    desk.execute(this::serve);
  }

  /** Where the agent listens. */
  public URI address() {
    return URI.create("wss://127.0.0.1:" + server.getLocalPort());
  }

  /** The agent's own certificate, which the signer's machine trusts for this address only. */
  public X509Certificate certificate() {
    return own;
  }

  /** Puts a person's or an agency's token in. */
  public void insert(String owner, Holder holder) {
    tokens.put(owner, holder);
  }

  /** Whether the owner types his PIN when he is asked for it, or closes the window. */
  public void pinGiven(boolean given) {
    pinGiven = given;
  }

  /** Lets the agent change the pages before it signs them: what a forger would do. */
  public void forgeBefore(UnaryOperator<byte[]> change) {
    before = change;
  }

  /** Lets the agent change the file after it has signed it. */
  public void forgeAfter(UnaryOperator<byte[]> change) {
    after = change;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      desk.shutdownNow();
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        desk.execute(() -> hear(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void hear(Socket socket) {
    try (socket) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      var out = new DataOutputStream(socket.getOutputStream());
      var head = head(in);
      var key = KEY.matcher(head);
      if (!key.find()) {
        // A browser that was led here trusts the agent's certificate once it has seen this page.
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
                    + "Phần mềm ký số mô phỏng đang chạy. Trình duyệt đã tin cậy nó; hãy quay lại Công Văn.")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        return;
      }
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(key.group(1))
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var operation = head.split(" ", 3)[1];
      send(out, TEXT, answer(operation, message(in)).getBytes(StandardCharsets.UTF_8));
      send(out, CLOSE, new byte[] {0x03, (byte) 0xe8});
      // The browser closes first, or it tells its page that the connection broke.
      in.readAllBytes();
    } catch (IOException | GeneralSecurityException e) {
      // Whoever called has gone; the agent waits for the next.
      Thread.yield();
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0 || head.size() > LONGEST) {
        throw new IOException("No request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static String accept(String key) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-1");
    return Base64.getEncoder()
        .encodeToString(digest.digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII)));
  }

  /** One text message (RFC 6455, 5.2); what a client sends is masked. */
  private static String message(DataInputStream in) throws IOException {
    var message = new ByteArrayOutputStream();
    while (true) {
      var first = in.readUnsignedByte();
      var length = in.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        throw new IOException("Too long");
      }
      var mask = in.readNBytes(4);
      var bytes = in.readNBytes(length);
      for (var i = 0; i < bytes.length; i++) {
        bytes[i] ^= mask[i % mask.length];
      }
      if ((first & 0x0f) > 2) {
        throw new IOException("Closed");
      }
      message.write(bytes);
      if ((first & 0x80) != 0) {
        return message.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private static void send(DataOutputStream out, int kind, byte[] bytes) throws IOException {
    out.writeByte(0x80 | kind);
    if (bytes.length < 126) {
      out.writeByte(bytes.length);
    } else {
      out.writeByte(126);
      out.writeShort(bytes.length);
    }
    out.write(bytes);
    out.flush();
  }

  private String answer(String operation, String message) {
    var answer = json.createObjectNode();
    try {
      if (!operation.startsWith("/Sign")) {
        return answer.put("Status", 1).put("Message", "Không hỗ trợ " + operation).toString();
      }
      var request = json.readTree(message);
      var taken = signAndSend(request);
      var good = taken.path("Status").asBoolean() || taken.path("Status").asInt() == 1;
      return answer
          .put("Status", good ? 0 : 1)
          .put("Message", taken.path("Message").asText())
          .put("FileName", taken.path("FileName").asText())
          .put("FileServer", taken.path("FileServer").asText())
          .put("DocumentNumber", request.path("DocNumber").asText(""))
          .put("DocumentDate", request.path("IssuedDate").asText(""))
          .toString();
    } catch (IOException | RuntimeException e) {
      return answer.put("Status", 1).put("Message", String.valueOf(e.getMessage())).toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.put("Status", 1).put("Message", "Đã dừng").toString();
    }
  }

  private JsonNode signAndSend(JsonNode request) throws IOException, InterruptedException {
    var fetched =
        client.send(
            HttpRequest.newBuilder(URI.create(request.path("FileName").asText()))
                .timeout(TIMEOUT)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (fetched.statusCode() != 200) {
      throw new IOException(new String(fetched.body(), StandardCharsets.UTF_8));
    }
    var token = tokens.get(request.path("MetaData").path(0).path("Value").asText());
    if (token == null) {
      throw new IOException("Chưa cắm USB token của người ký (mô phỏng).");
    }
    if (!pinGiven) {
      throw new IOException("Người ký đã đóng ô nhập mã PIN, văn bản chưa được ký (mô phỏng).");
    }
    var signed = after.apply(sign(before.apply(fetched.body()), token));
    var boundary = "----mo-phong-" + Long.toHexString(new SecureRandom().nextLong());
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"uploadfile\";"
                + " filename=\"van-ban.signed.pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(signed);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    var answered =
        client.send(
            HttpRequest.newBuilder(URI.create(request.path("FileUploadHandler").asText()))
                .timeout(TIMEOUT)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answered.statusCode() != 200) {
      throw new IOException("HTTP " + answered.statusCode());
    }
    return json.readTree(answered.body());
  }

  /** The agent has a place and a look of its own, and no time stamps. */
  private byte[] sign(byte[] pdf, Holder token) {
    var look =
        SignatureLook.text(
            1,
            340,
            60,
            200,
            40,
            List.of("Ký bởi USB token (mô phỏng)", clock.instant().toString()));
    return new PadesSigner(new TrustServices(List.of(), null, null, null), clock)
        .sign(
            pdf,
            look,
            token.chain(),
            token.key(),
            token.key().getAlgorithm().equals("RSA") ? "SunRsaSign" : "SunEC")
        .pdf();
  }

  private X509Certificate certificate(KeyPair keys)
      throws OperatorCreationException, IOException, GeneralSecurityException {
    var name = new X500Name("CN=localhost,O=Phần mềm ký số mô phỏng");
    var now = clock.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(64, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(3650))),
            name,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }
}
