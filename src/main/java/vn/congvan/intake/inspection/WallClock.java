package vn.congvan.intake.inspection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets a few jobs run at a time, none longer than allowed.
 *
 * <p>A job that ignores its interruption keeps its place until it ends, so that hostile files can
 * occupy the inspectors but never the whole machine.
 */
public final class WallClock {

  private final Semaphore places;
  private final Duration allowed;

  private final String name;

  /** So many places, each for so long; {@code name} is that of the threads. */
  public WallClock(String name, int places, Duration allowed) {
    this.name = name;
    this.places = new Semaphore(places);
    this.allowed = allowed;
  }

  /** Runs the job, or answers what stands for "too long". */
  public <T> T within(Callable<T> job, Supplier<T> tooLong) throws IOException {
    try {
      // A queue of honest files may be long; only stuck inspectors keep it waiting this long.
      if (!places.tryAcquire(allowed.toMillis() * 10, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("All inspectors are stuck");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for an inspector", e);
    }
    var task = new FutureTask<>(job);
    var thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                places.release();
              }
            },
            name);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (Error e) {
      places.release();
      throw e;
    }
    try {
      return task.get(allowed.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return tooLong.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for an inspection", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("The inspection failed", e.getCause());
    }
  }
}
