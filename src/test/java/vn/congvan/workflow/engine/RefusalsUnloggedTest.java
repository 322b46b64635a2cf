package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.congvan.shared.Refusal;

/** What the engine's own log of broken commands says, and what it must not. */
class RefusalsUnloggedTest {

  private final Logger commands =
      (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.context");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final RefusalsUnlogged filter = new RefusalsUnlogged();

  @BeforeEach
  void read() {
    log.start();
    commands.addAppender(log);
  }

  @AfterEach
  void close() {
    commands.detachAppender(log);
    filter.end();
  }

  @Test
  void whatWasToldToWhoeverAskedIsNotLogged() {
    broken(new ProcessEngineException("Unknown", new Refusal("Số 12/UBND-NC đã dùng.")));

    assertThat(log.list).isEmpty();
  }

  @Test
  void whatBrokeIs() {
    broken(new ProcessEngineException("Unknown", new IllegalStateException("no row")));

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo(List.of("ENGINE-16004 Exception while closing command context: Unknown"));
  }

  private void broken(Throwable cause) {
    commands.error(
        "ENGINE-16004 Exception while closing command context: {}", cause.getMessage(), cause);
  }
}
