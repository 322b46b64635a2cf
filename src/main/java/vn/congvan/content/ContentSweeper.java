package vn.congvan.content;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares bytes and rows: bytes without a row are set aside and in the end deleted, a row without
 * bytes is an alarm and is never cleaned away.
 */
@Component
public class ContentSweeper {

  private static final Logger log = LoggerFactory.getLogger(ContentSweeper.class);

  /** What one round found; {@code missing} names the rows whose bytes are nowhere. */
  public record Round(
      Instant at, int setAside, int broughtBack, int deleted, List<String> missing) {

    /** Whether every row has its bytes. */
    public boolean isSound() {
      return missing.isEmpty();
    }
  }

  private final LocalContentStore store;
  private final ContentSettings settings;
  private final Clock clock;
  private final Function<String, Set<String>> rows;
  private final Predicate<String> known;

  @Autowired
  ContentSweeper(
      LocalContentStore store, ContentSettings settings, Contents contents, JdbcClient jdbc) {
    // File times are real time, whatever the province's clock shows.
    this(store, settings, Clock.systemUTC(), prefix -> rows(jdbc, prefix), contents::isKnown);
  }

  ContentSweeper(
      LocalContentStore store,
      ContentSettings settings,
      Clock clock,
      Function<String, Set<String>> rows,
      Predicate<String> known) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.rows = rows;
    this.known = known;
  }

  /** One round over the whole store, in 256 portions. */
  @Scheduled(
      initialDelayString = "${congvan.content.sweep-after:PT5M}",
      fixedDelayString = "${congvan.content.sweep-every:PT6H}")
  public Round sweep() throws IOException {
    var now = clock.instant();
    var orphanedBefore = now.minus(settings.orphanAge());
    var setAside = 0;
    var broughtBack = 0;
    var missing = new ArrayList<String>();
    for (var portion = 0; portion < 256; portion++) {
      var prefix = "%02x".formatted(portion);
      // Rows first: bytes are written before their row, so a row that is seen here has had its
      // bytes.
      var rowsOfPrefix = rows.apply(prefix);
      for (var row : rowsOfPrefix) {
        if (!store.has(row)) {
          if (store.bringBack(row)) {
            broughtBack++;
          } else if (known.test(row) && !store.has(row)) {
            missing.add(row);
          }
        }
      }
      for (var name : store.names(prefix)) {
        if (!rowsOfPrefix.contains(name) && store.setAside(name, orphanedBefore, known)) {
          setAside++;
        }
      }
    }
    var deleted =
        store.deleteSetAsideBefore(now.minus(settings.quarantine()))
            + store.deleteHalfWrittenBefore(orphanedBefore);
    var round = new Round(now, setAside, broughtBack, deleted, List.copyOf(missing));
    tell(round);
    return round;
  }

  private static void tell(Round round) {
    if (!round.isSound()) {
      log.error(
          "ALARM: {} rows of content_blob have no bytes in the store; restore them from the backup,"
              + " the first are {}",
          round.missing().size(),
          round.missing().subList(0, Math.min(10, round.missing().size())));
    }
    if (round.broughtBack() > 0) {
      log.warn("{} files were in quarantine although a row names them", round.broughtBack());
    }
    if (round.setAside() + round.deleted() > 0) {
      log.info("Content store: {} files set aside, {} deleted", round.setAside(), round.deleted());
    }
  }

  private static Set<String> rows(JdbcClient jdbc, String prefix) {
    return jdbc.sql("select sha256 from content_blob where sha256 like ?")
        .param(prefix + "%")
        .query(String.class)
        .set();
  }
}
