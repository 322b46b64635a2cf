package vn.congvan.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * Makes the reports that were asked for, one after another behind the pages; what a process did not
 * finish before it ended is begun anew by the next one.
 *
 * <p>Each writing bears a name. Who was taken for dead and is not, or whose report was stopped,
 * finds another name or another state there and writes no more.
 */
@Component
public class ReportDesk implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ReportDesk.class);
  private static final int PORTION = 500;
  private static final String STILL_OURS = "id = :id and claim = :claim and state = 'RUNNING'";
  // Whoever is at work says so with each portion; counting comes before the first one and takes
  // time.
  private static final Duration GIVEN_UP = Duration.ofMinutes(10);

  /** The report is no longer this one's to make. */
  private static final class NotOursAnyMore extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Reports reports;
  private final ReportWriting writing;
  private final ReportScopes scopes;
  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final TransactionTemplate reading;
  private final ProvinceClock clock;
  private final ObjectMapper json;
  private final ExecutorService desk =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "reports");
            thread.setDaemon(true);
            return thread;
          });

  ReportDesk(
      Reports reports,
      ReportWriting writing,
      ReportScopes scopes,
      JdbcClient database,
      JdbcTemplate batches,
      PlatformTransactionManager transactions,
      ProvinceClock clock,
      ObjectMapper json) {
    this.reports = reports;
    this.writing = writing;
    this.scopes = scopes;
    this.database = database;
    this.batches = batches;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
    this.json = json;
  }

  /** Begins a report and waits a moment for it; returns whether it is over by then. */
  public boolean begin(UUID id, Duration wait) {
    var begun = CompletableFuture.runAsync(() -> make(id), desk);
    try {
      begun.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillAtIt) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Takes up what nobody makes. */
  @Scheduled(
      initialDelayString = "${congvan.statistics.reports-after:PT1M}",
      fixedDelayString = "${congvan.statistics.reports-every:PT1M}")
  public void round() {
    database
        .sql(
            """
            select id from report where state = 'WAITING' or state = 'RUNNING' and claimed_at < :stale
            order by asked_at
            """)
        .param("stale", Selection.at(Instant.now().minus(GIVEN_UP)))
        .query(UUID.class)
        .list()
        .forEach(id -> desk.execute(() -> make(id)));
  }

  private void make(UUID id) {
    var claim = UUID.randomUUID();
    if (!claim(id, claim)) {
      return;
    }
    try {
      var report = reports.find(id).orElseThrow();
      if (!report.isOfOneAgency()) {
        // He may follow others than when he asked.
        scopes.keep(id, scopes.of(report));
      }
      // Streaming needs a transaction of its own, beside those that keep what was read.
      reading.executeWithoutResult(status -> keep(report, claim, writing.of(report)));
      finish(id, claim, "DONE", null);
    } catch (NotOursAnyMore stopped) {
      log.info("Report {} was stopped, or is made by another process", id);
    } catch (Refusal refusal) {
      finish(id, claim, "FAILED", refusal.getMessage());
    } catch (RuntimeException trouble) {
      if (desk.isShutdown()) {
        // The next process begins it anew.
        return;
      }
      log.error("Report {} could not be made", id, trouble);
      finish(
          id,
          claim,
          "FAILED",
          "Có lỗi khi lập báo cáo. Hãy lập lại; nếu vẫn lỗi, báo người quản trị.");
    }
  }

  private boolean claim(UUID id, UUID claim) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              var claimed =
                  database
                          .sql(
                              """
                              update report set state = 'RUNNING', claim = :claim, claimed_at = :now, done = 0,
                                expected = 0
                              where id = :id and (state = 'WAITING' or state = 'RUNNING' and claimed_at < :stale)
                              """)
                          .param("claim", claim)
                          .param("now", Selection.at(Instant.now()))
                          .param("stale", Selection.at(Instant.now().minus(GIVEN_UP)))
                          .param("id", id)
                          .update()
                      == 1;
              if (claimed) {
                database
                    .sql("delete from report_line where report_id = :id")
                    .param("id", id)
                    .update();
              }
              return claimed;
            }));
  }

  private void keep(Report report, UUID claim, ReportContent content) {
    transaction.executeWithoutResult(
        status ->
            requireOurs(
                database
                    .sql(
                        "update report set header = :header, expected = :expected, claimed_at = :now where "
                            + STILL_OURS)
                    .param("now", Selection.at(Instant.now()))
                    .param("header", text(content.header()))
                    .param("expected", content.expected())
                    .param("id", report.id())
                    .param("claim", claim)
                    .update()));
    var waiting = new ArrayList<Object[]>();
    var count = new int[1];
    content
        .lines()
        .tell(
            cells -> {
              waiting.add(new Object[] {report.id(), count[0]++, text(cells)});
              if (waiting.size() == PORTION) {
                write(report.id(), claim, waiting, count[0]);
              }
            });
    write(report.id(), claim, waiting, count[0]);
  }

  private void write(UUID id, UUID claim, List<Object[]> waiting, int done) {
    transaction.executeWithoutResult(
        status -> {
          // First of all: whoever takes the report over waits until these lines are there, and
          // takes
          // them out.
          requireOurs(
              database
                  .sql("update report set done = :done, claimed_at = :now where " + STILL_OURS)
                  .param("done", done)
                  .param("now", Selection.at(Instant.now()))
                  .param("id", id)
                  .param("claim", claim)
                  .update());
          batches.batchUpdate(
              "insert into report_line (report_id, ordinal, cells) values (?, ?, ?)", waiting);
        });
    waiting.clear();
  }

  private static void requireOurs(int rows) {
    if (rows == 0) {
      throw new NotOursAnyMore();
    }
  }

  private void finish(UUID id, UUID claim, String state, @Nullable String trouble) {
    transaction.executeWithoutResult(
        status ->
            database
                .sql(
                    "update report set state = :state, trouble = :trouble, finished_at = :now where "
                        + STILL_OURS)
                .param("state", state)
                .param("trouble", trouble)
                .param("now", Selection.at(clock.instant()))
                .param("id", id)
                .param("claim", claim)
                .update());
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void destroy() {
    desk.shutdownNow();
  }
}
