package vn.congvan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.H2Province;
import vn.congvan.content.Contents;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;

/** The whole life of a delivery on the practice province's own database. */
class DeliveryOnH2Test extends H2Province {

  private static final String CLERK = "vanthu.snv";

  @Autowired private Recipients recipients;
  @Autowired private RecipientLists lists;
  @Autowired private Deliveries deliveries;
  @Autowired private Messengers messengers;
  @Autowired private Errands errands;
  @Autowired private Documents documents;
  @Autowired private Contents contents;
  @Autowired private Directory directory;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void aDocumentIsDeliveredRefusedSentAgainGivenBackAndRecalled() throws Exception {
    var list = UUID.randomUUID();
    lists.save(list, new RecipientLists.Entry("snv", "Hai sở", List.of("stc", "sxd")), CLERK);
    var letter =
        issued(1, new Recipient(RecipientKind.LIST, list.toString(), null, RecipientRole.MAIN));
    messengers.doAll();
    assertThat(line(letter, "stc").code()).isEqualTo("01");
    assertThat(deliveries.remind(letter, null, CLERK)).isEqualTo(2);

    var refused = received(letter, "stc");
    documents.opened(refused, "vanthu.stc");
    documents.returnToSender(refused, "vanthu.stc", "Không đúng thẩm quyền.");
    messengers.doAll();
    assertThat(line(letter, "stc").code()).isEqualTo("02");
    assertThat(line(letter, "stc").reason()).isEqualTo("Không đúng thẩm quyền.");
    deliveries.settleRefusal(line(letter, "stc").id(), "again", new RefusalForm(null, null), CLERK);
    messengers.doAll();
    assertThat(received(letter, "stc")).isNotEqualTo(refused);

    deliveries.askBack(letter, List.of(line(letter, "stc").id()), "Gửi nhầm.", CLERK);
    messengers.doAll();
    deliveries.giveBack(received(letter, "stc"), "vanthu.stc");
    assertThat(line(letter, "stc").code()).isEqualTo("15");
    deliveries.askBack(letter, null, "Gửi nhầm.", CLERK);
    messengers.doAll();
    deliveries.keep(received(letter, "sxd"), "Đã dùng.", "vanthu.sxd");
    assertThat(line(letter, "sxd").asking()).isEqualTo("REFUSED");

    var recall = draft();
    deliveries.amends(recall, letter, Amendment.RECALL, CLERK);
    issue(recall, 2);
    messengers.doAll();
    assertThat(documents.view(received(letter, "sxd")).state()).isEqualTo(DocumentState.RECALLED);
    assertThat(jdbc.queryForObject("select count(*) from delivery_errand", Integer.class)).isZero();
  }

  @Test
  void anErrandThatFailsIsKeptForLater() throws Exception {
    var letter = issued(3, new Recipient(RecipientKind.AGENCY, "syt", null, RecipientRole.MAIN));
    var errand =
        jdbc.queryForObject(
            """
            select e.id from delivery_errand e join delivery d on d.id = e.delivery_id
            where d.document_id = ?
            """,
            UUID.class,
            letter);

    errands.postpone(errand, "Trouble");

    assertThat(errands.due(100)).doesNotContain(errand);
    clock.forward(java.time.Duration.ofMinutes(1));
    assertThat(errands.due(100)).contains(errand);
    messengers.doAll();
    assertThat(line(letter, "syt").code()).isEqualTo("01");
  }

  private UUID issued(int number, Recipient to) throws IOException {
    var letter = draft();
    recipients.choose(letter, List.of(to), CLERK);
    issue(letter, number);
    return letter;
  }

  private UUID draft() throws IOException {
    var bytes =
        contents.keep(
            new ByteArrayInputStream(UUID.randomUUID().toString().getBytes()), "image/png");
    var post = directory.posts("snv", null, Role.SPECIALIST).get(0).id();
    var letter =
        documents.draft(new NewDraft("snv", post, "CV", "Về việc thử", "general", 0, CLERK));
    documents.holdFiles(
        letter,
        List.of(new ArrivedFile("a.png", "image/png", bytes.size(), bytes.sha256(), 1)),
        CLERK);
    return letter;
  }

  private void issue(UUID letter, int number) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              documents.inReview(letter, CLERK, null);
              documents.awaitingSignature(letter, CLERK, null);
              documents.numbered(
                  letter,
                  new OutgoingNumber(UUID.randomUUID(), 2026, number, "SNV-VP"),
                  clock.today(),
                  CLERK);
              documents.signed(letter, "Trần Văn Hòa", "Giám đốc", "giamdoc.snv");
              documents.issue(letter, CLERK, recipients.inWords(letter));
              deliveries.begin(letter, CLERK);
            });
  }

  private Deliveries.Line line(UUID letter, String receiver) {
    return deliveries.of(letter, CLERK, Locale.ROOT).sent().lines().stream()
        .filter(line -> line.receiverId().equals(receiver))
        .findFirst()
        .orElseThrow();
  }

  private UUID received(UUID letter, String receiver) {
    return jdbc.queryForObject(
        "select received_id from delivery where document_id = ? and receiver_id = ?",
        UUID.class,
        letter,
        receiver);
  }
}
