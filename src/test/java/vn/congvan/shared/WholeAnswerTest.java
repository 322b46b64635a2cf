package vn.congvan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that begins to answer and does not end holds nobody. */
class WholeAnswerTest {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build();
  private final List<Socket> held = new ArrayList<>();
  private ServerSocket service;

  @BeforeEach
  void open() throws IOException {
    service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    service.close();
    for (var socket : held) {
      socket.close();
    }
  }

  @Test
  void anAnswerThatEndsIsHandedOver() throws Exception {
    answerWith("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxin");
    assertThat(ask().body()).isEqualTo("xin");
  }

  @Test
  void anAnswerThatBeginsAndNeverEndsIsGivenUp() {
    answerWith("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\nxin");
    assertThatThrownBy(this::ask).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void noConnectionIsToldAsSuch() throws IOException {
    service.close();
    assertThatThrownBy(this::ask).isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    return WholeAnswer.to(
        client,
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.getLocalPort()))
            .timeout(Duration.ofMillis(600))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void answerWith(String answer) {
    var thread =
        new Thread(
            () -> {
              try {
                var socket = service.accept();
                held.add(socket);
                socket.getInputStream().read();
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
              } catch (IOException closed) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
