package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;

/**
 * kill -9 while a change of the calendar is carried into the deadlines and ladders are climbed:
 * every deadline is reckoned anew once with one line of history, and every rung is told once.
 */
class KillDuringDeadlinesTest {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int LATE = 16;
  private static final int MOVING = 4;
  private static final int OTHERS = 900;

  /** From the reminder before the deadline, which is still waited for when it is suddenly over. */
  private static final List<Integer> RUNGS = List.of(2, 3, 4, 5, 6, 7);

  private static EmbeddedPostgres postgres;
  private static JdbcTemplate database;

  private final Random chance = new Random(20261126);
  private final List<UUID> late = new ArrayList<>();
  private final List<UUID> moving = new ArrayList<>();
  private int letters;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
    database = new JdbcTemplate(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stopServer() throws Exception {
    postgres.close();
  }

  @Test
  void everyDeadlineIsReckonedOnceAndEveryRungToldOnce() throws Exception {
    var data = folder.resolve("data");
    var log = Files.createFile(folder.resolve("office.log"));
    var cut = 0;
    var office = start(data, log);
    try {
      for (var round = 1; round <= ROUNDS; round++) {
        var clerk = new ClerkAtWork(office.port());
        upload(clerk, late, LATE);
        upload(clerk, moving, MOVING);
        copyAsManyOthers(moving.get(0));
        var before = climbed();
        var change = decision(round);
        forgetTheLateOnes();
        enterHoliday(office, round);
        wakeTheLadders();
        waitUntil(() -> climbed() > before + 3 && lookedAt(change) > 0);
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(200));

        office.kill();

        assertThat(rungsLeft()).as("rungs left when the power went").isPositive();
        nothingIsHalfDone();
        cut += unfinished();
        office = start(data, log);
        waitUntil(() -> rungsLeft() == 0 && unfinished() == 0);
        everythingIsDoneOnce(round);
        database.update("update deadline set closed_at = now() where kind = 'DRAFTING'");
      }
    } finally {
      office.kill();
    }
    System.out.printf(
        "kill -9 during calendar changes and rungs, %d rounds: %d rungs, each told once; %d deadlines reckoned anew, each once; %d changes cut off in the middle%n",
        ROUNDS, climbed(), reckoned("%"), cut);
  }

  private static OfficeProcess start(Path data, Path log) throws Exception {
    var settings = new ArrayList<>(PowerlessDatabases.settings(postgres));
    settings.add("--congvan.calendar.reckon-after=PT0.1S");
    settings.add("--congvan.calendar.reckon-every=PT0.05S");
    // What the dead one had in hand is free at once, and nothing sleeps between two rungs.
    settings.add("--camunda.bpm.job-execution.lock-time-in-millis=3000");
    settings.add("--camunda.bpm.job-execution.wait-time-in-millis=100");
    settings.add("--camunda.bpm.job-execution.max-wait=200");
    return OfficeProcess.start(settings, data, log);
  }

  private void upload(ClerkAtWork clerk, List<UUID> into, int most) throws Exception {
    for (var i = 0; i < most; i++) {
      var mark = "thoi han " + ++letters;
      into.add(clerk.upload(mark + ".pdf", ClerkAtWork.letter(mark)));
    }
  }

  /** Deadlines like that of a letter, for which no ladder is climbed. */
  private static void copyAsManyOthers(UUID letter) {
    database.update(
        """
        insert into deadline (id, kind, subject_id, open_subject_id, agency_id, urgency, started_at,
          original_due_at, due_at, reckoned_from, limit_days, limit_seconds, version)
        select s.id, 'DRAFTING', s.subject, s.subject, d.agency_id, d.urgency, d.started_at,
          d.due_at, d.due_at, d.reckoned_from, d.limit_days, d.limit_seconds, 0
        from deadline d,
          (select gen_random_uuid() as id, gen_random_uuid() as subject from generate_series(1, ?)) s
        where d.document_id = ? and d.kind = 'REGISTRATION'
        """,
        OTHERS,
        letter);
  }

  /** The day on which the letters are due is suddenly free. */
  private void enterHoliday(OfficeProcess office, int round) {
    var day = due(moving.get(0));
    var answer =
        Browserless.loggedIn(office.port(), "admin")
            .form(
                "/admin/calendar/days",
                Map.of(
                    "agency",
                    "snv",
                    "year",
                    String.valueOf(day.getYear()),
                    "off",
                    DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day),
                    "worked",
                    "",
                    "name",
                    "Nghỉ đột xuất",
                    "decision",
                    decision(round)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  /** As if they had lain for two months: every rung is due, one after the other. */
  private void forgetTheLateOnes() {
    for (var letter : late) {
      database.update(
          """
          update deadline set due_at = due_at - interval '60 days', original_due_at = due_at,
            started_at = started_at - interval '60 days', reckoned_from = null, limit_days = null
          where document_id = ? and limit_days is not null
          """,
          letter);
    }
  }

  private void wakeTheLadders() {
    for (var letter : late.subList(late.size() - LATE, late.size())) {
      database.update(
          """
          update act_ru_job set duedate_ = now() - interval '1 day'
          where process_instance_id_ in (
            select e.process_instance_id from escalation e join deadline d on d.id = e.deadline_id
            where d.document_id = ?)
          """,
          letter);
    }
  }

  /** What was committed is whole, wherever it was cut off. */
  private static void nothingIsHalfDone() {
    assertThat(
            database.queryForList(
                """
                select d.kind || ' ' || d.id from deadline d where
                  (select count(*) from deadline_change c where c.deadline_id = d.id and c.turn = 'CALENDAR'
                    and c.due_after = d.due_at) <>
                  case when d.due_at = d.original_due_at or d.reckoned_from is null then 0 else 1 end
                """,
                String.class))
        .as("deadlines that moved without their line, or the other way round")
        .isEmpty();
    assertThat(
            database.queryForList(
                """
                select r.id from escalation_rung r where r.told <>
                  (select count(*) from notice n where n.occasion like '%' ||
                    r.deadline_id || '/' || cast(extract(epoch from r.due_at) * 1000 as bigint) || '/' || r.rung)
                """,
                String.class))
        .as("rungs whose notices are not there")
        .isEmpty();
  }

  private void everythingIsDoneOnce(int round) {
    nothingIsHalfDone();
    assertThat(reckoned("%" + decision(round) + "%"))
        .as("deadlines reckoned anew by this change")
        .isEqualTo(round * MOVING + OTHERS);
    assertThat(
            database.queryForMap(
                "select looked_at, moved, failed from calendar_change where reason like ?",
                "%" + decision(round) + "%"))
        .containsEntry("moved", round * MOVING + OTHERS)
        .containsEntry("failed", 0);
    assertThat(
            database.queryForList(
                """
                select deadline_id from deadline_change where turn = 'CALENDAR'
                group by deadline_id, reason having count(*) > 1
                """,
                UUID.class))
        .as("reckoned twice by one change")
        .isEmpty();
    var free = due(moving.get(0));
    for (var letter : moving) {
      assertThat(due(letter)).isEqualTo(free);
      assertThat(timersOf(letter)).as("one timer, moved with its deadline").isEqualTo(1);
    }
    for (var letter : late) {
      assertThat(
              database.queryForList(
                  """
                  select r.rung from escalation_rung r join deadline d on d.id = r.deadline_id
                  where d.document_id = ? order by r.rung
                  """,
                  Integer.class,
                  letter))
          .isEqualTo(RUNGS);
      assertThat(timersOf(letter)).as("no rung is left").isZero();
      assertThat(
              count(
                  "select count(*) from document_event where document_id = ? and detail like '%: đã báo %'",
                  letter))
          .as("lines of its history, one for each rung")
          .isEqualTo(RUNGS.size());
      assertThat(
              count(
                  """
                  select count(*) from act_ru_task t join escalation e
                    on e.process_instance_id = t.proc_inst_id_ join deadline d on d.id = e.deadline_id
                  where d.document_id = ?
                  """,
                  letter))
          .as("one task: what the clerks hold has no head, so that both rungs mean the leaders")
          .isEqualTo(1);
    }
    assertThat(count("select count(*) from act_ru_job where retries_ = 0")).isZero();
  }

  /** Timers that stand where the deadline of today says, and where it said before not. */
  private static int timersOf(UUID letter) {
    return count(
        """
        select count(*) from act_ru_job j
          join escalation e on e.process_instance_id = j.process_instance_id_
          join deadline d on d.id = e.deadline_id
        where d.document_id = ? and j.duedate_ > (d.due_at at time zone 'UTC') - interval '17 hours'
        """,
        letter);
  }

  private static LocalDate due(UUID letter) {
    return database
        .queryForObject(
            "select due_at from deadline where document_id = ? and kind = 'REGISTRATION'",
            OffsetDateTime.class,
            letter)
        .atZoneSameInstant(vn.congvan.shared.ProvinceClock.ZONE)
        .toLocalDate();
  }

  private static String decision(int round) {
    return "%03d/QĐ-MĐ".formatted(round);
  }

  private static int reckoned(String reason) {
    return count(
        "select count(*) from deadline_change where turn = 'CALENDAR' and reason like ?", reason);
  }

  private static int lookedAt(String decision) {
    return count(
        "select coalesce(max(looked_at), 0) from calendar_change where reason like ?",
        "%" + decision + "%");
  }

  private static int unfinished() {
    return count("select count(*) from calendar_change where finished_at is null");
  }

  private static int climbed() {
    return count("select count(*) from escalation_rung");
  }

  private int rungsLeft() {
    return late.size() * RUNGS.size() - climbed();
  }

  private static int count(String sql, Object... values) {
    return database.queryForObject(sql, Integer.class, values);
  }

  private static void waitUntil(java.util.function.BooleanSupplier done) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(4L * OfficeProcess.PATIENCE);
    while (!done.getAsBoolean() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(done.getAsBoolean()).as("in time").isTrue();
  }
}
