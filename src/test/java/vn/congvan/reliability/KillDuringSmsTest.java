package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.sms.practice.PracticeGateway;

/**
 * kill -9 while messages are handed to a gateway that goes on living: it has each of them once, or
 * not at all and then it is marked so; none is sent a second time.
 */
class KillDuringSmsTest {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int MESSAGES = 60;

  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    postgres.close();
  }

  @Test
  void theGatewayHasEachMessageOnceOrItIsMarked() throws Exception {
    var data = folder.resolve("data");
    var log = Files.createFile(folder.resolve("office.log"));
    var database = new JdbcTemplate(postgres.getPostgresDatabase());
    try (var gateway = new PracticeGateway(0, Clock.systemUTC(), false)) {
      gateway.think(Duration.ofMillis(60));
      start(data, log, gateway).kill();
      for (var round = 1; round <= ROUNDS; round++) {
        enter(database, round);
        var before = gateway.taken().size();
        var office = start(data, log, gateway);
        waitUntil(() -> gateway.taken().size() > before + 10);
        office.kill();
        assertThat(left(database)).as("messages left when the power went").isPositive();
        nothingTwice(gateway);
      }
      var office = start(data, log, gateway);
      try {
        waitUntil(() -> left(database) == 0);
      } finally {
        office.kill();
      }
      nothingTwice(gateway);
      eachOnceOrMarked(database, gateway);
      assertThat(Files.readString(log)).doesNotContain("+8491").doesNotContain("Nhac viec");
      System.out.printf(
          "kill -9 while sending, %d rounds: %d messages, %d at the gateway, %d unknown%n",
          ROUNDS,
          count(database, "select count(*) from sms_message"),
          gateway.taken().size(),
          count(database, "select count(*) from sms_message where state = 'UNKNOWN'"));
    }
  }

  private static OfficeProcess start(Path data, Path log, PracticeGateway gateway)
      throws Exception {
    return OfficeProcess.start(
        List.of(
            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
            "--congvan.sms.address=" + gateway.address(),
            "--congvan.sms.account=" + PracticeGateway.ACCOUNT,
            "--congvan.sms.token=" + PracticeGateway.TOKEN,
            "--congvan.sms.from=" + PracticeGateway.FROM,
            "--congvan.sms.public-address=https://congvan.example",
            "--congvan.sms.connect-within=1s",
            "--congvan.sms.answer-within=2s",
            "--congvan.sms.lease=4s",
            "--congvan.sms.ask-again=1s,1s,1s",
            "--congvan.sms.round-after=PT0.1S",
            "--congvan.sms.round-every=PT0.05S"),
        data,
        log);
  }

  /** Messages that their processes have laid ready. */
  private static void enter(JdbcTemplate database, int round) {
    var now = OffsetDateTime.now();
    var people =
        database.queryForList(
            "select min(p.agency_id) as agency, p.person_id as person from post p join person n"
                + " on n.id = p.person_id where n.mobile is not null group by p.person_id"
                + " order by p.person_id fetch first 60 rows only");
    assertThat(people).hasSize(MESSAGES);
    for (var person : people) {
      database.update(
          """
          insert into sms_message (id, agency_id, person_id, role, kind, occasion, words, urgency, read_within, state,
            segments, tries, asks, entered_at, queued_at, next_at, state_at)
          values (?, ?, ?, 'leader', 'DEADLINE_REMINDED', ?, ?, 3, 0, 'READY', 0, 0, 0, ?, ?, ?, ?)
          """,
          UUID.randomUUID(),
          person.get("agency"),
          person.get("person"),
          "mat-dien/" + round,
          "hôm nay\nlần " + round,
          now,
          now,
          now,
          now);
    }
  }

  private static void nothingTwice(PracticeGateway gateway) {
    var times = new HashMap<String, Integer>();
    gateway.taken().forEach(message -> times.merge(message.told().getPath(), 1, Integer::sum));
    assertThat(times.values()).as("times each message was taken").containsOnly(1);
  }

  private static void eachOnceOrMarked(JdbcTemplate database, PracticeGateway gateway) {
    var taken = new HashMap<String, String>();
    gateway
        .taken()
        .forEach(
            message -> taken.put(message.told().getPath().replaceAll(".*/", ""), message.sid()));
    for (var row : database.queryForList("select id, state, sid from sms_message")) {
      var id = row.get("id").toString();
      if (row.get("state").equals("UNKNOWN")) {
        assertThat(row.get("sid")).as("what is unknown has no name at the gateway").isNull();
      } else {
        assertThat(row.get("state")).isEqualTo("ACCEPTED");
        assertThat(taken).as("accepted, so the gateway has it").containsKey(id);
        assertThat(row.get("sid")).isEqualTo(taken.get(id));
      }
    }
    // A gateway that answers settles by its list whatever it took: unknown is what it has not.
    assertThat(
            database.queryForList(
                "select cast(id as varchar) from sms_message where state = 'UNKNOWN'",
                String.class))
        .doesNotContainAnyElementsOf(taken.keySet());
  }

  private static int left(JdbcTemplate database) {
    return count(
        database, "select count(*) from sms_message where state in ('READY', 'SENDING', 'ASKING')");
  }

  private static int count(JdbcTemplate database, String sql) {
    return database.queryForObject(sql, Integer.class);
  }

  private static void waitUntil(java.util.function.BooleanSupplier done) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!done.getAsBoolean() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(done.getAsBoolean()).as("in time").isTrue();
  }
}
