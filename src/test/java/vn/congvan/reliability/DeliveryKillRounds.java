package vn.congvan.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * kill -9 while issued documents are on their way to all agencies: every receiver has each of them
 * exactly once, with its process and its clerk's task, and nothing is left over.
 */
abstract class DeliveryKillRounds {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int LETTERS = 12;

  @TempDir Path folder;

  /** The settings that lead the office to the database under test. */
  abstract List<String> settings(Path data);

  /** A look into the database, beside an office that works on it or while none does. */
  abstract JdbcTemplate look(Path data, boolean beside);

  @Test
  void everyReceiverHasEachDocumentExactlyOnce() throws Exception {
    var data = folder.resolve("data");
    var log = Files.createFile(folder.resolve("office.log"));
    start(data, log).kill();

    for (var round = 1; round <= ROUNDS; round++) {
      var dark = look(data, false);
      issueByOneConnection(dark, round);
      var before = delivered(dark);
      var office = start(data, log);
      var beside = look(data, true);
      waitUntil(() -> delivered(beside) > before + 20);
      office.kill();
      dark = look(data, false);
      assertThat(left(dark)).as("errands left when the power went").isPositive();
      nothingIsHalfDone(dark);
      System.out.printf("round %d of %d%n", round, ROUNDS);
    }

    // H2 shows a commit a moment before it is on the disk; what the power takes then is made again.
    JdbcTemplate database;
    do {
      var office = start(data, log);
      try {
        var beside = look(data, true);
        waitUntil(() -> left(beside) == 0);
      } finally {
        office.kill();
      }
      database = look(data, false);
    } while (left(database) > 0);
    nothingIsHalfDone(database);
    var deliveries = database.queryForObject("select count(*) from delivery", Integer.class);
    assertThat(delivered(database)).isEqualTo(deliveries);
    System.out.printf(
        "kill -9 during delivery (%s), %d rounds: %d deliveries, each made once%n",
        getClass().getSimpleName(), ROUNDS, deliveries);
  }

  private OfficeProcess start(Path data, Path log) throws Exception {
    var settings = new ArrayList<>(settings(data));
    settings.add("--congvan.delivery.round-after=PT0.1S");
    settings.add("--congvan.delivery.round-every=PT0.05S");
    return OfficeProcess.start(settings, data, log);
  }

  /** By one connection: H2 would open and close its file for every statement. */
  private static void issueByOneConnection(JdbcTemplate database, int round) throws SQLException {
    var source = Objects.requireNonNull(database.getDataSource());
    try (var connection = source.getConnection()) {
      issue(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), round);
    }
  }

  /** Issued documents with a row and an errand for each agency, as the issue leaves them. */
  private static void issue(JdbcTemplate database, int round) {
    var now = OffsetDateTime.parse("2026-09-07T08:00:00+07:00");
    var receivers = database.queryForList("select id from agency where id <> 'snv'", String.class);
    for (var letter = 1; letter <= LETTERS; letter++) {
      var id = UUID.randomUUID();
      var sha256 = "%064x".formatted(round * 1000L + letter);
      database.update(
          "insert into content_blob (sha256, size, media_type, stored_at) values (?, 10, 'image/png', ?)",
          sha256,
          now);
      database.update(
          """
          insert into document (id, agency_id, direction, state, type_code, number, symbol, issued_on, subject,
                                urgency, secrecy, arrived_at, version)
          values (?, 'snv', 'OUT', 'ISSUED', 'CV', ?, 'SNV-VP', '2026-09-07', 'Thử mất điện khi gửi', 0, 0, ?, 0)
          """,
          id,
          String.valueOf(round * 1000 + letter),
          now);
      database.update(
          """
          insert into attachment (id, document_id, role, ordinal, name, media_type, size, sha256, added_at, added_by)
          values (?, ?, 'MAIN', 1, 'a.png', 'image/png', 10, ?, ?, 'vanthu.snv')
          """,
          UUID.randomUUID(),
          id,
          sha256,
          now);
      database.update(
          "insert into dispatch (document_id, agency_id, process_instance_id, opened_at, opened_by) values (?, 'snv', 'none', ?, 'vanthu.snv')",
          id,
          now);
      for (var receiver : receivers) {
        var delivery = UUID.randomUUID();
        database.update(
            """
            insert into delivery
              (id, document_id, agency_id, receiver, receiver_id, role, courier, round, states, reminders)
            values (?, ?, 'snv', ?, ?, 'MAIN', 'INSIDE', 1, 0, 0)
            """,
            delivery,
            id,
            receiver,
            receiver);
        database.update(
            "insert into delivery_errand (id, delivery_id, kind, round, due_at, tries) values (?, ?, 'DELIVER', 1, ?, 0)",
            UUID.randomUUID(),
            delivery,
            now);
      }
    }
  }

  private static void nothingIsHalfDone(JdbcTemplate database) {
    assertThat(
            count(
                database,
                """
                select count(*) from delivery v where (v.received_id is null) <> (exists
                  (select 1 from delivery_errand e where e.delivery_id = v.id and e.kind = 'DELIVER'))
                """))
        .as("deliveries that are both done and to be done, or neither")
        .isZero();
    assertThat(
            database.queryForList(
                """
                select d.id, d.agency_id, d.state, d.arrived_at, a.channel, a.message_id
                from document d left join arrival a on a.document_id = d.id
                where d.direction = 'IN' and not exists (select 1 from delivery v where v.received_id = d.id)
                """))
        .as("documents that no delivery knows")
        .isEmpty();
    assertThat(
            count(
                database,
                """
                select count(*) from delivery v join document d on d.id = v.received_id
                where d.agency_id <> v.receiver_id
                  or (select count(*) from arrival a where a.document_id = d.id) <> 1
                  or (select count(*) from delivery_state s where s.delivery_id = v.id) <> 1
                  or (select count(*) from act_ru_task t join act_ru_execution x on x.id_ = t.proc_inst_id_
                      where x.business_key_ = cast(d.id as varchar) and t.tenant_id_ = v.receiver_id) <> 1
                """))
        .as("received documents without exactly one arrival, state and task")
        .isZero();
  }

  private static int delivered(JdbcTemplate database) {
    return count(database, "select count(*) from delivery where received_id is not null");
  }

  private static int left(JdbcTemplate database) {
    return count(database, "select count(*) from delivery_errand");
  }

  private static int count(JdbcTemplate database, String sql) {
    return database.queryForObject(sql, Integer.class);
  }

  private static void waitUntil(java.util.function.BooleanSupplier done) throws Exception {
    var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(4L * OfficeProcess.PATIENCE);
    while (!done.getAsBoolean() && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(done.getAsBoolean()).as("in time").isTrue();
  }
}
