package vn.congvan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.PostgresProvince;
import vn.congvan.content.Contents;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.Messengers;
import vn.congvan.delivery.Recipient;
import vn.congvan.delivery.RecipientKind;
import vn.congvan.delivery.RecipientLists;
import vn.congvan.delivery.RecipientRole;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.SignedLetters;

/**
 * One signed document to 982 agencies, from the issue until the last of them has it with its
 * clerk's task, against 982 plain rows and 982 empty instances on the bare engine, each with its
 * row in a transaction of its own; both after they have done it all once.
 */
class DeliveryBenchmark extends PostgresProvince {

  private static final int AGENCIES = 982;
  private static final String WRITER = "snv";

  @Autowired private Documents documents;
  @Autowired private Recipients recipients;
  @Autowired private RecipientLists lists;
  @Autowired private Deliveries deliveries;
  @Autowired private Messengers messengers;
  @Autowired private Contents contents;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private final SignedLetters letters = new SignedLetters(Clock.system(ProvinceClock.ZONE));

  @AfterEach
  void close() {
    letters.close();
  }

  @Test
  void oneDocumentToAllAgencies() throws Exception {
    var all = list("Mọi cơ quan", foundAgencies());
    var first = deliver(all, 1);

    var issue = new double[1];
    var whole = deliver(all, 2, issue);
    var alone = deliverInOneThread(all, 3);
    var bare = bare();

    System.out.printf(
        "one document to %d agencies: %.1f s with two messengers (%.2f s of it the issue; %.1f s for the first one"
            + " after the start), %.1f s with one; %d rows and empty instances on the bare engine: %.2f s;"
            + " ratio %.1f and %.1f%n",
        AGENCIES, whole, issue[0], first, alone, AGENCIES, bare, whole / bare, alone / bare);
  }

  private double deliver(UUID list, int number, double... issue) {
    var letter = draft(list, number);
    var begun = System.nanoTime();
    issue(letter, number);
    if (issue.length > 0) {
      issue[0] = seconds(begun);
    }
    while (left() > 0) {
      messengers.round();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    var took = seconds(begun);
    assertThat(received(letter)).isEqualTo(AGENCIES);
    return took;
  }

  private double deliverInOneThread(UUID list, int number) {
    var letter = draft(list, number);
    var begun = System.nanoTime();
    issue(letter, number);
    messengers.doAll();
    var took = seconds(begun);
    assertThat(received(letter)).isEqualTo(AGENCIES);
    return took;
  }

  private int left() {
    return jdbc.queryForObject("select count(*) from delivery_errand", Integer.class);
  }

  private int received(UUID letter) {
    return jdbc.queryForObject(
        """
        select count(distinct d.agency_id) from delivery v join document d on d.id = v.received_id
        where v.document_id = ? and d.state = 'RECEIVED'
        """,
        Integer.class,
        letter);
  }

  private List<String> foundAgencies() {
    var ids = IntStream.rangeClosed(1, AGENCIES).mapToObj(number -> "bench" + number).toList();
    var since = LocalDate.of(2026, 1, 1);
    jdbc.batchUpdate(
        "insert into agency (id, created_at) values (?, current_timestamp)",
        ids.stream().map(id -> new Object[] {id}).toList());
    jdbc.batchUpdate(
        """
        insert into agency_version (id, agency_id, valid_from, name, short_name, symbol, kind, level)
        values (?, ?, ?, ?, ?, 'BM', 'other', 'other')
        """,
        ids.stream()
            .map(id -> new Object[] {UUID.randomUUID(), id, since, "Cơ quan " + id, id})
            .toList());
    return ids;
  }

  private UUID list(String name, List<String> agencies) {
    var id = UUID.randomUUID();
    lists.save(id, new RecipientLists.Entry(WRITER, name, agencies), "vanthu.snv");
    return id;
  }

  private UUID draft(UUID list, int number) {
    try {
      var bytes =
          contents.keep(
              new ByteArrayInputStream(letters.good(number + "/SNV-VP")), "application/pdf");
      var post = directory.posts(WRITER, null, Role.SPECIALIST).get(0).id();
      var id =
          documents.draft(
              new NewDraft(
                  WRITER, post, "CV", "Về việc báo cáo năm", "general", 0, "chuyenvien.snv"));
      documents.holdFiles(
          id,
          List.of(new ArrivedFile("a.pdf", "application/pdf", bytes.size(), bytes.sha256(), 1)),
          "chuyenvien.snv");
      recipients.choose(
          id,
          List.of(new Recipient(RecipientKind.LIST, list.toString(), null, RecipientRole.INFORM)),
          "chuyenvien.snv");
      return id;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void issue(UUID letter, int number) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              documents.inReview(letter, "vanthu.snv", null);
              documents.awaitingSignature(letter, "vanthu.snv", null);
              documents.numbered(
                  letter,
                  new OutgoingNumber(UUID.randomUUID(), 2026, number, "SNV-VP"),
                  clock.today(),
                  "vanthu.snv");
              documents.signed(letter, "Trần Văn Hòa", "Giám đốc", "giamdoc.snv");
              documents.issue(letter, "vanthu.snv", recipients.inWords(letter));
              deliveries.begin(letter, "vanthu.snv");
            });
  }

  private static double bare() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start();
        var engine =
            new SpringApplicationBuilder(BareCamunda.class)
                .properties(
                    "spring.config.name=bare",
                    "server.port=0",
                    "spring.jmx.enabled=false",
                    "camunda.bpm.auto-deployment-enabled=false",
                    "camunda.bpm.generic-properties.properties.enforce-history-time-to-live=false",
                    "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username=postgres",
                    "spring.datasource.password=postgres")
                .run()) {
      var rows = engine.getBean(JdbcTemplate.class);
      var runtime = engine.getBean(RuntimeService.class);
      rows.execute("create table plain (id uuid primary key, name varchar(200))");
      engine
          .getBean(RepositoryService.class)
          .createDeployment()
          .addModelInstance(
              "empty.bpmn",
              Bpmn.createExecutableProcess("empty").startEvent().userTask().endEvent().done())
          .deploy();
      var one = new TransactionTemplate(engine.getBean(PlatformTransactionManager.class));
      Runnable all =
          () -> {
            for (var i = 0; i < AGENCIES; i++) {
              one.executeWithoutResult(
                  status -> {
                    rows.update(
                        "insert into plain values (?, ?)", UUID.randomUUID(), "Cơ quan nhận");
                    runtime.startProcessInstanceByKey("empty");
                  });
            }
          };
      all.run();
      var begun = System.nanoTime();
      all.run();
      return seconds(begun);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
