package vn.congvan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.PostgresProvince;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;

/**
 * Deadlines that pass in the same minute: rungs climbed per second, each telling its handler and
 * waiting for the next rung, against a diagram of nothing but a timer on the bare engine with the
 * same executor. {@code -Dbench.timers=50000} says how many, {@code -Dbench.batch} how many jobs
 * are fetched at once.
 */
class DueTimersBenchmark extends PostgresProvince {

  private static final int TIMERS = Integer.getInteger("bench.timers", 2_000);
  private static final int BATCH = Integer.getInteger("bench.batch", 10);
  private static final int THREADS = 4;
  private static final int AT_ONCE = 200;
  private static final int DOCUMENTS = 50;
  private static final String AGENCY = "snv";

  @Autowired private Deadlines deadlines;
  @Autowired private Registration registration;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private ProcessEngine engine;

  @Test
  void manyDeadlinesPassInTheSameMinute() throws IOException {
    var opening = open();
    // The spread ends five minutes after the deadline.
    clock.forward(Duration.ofMinutes(10));
    var ours = drain(engine, this::climbed);
    var bare = bare();

    System.out.printf(
        "%d timers due in the same minute, %d threads, %d fetched at once: %.0f rungs/s of ours (%.0f s in all),"
            + " %.0f timers/s on the bare engine; ratio %.2f; opening took %.1f ms a deadline%n",
        TIMERS,
        THREADS,
        BATCH,
        TIMERS / ours,
        ours,
        TIMERS / bare,
        bare / ours,
        1000 * opening / TIMERS);
  }

  private double open() {
    var letters =
        IntStream.range(0, DOCUMENTS)
            .mapToObj(number -> registration.enterPaper(AGENCY, "vanthu.snv"))
            .toList();
    var post = directory.posts(AGENCY, "snv.vp", Role.SPECIALIST).get(0);
    var dueAt = clock.instant().plus(Duration.ofHours(1));
    var one = new TransactionTemplate(transactions);
    var begun = System.nanoTime();
    for (var from = 0; from < TIMERS; from += AT_ONCE) {
      var first = from;
      one.executeWithoutResult(
          status ->
              deadlines.openAll(
                  IntStream.range(first, Math.min(TIMERS, first + AT_ONCE))
                      .mapToObj(
                          number ->
                              new NewDeadline(
                                  DeadlineKind.HANDLING,
                                  UUID.randomUUID(),
                                  letters.get(number % DOCUMENTS),
                                  AGENCY,
                                  post.unitId(),
                                  post.id(),
                                  clock.instant(),
                                  dueAt,
                                  Limit.byDate(),
                                  0,
                                  null))
                      .toList()));
    }
    var took = seconds(begun);
    clock.forward(Duration.ofHours(1));
    return took;
  }

  private long climbed() {
    return jdbc.queryForObject("select count(*) from escalation_rung", Long.class);
  }

  private double bare() throws IOException {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var configuration = new StandaloneProcessEngineConfiguration();
      configuration.setProcessEngineName("bare");
      configuration.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      configuration.setJdbcUsername("postgres");
      configuration.setJdbcPassword("postgres");
      configuration.setDatabaseSchemaUpdate("true");
      configuration.setHistory("full");
      configuration.setEnforceHistoryTimeToLive(false);
      configuration.setJobExecutorActivate(false);
      var bare = configuration.buildProcessEngine();
      try {
        bare.getRepositoryService()
            .createDeployment()
            .addModelInstance(
                "timer.bpmn",
                Bpmn.createExecutableProcess("timer")
                    .startEvent()
                    .intermediateCatchEvent()
                    .timerWithDate("${at}")
                    .endEvent()
                    .done())
            .deploy();
        var at = new Date(ClockUtil.getCurrentTime().getTime() - 1000);
        for (var i = 0; i < TIMERS; i++) {
          bare.getRuntimeService().startProcessInstanceByKey("timer", Map.of("at", at));
        }
        return drain(
            bare,
            () -> bare.getHistoryService().createHistoricProcessInstanceQuery().finished().count());
      } finally {
        bare.close();
      }
    }
  }

  private static double drain(ProcessEngine engine, LongSupplier done) {
    var before = done.getAsLong();
    var executor = new DefaultJobExecutor();
    executor.setCorePoolSize(THREADS);
    executor.setMaxPoolSize(THREADS);
    executor.setMaxJobsPerAcquisition(BATCH);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    executor.registerProcessEngine((ProcessEngineImpl) engine);
    // A thread gives a job back when the executor of the engine's own configuration is not active.
    var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    var idle = configuration.getJobExecutor();
    configuration.setJobExecutor(executor);
    var begun = System.nanoTime();
    executor.start();
    try {
      while (done.getAsLong() - before < TIMERS) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(seconds(begun)).as("seconds").isLessThan(3600);
      }
      return seconds(begun);
    } finally {
      executor.shutdown();
      configuration.setJobExecutor(idle);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
