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
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * Makes the reports that were asked for, one after another behind the pages; what a process did not
 * finish before it ended is begun anew by the next one.
 */
@Component
public class ReportDesk implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ReportDesk.class);
  private static final int PORTION = 500;
  // Whoever is at work says so with each portion.
  private static final Duration GIVEN_UP = Duration.ofMinutes(2);

  private final Reports reports;
  private final ReportWriting writing;
  private final SupervisedAgencies supervised;
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
      SupervisedAgencies supervised,
      ReportScopes scopes,
      JdbcClient database,
      JdbcTemplate batches,
      PlatformTransactionManager transactions,
      ProvinceClock clock,
      ObjectMapper json) {
    this.reports = reports;
    this.writing = writing;
    this.supervised = supervised;
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
    if (!claim(id)) {
      return;
    }
    try {
      var report = reports.find(id).orElseThrow();
      if (report.agencyId() == null) {
        // He may follow others than when he asked.
        scopes.keep(id, supervised.require(report.askedBy()));
      }
      // Streaming needs a transaction of its own, beside those that keep what was read.
      reading.executeWithoutResult(status -> keep(report, writing.of(report)));
      finish(id, "DONE", null);
    } catch (Refusal refusal) {
      finish(id, "FAILED", refusal.getMessage());
    } catch (RuntimeException trouble) {
      log.error("Report {} could not be made", id, trouble);
      finish(id, "FAILED", "Có lỗi khi lập báo cáo. Hãy lập lại; nếu vẫn lỗi, báo người quản trị.");
    }
  }

  private boolean claim(UUID id) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              var claimed =
                  database
                          .sql(
                              """
                              update report set state = 'RUNNING', claimed_at = :now, done = 0
                              where id = :id and (state = 'WAITING' or state = 'RUNNING' and claimed_at < :stale)
                              """)
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

  private void keep(Report report, ReportContent content) {
    transaction.executeWithoutResult(
        status ->
            database
                .sql("update report set header = :header, expected = :expected where id = :id")
                .param("header", text(content.header()))
                .param("expected", content.expected())
                .param("id", report.id())
                .update());
    var waiting = new ArrayList<Object[]>();
    var count = new int[1];
    content
        .lines()
        .tell(
            cells -> {
              waiting.add(new Object[] {report.id(), count[0]++, text(cells)});
              if (waiting.size() == PORTION) {
                write(report.id(), waiting, count[0]);
              }
            });
    write(report.id(), waiting, count[0]);
  }

  private void write(UUID id, List<Object[]> waiting, int done) {
    transaction.executeWithoutResult(
        status -> {
          batches.batchUpdate(
              "insert into report_line (report_id, ordinal, cells) values (?, ?, ?)", waiting);
          database
              .sql("update report set done = :done, claimed_at = :now where id = :id")
              .param("done", done)
              .param("now", Selection.at(Instant.now()))
              .param("id", id)
              .update();
        });
    waiting.clear();
  }

  private void finish(UUID id, String state, @Nullable String trouble) {
    transaction.executeWithoutResult(
        status ->
            database
                .sql(
                    "update report set state = :state, trouble = :trouble, finished_at = :now where id = :id")
                .param("state", state)
                .param("trouble", trouble)
                .param("now", Selection.at(clock.instant()))
                .param("id", id)
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
