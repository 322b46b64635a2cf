package vn.congvan.reliability;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running office and clerks who upload and register one letter after another, for measurements.
 */
public final class Letters implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  // For a look into it: -Dbench.machine=-XX:StartFlightRecording=filename=/tmp/office.jfr
  private static final List<String> MACHINE =
      Optional.ofNullable(System.getProperty("bench.machine")).stream().toList();

  private final OfficeProcess office;

  private Letters(OfficeProcess office) {
    this.office = office;
  }

  /** Starts an office of its own on a database. */
  public static Letters office(Collection<String> databaseSettings, Path data, Path log)
      throws Exception {
    return office(OfficeProcess.OFFICE, databaseSettings, data, log);
  }

  /** The same with another main class, which leaves something out. */
  public static Letters office(
      String mainClass, Collection<String> databaseSettings, Path data, Path log) throws Exception {
    return new Letters(OfficeProcess.start(mainClass, databaseSettings, data, log, MACHINE));
  }

  /** Where the office answers. */
  public int port() {
    return office.port();
  }

  /** A clerk at his desk; each call uploads and registers one letter. */
  public Callable<Void> clerk() {
    var clerk = new ClerkAtWork(office.port());
    return () -> {
      var mark = "letter " + COUNT.incrementAndGet();
      var document = clerk.upload(mark + ".pdf", ClerkAtWork.letter(mark));
      clerk.register(document, "Đo tốc độ " + mark);
      return null;
    };
  }

  @Override
  public void close() throws InterruptedException {
    office.kill();
  }
}
