package vn.congvan.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.support.FakeDirectory;

/** Written with the act, sealed soon after, and whatever is done to the rows is found. */
@SpringBootTest(classes = ActsSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class RecordOfActsContract {

  @Autowired JdbcTemplate database;
  @Autowired DataSource source;
  @Autowired PlatformTransactionManager transactions;
  @Autowired FakeDirectory directory;
  @Autowired Environment environment;
  @Autowired ObjectProvider<DocumentPlace> documents;
  @TempDir Path folder;

  private final MovedClock clock = new MovedClock();
  private ActWriting acts;
  private ActSealing sealing;

  @BeforeEach
  void anEmptyRecord() {
    for (var table : List.of("", "_unsealed", "_seal")) {
      database.update("delete from recorded_act" + table);
    }
    database.update("delete from recorded_act_chain where chain <> ''");
    database.update("update recorded_act_chain set length = 0, hash = ?", Seal.BEGINNING);
    directory.clear();
    directory.agency("snv", "Sở Nội vụ", "DEPARTMENT").agency("stc", "Sở Tài chính", "DEPARTMENT");
    directory.post("an", "snv", null, Role.CLERK);
    directory.post("binh", "stc", null, Role.CLERK);
    acts = new ActWriting(database, transactions, directory, documents, clock);
    sealing = new ActSealing(database, transactions, clock);
  }

  @Test
  void anActIsWrittenWithItsAgencyAndSealedInItsChain() throws Exception {
    acts.done(act("an").on("task", "4711").saying("Vào sổ"));
    acts.done(act("binh"));
    acts.done(act(null));
    acts.done(act("an"));

    assertThat(sealing.seal()).isEqualTo(4);

    assertThat(
            database.queryForList(
                "select chain from recorded_act_seal order by chain, ordinal", String.class))
        .containsExactly("", "snv", "snv", "stc");
    var report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.sealed()).isEqualTo(4);
    assertThat(report.ends().get("snv").length()).isEqualTo(2);
    assertThat(sealing.seal()).isZero();
  }

  @Test
  void anActThatIsUndoneLeavesNoRowButItsRefusalStays() {
    var transaction = new TransactionTemplate(transactions);
    transaction.executeWithoutResult(
        status -> {
          acts.done(act("an"));
          acts.brokeOff(act("an"), new IllegalStateException(new NotAllowed("nein")));
          status.setRollbackOnly();
        });

    assertThat(database.queryForMap("select outcome, reason from recorded_act"))
        .containsEntry("outcome", "REFUSED")
        .containsEntry("reason", "NotAllowed");
  }

  @Test
  void aRowThatCommitsLateIsSealedLateAndNeverSkipped() throws Exception {
    try (var slow = source.getConnection()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.executeUpdate(
            """
            insert into recorded_act (agency_id, occurred_at, kind, outcome)
            values ('snv', timestamp with time zone '2026-11-25 08:00:00+00', 'slow', 'DONE')
            """);
        statement.executeUpdate(
            "insert into recorded_act_unsealed (act_number) select max(number) from recorded_act");
      }
      acts.done(act("an"));
      assertThat(sealing.seal()).isEqualTo(1);
      slow.commit();
    }

    assertThat(sealing.seal()).isEqualTo(1);

    assertThat(
            database.queryForList(
                "select a.kind from recorded_act_seal s join recorded_act a on a.number = s.act_number order by s.ordinal",
                String.class))
        .containsExactly("test", "slow");
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void onlyOneSealerWorksAtATimeAndACrashLosesNothing() throws Exception {
    acts.done(act("an"));
    try (var other = source.getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        // Another node is in the middle of sealing, and dies there.
        statement.executeQuery("select * from recorded_act_chain where chain = '' for update");
        statement.executeUpdate("delete from recorded_act_unsealed");
        assertThat(sealing.seal()).isZero();
      }
      other.rollback();
    }
    assertThat(sealing.seal()).isEqualTo(1);
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void manyAtOnceAreAllSealedOnce() throws Exception {
    var clerks = Executors.newFixedThreadPool(4);
    try {
      for (var clerk = 0; clerk < 4; clerk++) {
        clerks.submit(
            () -> {
              for (var i = 0; i < 300; i++) {
                acts.done(act("an"));
              }
            });
      }
      var sealers = List.of(clerks.submit(sealing::seal), clerks.submit(sealing::seal));
      for (var sealer : sealers) {
        sealer.get();
      }
    } finally {
      clerks.shutdown();
      assertThat(clerks.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
    }
    sealing.seal();
    var report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.sealed()).isEqualTo(1200);
    assertThat(report.waiting()).isZero();
  }

  @Test
  void aForgedRowIsNamed() throws Exception {
    var rows = fiveSealed();
    database.update("update recorded_act set person_id = 'binh' where number = ?", rows.get(2));
    assertThat(verify().findings())
        .singleElement()
        .asString()
        .contains("snv", "dòng số " + rows.get(2), "sửa");
  }

  @Test
  void aRowMovedToAnotherAgencyIsNamed() throws Exception {
    var rows = fiveSealed();
    database.update("update recorded_act set agency_id = 'stc' where number = ?", rows.get(1));
    assertThat(verify().findings()).singleElement().asString().contains("dòng số " + rows.get(1));
  }

  @Test
  void aDeletedRowIsNamed() throws Exception {
    var rows = fiveSealed();
    database.update("delete from recorded_act where number = ?", rows.get(3));
    assertThat(verify().findings())
        .singleElement()
        .asString()
        .contains("dòng số " + rows.get(3), "xóa");
  }

  @Test
  void aRowDeletedWithItsSealIsNamed() throws Exception {
    var rows = fiveSealed();
    database.update("delete from recorded_act where number = ?", rows.get(1));
    database.update("delete from recorded_act_seal where act_number = ?", rows.get(1));
    assertThat(verify().findings()).singleElement().asString().contains("thứ 2");
  }

  @Test
  void aTailThatWasCutOffIsNamed() throws Exception {
    var rows = fiveSealed();
    database.update("delete from recorded_act where number >= ?", rows.get(3));
    database.update("delete from recorded_act_seal where act_number >= ?", rows.get(3));
    assertThat(verify().findings()).singleElement().asString().contains("snv", "thứ 4 đến thứ 5");
  }

  @Test
  void aRowThatWaitsTooLongForItsSealIsNamed() throws Exception {
    fiveSealed();
    acts.done(act("an"));
    var number = database.queryForObject("select max(number) from recorded_act", Long.class);
    assertThat(verify().findings()).isEmpty();
    assertThat(verify().waiting()).isEqualTo(1);

    // Somebody took it from the sealer's list.
    database.update("delete from recorded_act_unsealed");
    clock.now = clock.now.plus(Duration.ofMinutes(6));

    assertThat(sealing.seal()).isZero();
    assertThat(verify().findings())
        .singleElement()
        .asString()
        .contains("dòng số " + number, "quá lâu");
  }

  @Test
  void aRowOfADayToComeIsNamed() throws Exception {
    fiveSealed();
    acts.done(act("an"));
    database.update("delete from recorded_act_unsealed");
    clock.now = clock.now.minus(Duration.ofDays(30));

    assertThat(verify().findings()).singleElement().asString().contains("lúc ấy chưa đến");
  }

  @Test
  void theCommandComparesWithWhatItPrintedBefore() throws Exception {
    fiveSealed();
    var first = command(List.of(), 0);
    assertThat(first).contains("5 dòng đã niêm phong", "Nguyên vẹn");
    var kept = Files.writeString(folder.resolve("kept.txt"), first);
    acts.done(act("an"));
    sealing.seal();
    assertThat(command(List.of(kept.toString()), 0)).contains("6 dòng đã niêm phong");

    // Whoever owns the database rewrites everything, seals and all; only the outside copy tells.
    database.update("update recorded_act set person_id = 'binh'");
    database.update("insert into recorded_act_unsealed select number from recorded_act");
    database.update("delete from recorded_act_seal");
    database.update("update recorded_act_chain set length = 0, hash = ?", Seal.BEGINNING);
    sealing.seal();

    assertThat(command(List.of(), 0)).contains("Nguyên vẹn");
    assertThat(command(List.of(kept.toString()), 1)).contains("SAI", "giữ ở ngoài");
  }

  @Test
  void theCommandSaysWhenItCouldNotRun() {
    var out = new ByteArrayOutputStream();
    assertThat(new VerifyActs(Map.of()).run(List.of(), new PrintStream(out))).isEqualTo(2);
  }

  private String command(List<String> arguments, int code) {
    var out = new ByteArrayOutputStream();
    var settings =
        Map.of(
            "SPRING_DATASOURCE_URL", environment.getRequiredProperty("spring.datasource.url"),
            "SPRING_DATASOURCE_USERNAME",
                environment.getRequiredProperty("spring.datasource.username"),
            "SPRING_DATASOURCE_PASSWORD",
                environment.getRequiredProperty("spring.datasource.password"));
    var answer =
        new VerifyActs(settings).run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    var said = out.toString(StandardCharsets.UTF_8);
    assertThat(answer).as(said).isEqualTo(code);
    return said;
  }

  private List<Long> fiveSealed() {
    for (var i = 0; i < 5; i++) {
      acts.done(act("an").saying("việc " + i));
    }
    sealing.seal();
    return database.queryForList("select number from recorded_act order by number", Long.class);
  }

  private ActVerification.Report verify() throws SQLException {
    try (var connection = source.getConnection()) {
      return new ActVerification(connection, Map.of(), Duration.ofMinutes(5), clock.now).run();
    }
  }

  private static ActInHand act(@Nullable String person) {
    return ActInHand.momentary("test").by(person);
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
