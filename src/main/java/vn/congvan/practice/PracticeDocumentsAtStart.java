package vn.congvan.practice;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Makes the practice documents beside the start of the application, which waits for nothing. */
@Component
@Profile("demo")
@ConditionalOnProperty("congvan.practice.documents")
class PracticeDocumentsAtStart
    implements ApplicationRunner, ApplicationListener<ContextClosedEvent> {

  private static final Logger log = LoggerFactory.getLogger(PracticeDocumentsAtStart.class);

  private final PracticeDocuments documents;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread worker;

  PracticeDocumentsAtStart(PracticeDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var thread = new Thread(this::make, "practice-documents");
    thread.setDaemon(true);
    worker = thread;
    thread.start();
  }

  // Never interrupted: H2 closes its file when a thread that reads it is interrupted. The document
  // at hand is finished while the database is still open.
  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    stopping.countDown();
    var thread = worker;
    if (thread != null) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(20));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void make() {
    try {
      var made = documents.make(PracticeCatalogue.all(), () -> stopping.getCount() == 0);
      if (made > 0) {
        log.info("{} practice documents are ready", made);
      }
    } catch (RuntimeException failed) {
      if (isStopping()) {
        log.info("The practice documents go on at the next start");
      } else {
        log.warn("The practice documents are not complete; they go on at the next start", failed);
      }
    }
  }

  /** A stop may close the database a moment before it tells us. */
  private boolean isStopping() {
    try {
      return stopping.await(3, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      return true;
    }
  }
}
