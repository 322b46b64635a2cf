package vn.congvan.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seconds from starting the process to its login page, and memory after that, against the bare
 * engine with its webapps.
 */
class StartUpBenchmark {

  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  @TempDir Path folder;

  record Figures(double seconds, double megabytes) {}

  @Test
  void startUp() throws Exception {
    List<Figures> ours = new ArrayList<>();
    List<Figures> bare = new ArrayList<>();
    for (var run = 0; run < RUNS; run++) {
      var data = folder.resolve("data" + run);
      ours.add(
          measure(
              "vn.congvan.CongVanApplication",
              "/login",
              "--spring.profiles.active=demo",
              "--congvan.data=" + data));
      bare.add(
          measure(
              "vn.congvan.bench.BareCamunda",
              "/camunda/app/welcome/default/",
              "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("bare" + run)));
    }
    System.out.printf("empty folder, median of %d runs, -Xmx1g%n", RUNS);
    print(
        "to login page, s",
        ours.stream().mapToDouble(Figures::seconds).toArray(),
        bare.stream().mapToDouble(Figures::seconds).toArray());
    print(
        "resident memory, MB",
        ours.stream().mapToDouble(Figures::megabytes).toArray(),
        bare.stream().mapToDouble(Figures::megabytes).toArray());
  }

  private static void print(String what, double[] ours, double[] bare) {
    Arrays.sort(ours);
    Arrays.sort(bare);
    var o = ours[ours.length / 2];
    var b = bare[bare.length / 2];
    System.out.printf("%-22s ours %.1f  bare %.1f  ratio %.2f%n", what, o, b, o / b);
  }

  private Figures measure(String main, String page, String... arguments) throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath,
                main,
                "--server.port=" + port));
    command.addAll(List.of(arguments));
    var start = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(main + ".log").toFile())
            .start();
    try {
      var client = HttpClient.newHttpClient();
      while (true) {
        if (!process.isAlive()) {
          throw new IllegalStateException(Files.readString(folder.resolve(main + ".log")));
        }
        try {
          var answer =
              client.send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + page)).build(),
                  HttpResponse.BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            break;
          }
        } catch (IOException notYet) {
          // The port is not open yet.
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      var resident =
          Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
              .findFirst()
              .orElse(Double.NaN);
      return new Figures(seconds, resident);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
