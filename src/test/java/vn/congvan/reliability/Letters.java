package vn.congvan.reliability;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running office and clerks who upload and register one letter after another, for measurements.
 */
public final class Letters implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final OfficeProcess office;

  private Letters(OfficeProcess office) {
    this.office = office;
  }

  /** Starts an office of its own on a database. */
  public static Letters office(Collection<String> databaseSettings, Path data, Path log)
      throws Exception {
    return new Letters(OfficeProcess.start(databaseSettings, data, log));
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
