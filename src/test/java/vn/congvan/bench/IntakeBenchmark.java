package vn.congvan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvan.reliability.Letters;

/**
 * Documents per second through upload and registration over HTTP with four clients on PostgreSQL,
 * against the same diagram on the bare engine with empty steps, called in Java.
 */
class IntakeBenchmark {

  private static final int CLIENTS = 4;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 40);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 20);

  @TempDir Path folder;

  @Test
  void documentsPerSecond() throws Exception {
    double ours;
    double withoutLadders;
    double bare;
    try (var postgres = EmbeddedPostgres.builder().start()) {
      ours = throughTheOffice(postgres, "vn.congvan.CongVanApplication");
    }
    try (var postgres = EmbeddedPostgres.builder().start()) {
      withoutLadders = throughTheOffice(postgres, OfficeWithoutLadders.NAME);
    }
    try (var postgres = EmbeddedPostgres.builder().start()) {
      bare = onTheBareEngine(postgres);
    }
    System.out.printf(
        "intake + registration, %d clients, PostgreSQL: ours over HTTP %.1f documents/s, %.1f without the ladders of deadlines, bare engine with empty steps %.1f/s, ratio %.2f%n",
        CLIENTS, ours, withoutLadders, bare, ours / bare);
  }

  private double throughTheOffice(EmbeddedPostgres postgres, String mainClass) throws Exception {
    var own = Files.createDirectory(folder.resolve(mainClass));
    var log = Files.createFile(own.resolve("office.log"));
    var office =
        Letters.office(
            mainClass,
            List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"),
            own.resolve("data"),
            log);
    try {
      return perSecond(office::clerk);
    } finally {
      office.close();
    }
  }

  private double onTheBareEngine(EmbeddedPostgres postgres) throws Exception {
    try (var office =
        new BareOffice(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
      return perSecond(
          () ->
              () -> {
                office.bringDocument();
                return null;
              });
    }
  }

  /** Runs the work with four clients: first to warm up, then counted. */
  static double perSecond(Callable<Callable<Void>> clients) throws Exception {
    var done = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      var countFrom = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP);
      var until = countFrom + TimeUnit.SECONDS.toNanos(SECONDS);
      List<Callable<Void>> all = new java.util.ArrayList<>();
      for (var i = 0; i < CLIENTS; i++) {
        var client = clients.call();
        all.add(
            () -> {
              while (System.nanoTime() < until) {
                client.call();
                if (System.nanoTime() > countFrom) {
                  done.incrementAndGet();
                }
              }
              return null;
            });
      }
      for (var result : threads.invokeAll(all)) {
        result.get();
      }
      return done.get() / (double) SECONDS;
    } finally {
      threads.shutdownNow();
    }
  }
}
