package vn.congvan.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server that takes each line, and answers what a test says, or nothing at all, at one
 * command where it is to take an e-mail for certain people.
 */
final class SilentServer implements AutoCloseable {

  /** Not even a greeting for anybody. */
  static final String EVERYBODY = "";

  /** No answer. */
  static final String NOTHING = "";

  /** An answer of which one letter comes after the other, and never its end. */
  static final String DRIPPING = "...";

  private static final Duration DROP = Duration.ofMillis(50);

  private final ServerSocket door;
  private final Thread opening;
  private final String whom;
  private final String where;
  private final String answer;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> lines = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();

  SilentServer(int port, String whom, String answer) throws IOException {
    this(port, whom, "RCPT", answer);
  }

  SilentServer(int port, String whom, String where, String answer) throws IOException {
    this.door = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    this.whom = whom;
    this.where = where;
    this.answer = answer;
    this.opening = start(this::open);
  }

  /** How often somebody called. */
  int connections() {
    return connections.get();
  }

  /** Where it listens. */
  int port() {
    return door.getLocalPort();
  }

  /** For whom e-mails were taken: what stands before the at sign. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() throws IOException {
    door.close();
    // The port is free again only once nobody waits at the door any more.
    try {
      opening.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (var line : lines) {
      line.close();
    }
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        var line = door.accept();
        connections.incrementAndGet();
        lines.add(line);
        if (!whom.equals(EVERYBODY)) {
          start(() -> speak(line));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void speak(Socket line) {
    try (line) {
      var in =
          new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
      say(line, "220 hop thu");
      var receiver = "";
      for (var said = in.readLine(); said != null; said = in.readLine()) {
        var word = said.toUpperCase(Locale.ROOT);
        if (word.startsWith("RCPT")) {
          receiver = said.replaceAll(".*<(.*)@.*", "$1");
        }
        // Of the sender nobody knows yet to whom he writes.
        if (word.startsWith(where) && (receiver.isEmpty() || receiver.contains(whom))) {
          if (answer.isEmpty()) {
            listenOn(in);
            return;
          }
          if (answer.equals(DRIPPING)) {
            drip(line);
            return;
          }
          say(line, answer);
        } else if (word.startsWith("DATA")) {
          say(line, "354 go on");
          while (!".".equals(in.readLine())) {
            // The e-mail itself.
          }
          taken.add(receiver);
          say(line, "250 ok");
        } else if (word.startsWith("QUIT")) {
          say(line, "221 bye");
          return;
        } else {
          say(line, "250 ok");
        }
      }
    } catch (IOException broken) {
      // The other side has given up.
    }
  }

  /** Listens on and says nothing more. */
  private static void listenOn(BufferedReader in) throws IOException {
    while (in.readLine() != null) {
      // Nothing.
    }
  }

  private static void drip(Socket line) throws IOException {
    say(line, "250-ok");
    while (!line.isClosed()) {
      line.getOutputStream().write('.');
      line.getOutputStream().flush();
      LockSupport.parkNanos(DROP.toNanos());
    }
  }

  private static void say(Socket line, String word) throws IOException {
    line.getOutputStream().write((word + "\r\n").getBytes(StandardCharsets.UTF_8));
    line.getOutputStream().flush();
  }

  private static Thread start(Runnable work) {
    var thread = new Thread(work, "silent-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
