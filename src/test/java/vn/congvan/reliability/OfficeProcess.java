package vn.congvan.reliability;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The whole product as a process of its own, which can be killed like a machine that loses its
 * power.
 */
final class OfficeProcess {

  /** By how much longer than usual everything may take: long runs beside other work. */
  static final int PATIENCE = Integer.getInteger("kill.patience", 1);

  /** The product as everybody starts it. */
  static final String OFFICE = "vn.congvan.CongVanApplication";

  private final Process process;
  private final int port;

  private OfficeProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the practice province on a database and a data folder, and waits until it answers. */
  static OfficeProcess start(Collection<String> databaseSettings, Path data, Path log)
      throws Exception {
    // It is killed soon after it has started: the quick compiler is enough.
    return start(
        OFFICE,
        databaseSettings,
        data,
        log,
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
  }

  /** The same with another main class and the Java machine's own options, for measurements. */
  static OfficeProcess start(
      String mainClass,
      Collection<String> databaseSettings,
      Path data,
      Path log,
      Collection<String> machine)
      throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    // Surefire hides the real class path behind a manifest-only jar.
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dfile.encoding=UTF-8"));
    command.addAll(machine);
    command.addAll(
        List.of(
            "-cp",
            classPath,
            mainClass,
            "--spring.profiles.active=demo",
            "--server.port=" + port,
            "--congvan.practice.documents=false",
            // One account does the work of hundreds.
            "--congvan.limits.requests-per-minute=1000000",
            "--congvan.limits.uploads-per-minute=1000000",
            "--congvan.data=" + data));
    command.addAll(databaseSettings);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var office = new OfficeProcess(process, port);
    office.awaitLoginPage(log);
    return office;
  }

  int port() {
    return port;
  }

  /** SIGKILL: no shutdown hook, no flush. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The process does not die");
    }
  }

  private void awaitLoginPage(Path log) throws Exception {
    var client = HttpClient.newHttpClient();
    var patience = Duration.ofMinutes(4L * PATIENCE).toNanos() + System.nanoTime();
    while (System.nanoTime() < patience) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The office did not start:\n" + tail(log));
      }
      try {
        var answer =
            client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // The port is not open yet.
      }
      process.waitFor(250, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly();
    throw new IllegalStateException("The office did not answer:\n" + tail(log));
  }

  private static String tail(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
