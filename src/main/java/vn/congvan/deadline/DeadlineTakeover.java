package vn.congvan.deadline;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.shared.ProvinceClock;

/**
 * Gives the work that was under way when deadlines began to be kept here its own, once: one
 * transaction for each, beside the office's work, and anew from the beginning where it was
 * interrupted or one failed, which finds what is done and leaves it.
 */
@Component
class DeadlineTakeover {

  private static final Logger log = LoggerFactory.getLogger(DeadlineTakeover.class);
  private static final int PAGE = 500;

  private final List<UnderwayWork> works;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ProvinceClock clock;

  DeadlineTakeover(
      List<UnderwayWork> works,
      JdbcClient database,
      TransactionTemplate transaction,
      ProvinceClock clock) {
    this.works = works;
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(1000)
  void begin() {
    if (works.stream().allMatch(this::isDone)) {
      return;
    }
    var thread = new Thread(this::takeOver, "deadline-takeover");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes over what is not taken over yet. */
  void takeOver() {
    works.stream().filter(work -> !isDone(work)).forEach(this::takeOver);
  }

  private void takeOver(UnderwayWork work) {
    var count = 0;
    var failed = 0;
    UUID last = null;
    while (true) {
      var page = work.after(last, PAGE);
      for (var id : page) {
        try {
          transaction.executeWithoutResult(status -> work.keepTime(id));
        } catch (RuntimeException trouble) {
          log.error("The deadline of {} {} could not be opened", work.name(), id, trouble);
          failed++;
        }
        last = id;
      }
      count += page.size();
      if (page.size() < PAGE) {
        break;
      }
    }
    if (failed > 0) {
      log.error(
          "Deadlines of {} that could not be opened: {}; they are tried again at the next start",
          work.name(),
          failed);
      return;
    }
    database
        .sql("insert into deadline_takeover (name, finished_at) values (?, ?)")
        .param(work.name())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    if (count > 0) {
      log.info("Deadlines of {} looked at: {}", work.name(), count);
    }
  }

  private boolean isDone(UnderwayWork work) {
    return database
            .sql("select count(*) from deadline_takeover where name = ?")
            .param(work.name())
            .query(Long.class)
            .single()
        > 0;
  }
}
