package vn.congvan.workflow.engine;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Goes once through what a deployment goes through, in the background after each start: the first
 * one took as long as Java needs to read all that, and Modeler gives up after five seconds.
 */
@Component
class CheckerAtHand {

  private final DiagramGuard guard;

  CheckerAtHand(DiagramGuard guard) {
    this.guard = guard;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var thread = new Thread(guard::goThrough, "checker-at-hand");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }
}
