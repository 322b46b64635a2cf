package vn.congvan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.PostgresProvince;
import vn.congvan.content.Contents;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.DueRungs;
import vn.congvan.workflow.Processes;

/**
 * A way out of our house, such as the national axis, needs nothing but to be a courier: what is
 * asked goes out through it, what is answered comes back at any time.
 */
class OtherCourierTest extends PostgresProvince {

  private static final String CLERK = "vanthu.snv";
  private static final String MINISTRY = "Bộ Nội vụ (trục)";
  private static final AtomicInteger NUMBERS = new AtomicInteger(8_000);

  @Autowired private Recipients recipients;
  @Autowired private Deliveries deliveries;
  @Autowired private ReceiverAnswers answers;
  @Autowired private DeliveryLedger ledger;
  @Autowired private InsideCourier inside;
  @Autowired private OwnHouse house;
  @Autowired private RecallQuestions questions;
  @Autowired private DeliverySettings settings;
  @Autowired private Documents documents;
  @Autowired private Processes processes;
  @Autowired private Notifications notifications;
  @Autowired private Contents contents;
  @Autowired private Directory directory;
  @Autowired private Deadlines deadlines;
  @Autowired private TimeLimits timeLimits;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcClient database;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ManagementService jobs;
  @Autowired private PlatformTransactionManager transactions;

  private final Axis axis = new Axis();

  /** Takes what it is given and tells nothing by itself. */
  private static final class Axis implements Courier {

    private final List<String> carried = new ArrayList<>();

    @Override
    public String name() {
      return "AXIS";
    }

    @Override
    public boolean reaches(Addressee receiver) {
      return receiver.kind() == RecipientKind.OUTSIDE && receiver.receiver().equals(MINISTRY);
    }

    @Override
    public Handed deliver(Parcel parcel) {
      carried.add("document " + parcel.round());
      return Handed.UNDER_WAY;
    }

    @Override
    public boolean askBack(Parcel parcel, String reason) {
      carried.add("13 " + reason);
      return false;
    }

    @Override
    public void remind(Parcel parcel) {
      carried.add("reminder");
    }

    @Override
    public boolean amend(Parcel earlier, Amendment amendment, String reason) {
      carried.add(amendment.name());
      return false;
    }
  }

  /** The house itself has no such courier, and would fail over these errands in other stories. */
  @AfterEach
  void nothingIsLeftToCarry() {
    jdbc.update(
        "delete from delivery_errand where delivery_id in (select id from delivery where courier = 'AXIS')");
  }

  @Test
  void whatTheOtherSideTellsIsSeenBesideWhatAgenciesTell() throws Exception {
    var letter = issued(Urgent.NO);
    assertThat(line(letter).stateInWords()).isEqualTo("Đang gửi");
    errands();
    errands();
    assertThat(axis.carried).containsExactly("document 1");
    assertThat(line(letter).code()).isNull();

    told(letter, DeliveryState.ARRIVED, "Hệ thống Bộ Nội vụ", null);
    told(letter, DeliveryState.RECEIVED, "Lê Văn thư", null);
    told(letter, DeliveryState.IN_PROGRESS, "Phạm Chuyên viên", null);
    told(letter, DeliveryState.ASSIGNED, "Đỗ Vụ trưởng", null);
    told(letter, DeliveryState.RECEIVED, "Lê Văn thư", null);

    assertThat(codes(letter)).containsExactly("01", "03", "05", "04");
    assertThat(line(letter).code()).isEqualTo("05");
    told(letter, DeliveryState.DONE, "Phạm Chuyên viên", null);
    assertThat(line(letter).code()).isEqualTo("06");
    assertThat(line(letter).person()).isEqualTo("Phạm Chuyên viên");
    assertThat(isDelivering(letter)).isTrue();
    errands();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatIsReceivedBeforeItsArrivalIsToldHasArrived() throws Exception {
    var letter = issued(Urgent.NO);
    errands();

    told(letter, DeliveryState.RECEIVED, "Lê Văn thư", null);
    told(letter, DeliveryState.ARRIVED, "Hệ thống Bộ Nội vụ", null);

    assertThat(codes(letter)).containsExactly("01", "03");
    assertThat(line(letter).opened()).isTrue();
  }

  @Test
  void aRefusalFromOutThereIsSettledByTheClerkAndASecondTryIsAnother() throws Exception {
    var letter = issued(Urgent.NO);
    errands();
    told(letter, DeliveryState.REFUSED, "Lê Văn thư", "Sai thẩm quyền.");
    assertThat(line(letter).reason()).isEqualTo("Sai thẩm quyền.");
    errands();
    assertThat(tasks(letter)).containsExactly("Xử lý văn bản bị từ chối");

    deliveries.settleRefusal(line(letter).id(), "again", new RefusalForm(null, null), CLERK);
    errands();
    assertThat(axis.carried).containsExactly("document 1", "document 2");
    heard(letter, 1, DeliveryState.DONE, "Người đến muộn", null);
    assertThat(line(letter).code()).isNull();
    heard(letter, 2, DeliveryState.ARRIVED, "Hệ thống Bộ Nội vụ", null);
    assertThat(codes(letter)).containsExactly("02", "01");
  }

  @Test
  void whatIsUnderWayIsAskedBackAndTheAnswerIsAwaited() throws Exception {
    var letter = issued(Urgent.NO);
    errands();

    deliveries.askBack(letter, null, "Sai số liệu.", CLERK);
    errands();
    assertThat(axis.carried).containsExactly("document 1", "13 Sai số liệu.");
    assertThat(line(letter).asking()).isEqualTo("ASKED");
    told(letter, DeliveryState.KEPT, "Lê Văn thư", "Đã trình Bộ trưởng.");
    assertThat(line(letter).asking()).isEqualTo("REFUSED");
    assertThat(line(letter).reason()).isEqualTo("Đã trình Bộ trưởng.");
    told(letter, DeliveryState.KEPT, "Lê Văn thư", "Đã trình Bộ trưởng.");

    deliveries.askBack(letter, null, "Phụ lục sai.", CLERK);
    errands();
    told(letter, DeliveryState.GIVEN_BACK, "Lê Văn thư", null);
    told(letter, DeliveryState.GIVEN_BACK, "Lê Văn thư", null);
    assertThat(codes(letter)).containsExactly("13", "16", "13", "15");
    errands();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aReminderAndARecallGoTheSameWay() throws Exception {
    var letter = issued(Urgent.YES);
    errands();
    told(letter, DeliveryState.ARRIVED, "Hệ thống Bộ Nội vụ", null);
    clock.forward(Duration.ofDays(5));
    DueRungs.climb(jobs, jdbc, letter);
    errands();
    assertThat(axis.carried).containsExactly("document 1", "reminder");

    var recall = draft(Urgent.NO);
    deliveries.amends(recall, letter, Amendment.RECALL, CLERK);
    issue(recall);
    errands();
    assertThat(axis.carried).containsExactly("document 1", "reminder", "document 1", "RECALL");
    assertThat(line(letter).code()).isEqualTo("01");
    told(letter, DeliveryState.GIVEN_BACK, "Lê Văn thư", null);
    assertThat(line(letter).code()).isEqualTo("15");
  }

  @Test
  void aRecallDoesNotTakeBackAsUnsentWhatIsSentInTheSameMoment() throws Exception {
    var letter = issued(Urgent.NO);
    var recall = draft(Urgent.NO);
    deliveries.amends(recall, letter, Amendment.RECALL, CLERK);
    issue(recall);
    var late = with(new OvertakenLedger(() -> dueOf(letter).forEach(this::performAlone)));

    assertThatThrownBy(() -> act(() -> dueOf(recall).forEach(late::perform)))
        .isInstanceOf(ConcurrencyFailureException.class);
    assertThat(codes(letter)).isEmpty();

    errands();
    assertThat(axis.carried).endsWith("document 1", "RECALL");
    assertThat(codes(letter)).isEmpty();
  }

  /** Something else happens just before it locks a row for the second time. */
  private final class OvertakenLedger extends DeliveryLedger {

    private final Runnable meanwhile;
    private int locked;

    private OvertakenLedger(Runnable meanwhile) {
      super(database, jdbc, directory, deadlines, timeLimits, clock);
      this.meanwhile = meanwhile;
    }

    @Override
    Row lock(UUID deliveryId) {
      if (++locked == 2) {
        meanwhile.run();
      }
      return super.lock(deliveryId);
    }
  }

  @Test
  void onlyTheSenderAsksForADocumentBack() throws Exception {
    var letter = issued(Urgent.NO);

    assertThatThrownBy(() -> told(letter, DeliveryState.ASKED_BACK, "Ai đó", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private enum Urgent {
    YES,
    NO
  }

  private UUID issued(Urgent urgent) throws IOException {
    var letter = draft(urgent);
    recipients.choose(
        letter,
        List.of(new Recipient(RecipientKind.OUTSIDE, null, MINISTRY, RecipientRole.MAIN)),
        CLERK);
    issue(letter);
    return letter;
  }

  private UUID draft(Urgent urgent) throws IOException {
    var bytes =
        contents.keep(
            new ByteArrayInputStream(UUID.randomUUID().toString().getBytes()), "image/png");
    var post = directory.posts("snv", null, Role.SPECIALIST).get(0).id();
    var letter =
        documents.draft(
            new NewDraft(
                "snv", post, "CV", "Về việc thử", "general", urgent == Urgent.YES ? 3 : 0, CLERK));
    documents.holdFiles(
        letter,
        List.of(new ArrivedFile("a.png", "image/png", bytes.size(), bytes.sha256(), 1)),
        CLERK);
    return letter;
  }

  /** Issues it where the axis is one of the couriers. */
  private void issue(UUID letter) {
    act(
        () -> {
          documents.inReview(letter, CLERK, null);
          documents.awaitingSignature(letter, CLERK, null);
          documents.numbered(
              letter,
              new OutgoingNumber(UUID.randomUUID(), 2026, NUMBERS.incrementAndGet(), "SNV-VP"),
              clock.today(),
              CLERK);
          documents.signed(letter, "Trần Văn Hòa", "Giám đốc", "giamdoc.snv");
          documents.issue(letter, CLERK, recipients.inWords(letter));
          deliveries.begin(letter, CLERK);
        });
    // The house has no axis yet: as if its courier had been there when the receivers were entered.
    jdbc.update(
        "update delivery set courier = 'AXIS' where document_id = ? and receiver = ?",
        letter,
        MINISTRY);
    jdbc.update(
        "delete from delivery_errand where delivery_id in (select id from delivery where document_id = ?)",
        letter);
    act(() -> ledger.leave(ledger.ofDocument(letter).get(0), ErrandKind.DELIVER));
  }

  /** Does what is due for the axis's deliveries, as the messengers would. */
  private void errands() {
    var all = with(ledger);
    for (var due = due(); !due.isEmpty(); due = due()) {
      due.forEach(errand -> act(() -> all.perform(errand)));
    }
  }

  private Errands with(DeliveryLedger ledger) {
    return new Errands(
        database,
        ledger,
        new Couriers(List.of(inside, house, axis)),
        inside,
        documents,
        processes,
        questions,
        settings,
        notifications);
  }

  private void performAlone(UUID errand) {
    var alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    alone.executeWithoutResult(status -> with(ledger).perform(errand));
  }

  private List<UUID> dueOf(UUID letter) {
    return jdbc.queryForList(
        """
        select e.id from delivery_errand e join delivery d on d.id = e.delivery_id
        where d.document_id = ?
        """,
        UUID.class,
        letter);
  }

  private List<UUID> due() {
    return jdbc.queryForList(
        """
        select e.id from delivery_errand e join delivery d on d.id = e.delivery_id
        where d.courier = 'AXIS' and e.due_at <= ?
        """,
        UUID.class,
        ledger.now());
  }

  private void told(UUID letter, DeliveryState state, String person, @Nullable String reason) {
    var round =
        jdbc.queryForObject(
            "select round from delivery where document_id = ?", Integer.class, letter);
    heard(letter, round, state, person, reason);
  }

  private void heard(
      UUID letter, int round, DeliveryState state, String person, @Nullable String reason) {
    answers.heard(
        new ReceiverAnswers.Answer(
            line(letter).id(),
            round,
            state,
            clock.instant(),
            person,
            "Văn phòng Bộ",
            "vanthu@example.vn",
            reason));
  }

  private void act(Runnable act) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> act.run());
  }

  private Deliveries.Line line(UUID letter) {
    return deliveries.of(letter, CLERK, Locale.forLanguageTag("vi")).sent().lines().get(0);
  }

  private List<String> codes(UUID letter) {
    return jdbc.queryForList(
        """
        select s.code from delivery_state s join delivery d on d.id = s.delivery_id
        where d.document_id = ? order by s.ordinal
        """,
        String.class,
        letter);
  }

  private boolean isDelivering(UUID letter) {
    return processes.isRunning(instance(letter));
  }

  private List<String> tasks(UUID letter) {
    return processes.tasksOf(instance(letter)).stream().map(Processes.OpenTask::name).toList();
  }

  private String instance(UUID letter) {
    return String.valueOf(
        jdbc.queryForObject(
            "select process_instance_id from dispatch where document_id = ?",
            String.class,
            letter));
  }
}
