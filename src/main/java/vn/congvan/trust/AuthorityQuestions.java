package vn.congvan.trust;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks authorities over HTTP, within a time, a size and the addresses that are everybody's.
 *
 * <p>It connects to the very address that was judged: a name that means another machine when it is
 * looked up again does not help a stranger. Each redirection is judged anew.
 */
@Component
public class AuthorityQuestions {

  private static final int MOST_HEADERS = 16_384;
  private static final int MOST_REDIRECTIONS = 3;

  private final TrustSettings settings;

  AuthorityQuestions(TrustSettings settings) {
    this.settings = settings;
  }

  /** What lies at an address that a stranger may have named. */
  public byte[] get(URI address, long most) throws IOException {
    return ask(address, null, null, most, false);
  }

  /** The answer to a question that is sent to an address which a stranger may have named. */
  public byte[] post(URI address, String mediaType, byte[] question, long most) throws IOException {
    return ask(address, mediaType, question, most, false);
  }

  /** What lies at an address that stands in our own configuration. */
  byte[] getConfigured(URI address, long most) throws IOException {
    return ask(address, null, null, most, true);
  }

  private record Answer(int status, Map<String, String> headers, byte[] body) {}

  private byte[] ask(
      URI first, @Nullable String mediaType, byte @Nullable [] question, long most, boolean ours)
      throws IOException {
    var until = System.nanoTime() + settings.answerTime().toNanos();
    var address = first;
    for (var redirection = 0; redirection <= MOST_REDIRECTIONS; redirection++) {
      var answer = ask(address, mediaType, question, most, ours, until);
      var elsewhere = answer.headers().get("location");
      if (answer.status() / 100 == 3 && elsewhere != null && question == null) {
        address = resolved(address, elsewhere);
      } else if (answer.status() == 200) {
        return answer.body();
      } else {
        throw new IOException(address.getHost() + " answered with status " + answer.status());
      }
    }
    throw new IOException(first.getHost() + " redirects without end");
  }

  private static URI resolved(URI address, String elsewhere) throws IOException {
    try {
      return address.resolve(elsewhere);
    } catch (IllegalArgumentException e) {
      throw new IOException("Redirected to what is no address", e);
    }
  }

  private Answer ask(
      URI address,
      @Nullable String mediaType,
      byte @Nullable [] question,
      long most,
      boolean ours,
      long until)
      throws IOException {
    var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    var secure = scheme.equals("https");
    if (!secure && !scheme.equals("http") || address.getHost() == null) {
      throw new IOException("Not an address on the web: " + address);
    }
    var host = address.getHost().replaceAll("^\\[|]$", "");
    var port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    var machine = machine(host, port, ours);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(machine, port), left(until));
      socket.setSoTimeout(left(until));
      try (var line = secure ? secured(socket, host, port) : socket) {
        line.getOutputStream().write(request(address, host, port, mediaType, question));
        line.getOutputStream().flush();
        return read(new BufferedInputStream(line.getInputStream()), line, most, until);
      }
    }
  }

  private InetAddress machine(String host, int port, boolean ours) throws IOException {
    var machines = InetAddress.getAllByName(host);
    var open =
        ours
            || settings.openAddresses().contains(host)
            || settings.openAddresses().contains(host + ":" + port);
    for (var machine : machines) {
      if (!open && !PublicAddress.is(machine)) {
        throw new IOException(host + " is no public address and is not asked");
      }
    }
    return machines[0];
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    var line =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, host, port, true);
    var parameters = line.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    line.setSSLParameters(parameters);
    line.startHandshake();
    return line;
  }

  /** HTTP/1.0, so that the answer comes in one piece and ends with the connection. */
  private static byte[] request(
      URI address, String host, int port, @Nullable String mediaType, byte @Nullable [] question) {
    var path = address.getRawPath();
    var target =
        (path == null || path.isEmpty() ? "/" : path)
            + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    var lines = new ArrayList<String>();
    lines.add((question == null ? "GET " : "POST ") + target + " HTTP/1.0");
    lines.add("Host: " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    lines.add("User-Agent: CongVan");
    lines.add("Accept: */*");
    lines.add("Connection: close");
    if (question != null) {
      lines.add("Content-Type: " + mediaType);
      lines.add("Content-Length: " + question.length);
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    if (question != null) {
      request.writeBytes(question);
    }
    return request.toByteArray();
  }

  private static Answer read(InputStream in, Socket line, long most, long until)
      throws IOException {
    var head = head(in, line, until);
    var status = head.get(0).split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("\\d{3}")) {
      throw new IOException("Not an answer of the web");
    }
    var headers = new HashMap<String, String>();
    for (var each : head.subList(1, head.size())) {
      var colon = each.indexOf(':');
      if (colon > 0) {
        headers.put(
            each.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            each.substring(colon + 1).strip());
      }
    }
    if (headers.containsKey("transfer-encoding")) {
      throw new IOException("An answer in pieces, which was not asked for");
    }
    var told = headers.getOrDefault("content-length", "");
    var length = told.matches("\\d{1,12}") ? Long.parseLong(told) : -1;
    return new Answer(Integer.parseInt(status[1]), headers, body(in, line, length, most, until));
  }

  private static List<String> head(InputStream in, Socket line, long until) throws IOException {
    var head = new ByteArrayOutputStream();
    while (true) {
      line.setSoTimeout(left(until));
      var next = in.read();
      if (next < 0) {
        throw new EOFException("The answer ends in its head");
      }
      head.write(next);
      if (head.size() > MOST_HEADERS) {
        throw new IOException("The answer's head is too long");
      }
      if (next == '\n') {
        var text = head.toString(StandardCharsets.ISO_8859_1);
        if (text.endsWith("\r\n\r\n") || text.endsWith("\n\n")) {
          return text.lines().filter(each -> !each.isBlank()).toList();
        }
      }
    }
  }

  private static byte[] body(InputStream in, Socket line, long length, long most, long until)
      throws IOException {
    if (length > most) {
      throw new IOException("The answer is longer than " + most + " bytes");
    }
    var body = new ByteArrayOutputStream();
    var buffer = new byte[16_384];
    while (length < 0 || body.size() < length) {
      line.setSoTimeout(left(until));
      var count = in.read(buffer);
      if (count < 0) {
        break;
      }
      body.write(buffer, 0, count);
      if (body.size() > most) {
        throw new IOException("The answer is longer than " + most + " bytes");
      }
    }
    if (length >= 0 && body.size() < length) {
      throw new EOFException("The answer is cut off");
    }
    return body.toByteArray();
  }

  private static int left(long until) throws SocketTimeoutException {
    var millis = Duration.ofNanos(until - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("No answer in time");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
