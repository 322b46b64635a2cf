package vn.congvan.workflow.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;

/**
 * A refusal was told to whoever asked and may name what stands in a document: the engine, which
 * logs as an error whatever ends a command, leaves it out of the log.
 */
@Component
class RefusalsUnlogged extends TurboFilter {

  private static final String COMMANDS = "org.camunda.bpm.engine.context";

  RefusalsUnlogged() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.addTurboFilter(this);
    }
  }

  @PreDestroy
  void end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parts,
      @Nullable Throwable fault) {
    if (!logger.getName().equals(COMMANDS)) {
      return FilterReply.NEUTRAL;
    }
    // The engine gives what broke as the last part of its sentence.
    var broke = parts != null && parts.length > 0 ? parts[parts.length - 1] : fault;
    return broke instanceof Throwable cause && isRefusal(cause)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private static boolean isRefusal(Throwable broke) {
    for (Throwable cause = broke; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal) {
        return true;
      }
    }
    return false;
  }
}
