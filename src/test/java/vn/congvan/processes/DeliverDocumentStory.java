package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.TemporalUnitOffset;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.Browserless;
import vn.congvan.assignment.Replies;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.UnderwayWork;
import vn.congvan.delivery.Amendment;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.Errands;
import vn.congvan.delivery.Messengers;
import vn.congvan.delivery.Recipient;
import vn.congvan.delivery.RecipientKind;
import vn.congvan.delivery.RecipientRole;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.DocumentState;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.WrongState;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Refusal;
import vn.congvan.support.DueRungs;

/** How an issued document comes to its receivers, and what its sender sees and does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliverDocumentStory extends OfficeStory {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final AtomicInteger ISSUED = new AtomicInteger(5_000);

  /** While a story goes on, the clock does too. */
  private static final TemporalUnitOffset SOON = within(30, ChronoUnit.SECONDS);

  private static final String REFUSED = "Xử lý văn bản bị từ chối";
  private static final String OUTSIDE = "Chuyển văn bản ra ngoài hệ thống";
  private static final String ANSWER = "Trả lời yêu cầu lấy lại";

  @Autowired private Recipients recipients;
  @Autowired private Deliveries deliveries;
  @Autowired private Errands errands;
  @Autowired private Messengers messengers;
  @Autowired private Replies replies;
  @Autowired private Contents contents;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ManagementService jobs;
  @Autowired private Deadlines deadlines;
  @Autowired private TransactionTemplate transaction;
  @Autowired private List<UnderwayWork> works;
  @Autowired private RuntimeService instances;
  @LocalServerPort private int port;

  private final Official financeClerk = new Official("vanthu.stc");
  private final Official financeDirector = new Official("giamdoc.stc");
  private final Official financeHead = new Official("truongphong.ns.stc");
  private final Official financeOfficer = new Official("chuyenvien.ns.stc");
  private final Official buildingClerk = new Official("vanthu.sxd");

  /** What fails is tried again later, and would be hidden from the stories. */
  @AfterEach
  void noErrandFailed() {
    assertThat(
            jdbc.queryForList(
                "select kind || ' ' || trouble from delivery_errand where tries > 0", String.class))
        .isEmpty();
  }

  @Test
  void severalReceiversMayBeTheLastOnes() {
    var letter = issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.MAIN));
    messengers.doAll();
    clerk.acts(() -> deliveries.askBack(letter.id, null, "Gửi nhầm.", clerk.login));
    messengers.doAll();

    financeClerk.completes(
        ANSWER, at(letter, "stc"), "recallAnswer", "agree", form("reason", null));
    buildingClerk.completes(
        ANSWER, at(letter, "sxd"), "recallAnswer", "agree", form("reason", null));
    messengers.doAll();

    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aDocumentComesToEachReceiverOnceWithTheSameBytes() {
    var letter = issued(to("stc", RecipientRole.MAIN), group("communes"));
    var communes = 4;

    messengers.doAll();
    messengers.doAll();

    assertThat(lines(letter)).hasSize(1 + communes).allMatch(line -> "01".equals(line.code()));
    var received = at(letter, "stc");
    assertThat(received.now().state()).isEqualTo(DocumentState.RECEIVED);
    assertThat(received.now().agencyId()).isEqualTo("stc");
    assertThat(received.now().files().get(0).sha256())
        .isEqualTo(letter.now().files().get(0).sha256());
    assertThat(received.now().identifier())
        .startsWith("H61.02," + clock.today().getYear() + "/")
        .endsWith("/SNV-VP");
    assertThat(financeClerk.toDo(received)).containsExactly(RECEIVE);
    assertThat(received.now().numberAndSymbol()).isEqualTo(letter.now().numberAndSymbol());
    assertThat(received.now().issuedOn()).isEqualTo(letter.now().issuedOn());
    assertThat(received.now().subject()).isEqualTo(letter.now().subject());
    assertThat(received.now().issuerName()).isEqualTo("Sở Nội vụ tỉnh Vĩnh Long");
    assertThat(
            Browserless.loggedIn(port, financeClerk.login)
                .get("/arrivals/list?agencyId=stc")
                .body())
        .contains(letter.now().numberAndSymbol() + " ngày ")
        .contains("Sở Nội vụ tỉnh Vĩnh Long");
    assertThat(
            jdbc.queryForObject(
                """
                select count(*) from document d join delivery v on v.received_id = d.id
                where v.document_id = ?
                """,
                Integer.class,
                letter.id))
        .isEqualTo(1 + communes);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from arrival where channel = 'INTERNAL' and sha256 = ?",
                Integer.class,
                letter.now().files().get(0).sha256()))
        .isEqualTo(1 + communes);
  }

  @Test
  void oneReceiverInDifficultiesHoldsUpNoOther() {
    var letter = issued(to("stc", RecipientRole.MAIN), group("communes"));
    var delivery = line(letter, "stc").id();
    var inTheWay = UUID.randomUUID();
    jdbc.update(
        """
        insert into arrival (id, agency_id, channel, message_id, received_at, received_by, state, file_name, size)
        values (?, 'stc', 'INTERNAL', ?, current_timestamp, 'system', 'ACCEPTED', 'a.pdf', 1)
        """,
        inTheWay,
        delivery + "/1");

    messengers.doAll();

    assertThat(lines(letter))
        .filteredOn(line -> !line.id().equals(delivery))
        .hasSize(4)
        .allMatch(line -> "01".equals(line.code()));
    assertThat(line(letter, "stc").code()).isNull();
    assertThat(
            jdbc.queryForObject(
                "select tries from delivery_errand where delivery_id = ?", Integer.class, delivery))
        .isEqualTo(1);
    jdbc.update("delete from arrival where id = ?", inTheWay);
    clock.forward(Duration.ofMinutes(1));
    messengers.doAll();
    assertThat(codes(letter, "stc")).containsExactly("01");
  }

  @Test
  void theReceiversClerkIsOfferedWhatTheSenderKnows() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();

    var offered =
        financeClerk.does(() -> registration.choices(at(letter, "stc").id, financeClerk.login));

    assertThat(offered.suggestions().get("number").value()).isEqualTo(letter.now().number());
    assertThat(offered.suggestions().get("symbol").value()).isEqualTo("SNV-VP");
    assertThat(offered.suggestions().get("subject").value()).isEqualTo(letter.now().subject());
    assertThat(offered.suggestions().get("issuerName").value())
        .isEqualTo("Sở Nội vụ tỉnh Vĩnh Long");
    assertThat(offered.suggestions().get("issuedOn").value())
        .isEqualTo(String.valueOf(letter.now().issuedOn()));
    assertThat(offered.suggestions().get("urgency").value()).isEqualTo("1");
  }

  @Test
  void theSenderSeesWhatTheReceiverDoesUntilItIsDone() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");
    assertThat(line(letter, "stc").opened()).isFalse();

    financeClerk.reads(received);
    assertThat(line(letter, "stc").opened()).isTrue();

    registeredAtFinance(received);
    assertThat(line(letter, "stc").code()).isEqualTo("03");
    assertThat(line(letter, "stc").person()).isEqualTo("Nguyễn Thị Mộng Cầm");
    assertThat(line(letter, "stc").unit()).isNotBlank();

    financeDirector.directs(received, lead("stc.ns"));
    assertThat(line(letter, "stc").code()).isEqualTo("04");

    financeHead.allots(received, financeOfficer);
    assertThat(line(letter, "stc").code()).isEqualTo("04");
    financeOfficer.reads(received);
    assertThat(line(letter, "stc").code()).isEqualTo("05");

    financeOfficer.reports(received, "Đã thực hiện.");
    financeHead.approves(received);
    assertThat(line(letter, "stc").code()).isEqualTo("05");
    financeDirector.confirms(received);
    assertThat(line(letter, "stc").code()).isEqualTo("06");
    assertThat(codes(letter, "stc")).containsExactly("01", "03", "04", "05", "06");

    assertThat(isDelivering(letter)).isTrue();
    messengers.doAll();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatWasSentToAWrongAgencyGoesToAnother() {
    var letter = issued(to("stc", RecipientRole.IMPLEMENT));
    messengers.doAll();
    returned(at(letter, "stc"), "Không thuộc thẩm quyền của Sở Tài chính.");
    assertThat(line(letter, "stc").code()).isEqualTo("02");
    assertThat(line(letter, "stc").reason()).contains("Không thuộc thẩm quyền");
    assertThat(clerk.toDo(letter)).isEmpty();

    messengers.doAll();

    assertThat(clerk.toDo(letter)).containsExactly(REFUSED);
    assertThat(letter.history()).contains("Nơi nhận từ chối");
    clerk.completes(
        REFUSED,
        letter,
        "afterRefusal",
        "elsewhere",
        form("recipients", List.of(form("kind", "AGENCY").with("receiver", "sxd"))));
    messengers.doAll();
    assertThat(line(letter, "stc").givenUp()).isTrue();
    assertThat(line(letter, "sxd").code()).isEqualTo("01");
    assertThat(line(letter, "sxd").roleInWords()).isEqualTo("Để thực hiện");
    assertThat(isDelivering(letter)).isTrue();
  }

  @Test
  void whatWasRefusedIsSentAgain() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var first = at(letter, "stc");
    returned(first, "Tệp không mở được.");
    messengers.doAll();

    clerk.completes(REFUSED, letter, "afterRefusal", "again", form("reason", null));
    messengers.doAll();

    var second = at(letter, "stc");
    assertThat(second.id).isNotEqualTo(first.id);
    assertThat(first.now().state()).isEqualTo(DocumentState.RETURNED);
    assertThat(financeClerk.toDo(second)).containsExactly(RECEIVE);
    assertThat(codes(letter, "stc")).containsExactly("01", "02", "01");
  }

  @Test
  void theClerkGivesUpWithAReason() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    returned(at(letter, "stc"), "Đã nhận bản giấy.");
    messengers.doAll();

    assertThatThrownBy(
            () -> clerk.completes(REFUSED, letter, "afterRefusal", "giveUp", form("reason", " ")))
        .hasStackTraceContaining("lý do");
    clerk.completes(
        REFUSED, letter, "afterRefusal", "giveUp", form("reason", "Nơi nhận đã có bản giấy."));
    assertThat(line(letter, "stc").givenUp()).isTrue();
    messengers.doAll();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whoHasNotOpenedItIsRemindedByTheHoursOfItsUrgency() {
    var usual = issue(draft(0, to("stc", RecipientRole.MAIN)));
    var urgent = issue(draft(1, to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.INFORM)));
    var express = issue(draft(3, to("stc", RecipientRole.MAIN)));
    messengers.doAll();
    buildingClerk.reads(at(urgent, "sxd"));

    remindersGoOut(usual, urgent, express);
    assertThat(line(express, "stc").reminders()).isZero();

    workingHoursPass(1);
    remindersGoOut(usual, urgent, express);
    assertThat(line(express, "stc").reminders()).isEqualTo(1);
    assertThat(line(urgent, "stc").reminders()).isZero();

    workingHoursPass(3);
    remindersGoOut(usual, urgent, express);
    assertThat(line(express, "stc").reminders()).isEqualTo(2);
    assertThat(line(urgent, "stc").reminders()).isEqualTo(1);
    assertThat(line(urgent, "sxd").reminders()).isZero();
    assertThat(line(usual, "stc").reminders()).isZero();
    assertThat(at(urgent, "stc").history()).contains("Thông báo");
    assertThat(at(urgent, "sxd").history()).doesNotContain("Thông báo");
    assertThat(origin(financeClerk, at(urgent, "stc")).reminders()).isEqualTo(1);

    workingDaysPass(1);
    remindersGoOut(usual, urgent, express);
    assertThat(line(usual, "stc").reminders()).isEqualTo(1);
  }

  @Test
  void aReminderThatComesLateDoesNotSwallowTheNextOne() {
    var express = issue(draft(3, to("stc", RecipientRole.MAIN)));
    messengers.doAll();
    workingHoursPass(1);
    var next = calendar.addWorkingHours(AGENCY, clock.instant(), 1);
    clock.forward(Duration.between(clock.instant(), next).minusMinutes(25));
    remindersGoOut(express);
    assertThat(line(express, "stc").reminders()).isEqualTo(1);

    clock.forward(Duration.ofMinutes(20));
    remindersGoOut(express);

    assertThat(line(express, "stc").reminders()).isEqualTo(2);
  }

  @Test
  void remindersEndWithTheirNumberAndWithTheOpening() {
    var never = issue(draft(0, to("stc", RecipientRole.MAIN)));
    var opened = issue(draft(0, to("sxd", RecipientRole.MAIN)));
    messengers.doAll();

    for (var day = 0; day < 8; day++) {
      workingDaysPass(1);
      remindersGoOut(never, opened);
      if (day == 1) {
        buildingClerk.reads(at(opened, "sxd"));
      }
    }

    assertThat(line(never, "stc").reminders()).isEqualTo(5);
    assertThat(line(opened, "sxd").reminders()).isEqualTo(2);
    assertThat(
            jdbc.queryForObject(
                """
                select count(*) from delivery_errand e join delivery d on d.id = e.delivery_id
                where d.document_id in (?, ?)
                """,
                Integer.class,
                never.id,
                opened.id))
        .isZero();
  }

  @Test
  void whatAClerkOwesADeliveryRunsAgainstADeadlineThatItsTaskFollows() {
    var letter =
        issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.MAIN), outside("Bộ Nội vụ"));
    messengers.doAll();
    var refused = at(letter, "stc");
    returned(refused, "Không đúng thẩm quyền.");
    var asked = line(letter, "sxd").id();
    clerk.acts(() -> deliveries.askBack(letter.id, List.of(asked), "Gửi nhầm.", clerk.login));
    messengers.doAll();

    followsItsDeadline(
        DeadlineKind.REFUSAL, line(letter, "stc").id(), () -> clerk.finds(REFUSED, letter));
    followsItsDeadline(
        DeadlineKind.SENDING, line(letter, "Bộ Nội vụ").id(), () -> clerk.finds(OUTSIDE, letter));
    followsItsDeadline(
        DeadlineKind.RECALL, asked, () -> buildingClerk.finds(ANSWER, at(letter, "sxd")));
    assertThat(deadlines.of(DeadlineKind.RECALL, asked).orElseThrow().agencyId())
        .as("the receiver's clerk answers")
        .isEqualTo("sxd");

    clerk.completes(REFUSED, letter, "afterRefusal", "giveUp", form("reason", "Thôi."));
    clerk.completes(OUTSIDE, letter, form("rows", List.of(sending(letter, "Bộ Nội vụ"))));
    buildingClerk.completes(
        ANSWER, at(letter, "sxd"), "recallAnswer", "agree", form("reason", null));
    assertThat(deadlines.ofDocument(letter.id)).allMatch(each -> each.closedAt() != null);
    assertThat(deadlines.of(DeadlineKind.RECALL, asked)).isEmpty();
  }

  @Test
  void whatIsUrgentIsSentOnAtOnceAndTheRestOnTheNextWorkingDay() {
    var urgent = issue(draft(1, to("stc", RecipientRole.MAIN), outside("Bộ Nội vụ")));
    var usual = issue(draft(0, to("stc", RecipientRole.MAIN), outside("Bộ Nội vụ")));
    messengers.doAll();
    returned(at(urgent, "stc"), "Không đúng thẩm quyền.");
    returned(at(usual, "stc"), "Không đúng thẩm quyền.");
    messengers.doAll();

    var atOnce = calendar.addWorkingHours(AGENCY, clock.instant(), 1);
    var nextDay = calendar.addWorkingDays(AGENCY, clock.instant(), 1);
    assertThat(owed(DeadlineKind.SENDING, urgent, "Bộ Nội vụ")).isCloseTo(atOnce, SOON);
    assertThat(owed(DeadlineKind.REFUSAL, urgent, "stc")).isCloseTo(atOnce, SOON);
    assertThat(owed(DeadlineKind.SENDING, usual, "Bộ Nội vụ")).isEqualTo(nextDay);
    assertThat(owed(DeadlineKind.REFUSAL, usual, "stc")).isEqualTo(nextDay);
    for (var task : List.of(OUTSIDE, REFUSED)) {
      assertThat(clerk.finds(task, urgent).getDueDate().toInstant())
          .as(task)
          .isCloseTo(atOnce, SOON);
      assertThat(clerk.finds(task, usual).getDueDate().toInstant()).as(task).isEqualTo(nextDay);
    }
  }

  private Instant owed(DeadlineKind kind, Letter letter, String receiver) {
    return deadlines.of(kind, line(letter, receiver).id()).orElseThrow().dueAt();
  }

  @Test
  void whatAClerkOwedBeforeAnswersHadDeadlinesGetsThemOnceAtTheUpgrade() {
    var letter =
        issued(
            to("stc", RecipientRole.MAIN),
            to("sxd", RecipientRole.MAIN),
            outside("Bộ Nội vụ"),
            outside("Bộ Tài chính"));
    messengers.doAll();
    returned(at(letter, "stc"), "Không đúng thẩm quyền.");
    var refused = line(letter, "stc").id();
    var asked = line(letter, "sxd").id();
    clerk.acts(() -> deliveries.askBack(letter.id, List.of(asked), "Gửi nhầm.", clerk.login));
    messengers.doAll();
    var places =
        List.of(line(letter, "Bộ Nội vụ").id(), line(letter, "Bộ Tài chính").id(), refused, asked);
    for (var each : places) {
      jdbc.update(
          "delete from deadline_change where deadline_id in (select id from deadline where subject_id = ?)",
          each);
      jdbc.update("delete from deadline where subject_id = ?", each);
    }

    takeOver(places);
    takeOver(places);

    assertThat(
            jdbc.queryForList(
                """
                select d.kind from deadline d join delivery v on v.id = d.subject_id
                where v.document_id = ? and d.closed_at is null and d.kind <> 'OPENING'
                order by d.kind
                """,
                String.class,
                letter.id))
        .as("places outside of the system have one together")
        .containsExactly("RECALL", "REFUSAL", "SENDING");
    assertThat(clerk.finds(REFUSED, letter).getDueDate())
        .isEqualTo(deadlines.of(DeadlineKind.REFUSAL, refused).orElseThrow().dueAt());
    assertThat(buildingClerk.finds(ANSWER, at(letter, "sxd")).getDueDate())
        .isEqualTo(deadlines.of(DeadlineKind.RECALL, asked).orElseThrow().dueAt());

    clerk.completes(REFUSED, letter, "afterRefusal", "giveUp", form("reason", "Thôi."));
    clerk.completes(
        OUTSIDE,
        letter,
        form("rows", List.of(sending(letter, "Bộ Nội vụ"), sending(letter, "Bộ Tài chính"))));
    buildingClerk.completes(
        ANSWER, at(letter, "sxd"), "recallAnswer", "agree", form("reason", null));
    for (var each : places) {
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from deadline where open_subject_id = ?", Integer.class, each))
          .isZero();
    }
  }

  @Test
  void receiversOfWhatWasOverdueAtTheUpgradeAreStillReminded() {
    var letter = issue(draft(0, to("stc", RecipientRole.MAIN)));
    messengers.doAll();
    var deadline = deadlines.of(DeadlineKind.OPENING, line(letter, "stc").id()).orElseThrow();
    workingDaysPass(1);
    clock.forward(Duration.ofMinutes(5));
    toldTheClerkAndThenHadNoRungLeft(deadline);
    workingDaysPass(1);
    remindersGoOut(letter);
    assertThat(line(letter, "stc").reminders()).isZero();

    takeOver(List.of(deadline.id()));
    takeOver(List.of(deadline.id()));

    remindersGoOut(letter);
    assertThat(line(letter, "stc").reminders()).isEqualTo(1);
    workingDaysPass(1);
    remindersGoOut(letter);
    assertThat(line(letter, "stc").reminders()).isEqualTo(2);
  }

  /** As the ladder left it before reminders were rungs. */
  private void toldTheClerkAndThenHadNoRungLeft(OpenDeadline deadline) {
    var instance =
        jdbc.queryForObject(
            "select process_instance_id from escalation where deadline_id = ?",
            String.class,
            deadline.id());
    jobs.executeJob(
        jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    instances.setVariable(instance, "rung", 3);
    instances
        .createProcessInstanceModification(instance)
        .startBeforeActivity("awaitChange")
        .cancelAllForActivity("climbing")
        .execute();
  }

  private void takeOver(List<UUID> ids) {
    var found = new HashSet<UUID>();
    for (var work : works) {
      work.after(null, 100_000).stream()
          .filter(ids::contains)
          .peek(found::add)
          .forEach(id -> transaction.executeWithoutResult(status -> work.keepTime(id)));
    }
    assertThat(found).containsAll(ids);
  }

  private void followsItsDeadline(DeadlineKind kind, UUID delivery, Supplier<Task> task) {
    assertThat(task.get().getDueDate().toInstant())
        .isCloseTo(deadlines.of(kind, delivery).orElseThrow().dueAt(), SOON);
    var later = inWorkingDays(7);
    transaction.executeWithoutResult(
        status ->
            deadlines.move(kind, delivery, later, DeadlineTurn.CALENDAR, "Nghỉ đột xuất.", null));
    assertThat(task.get().getDueDate()).as("%s", kind).isEqualTo(later);
  }

  @Test
  void theSendersClerkRemindsAtWill() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();

    clerk.acts(() -> deliveries.remind(letter.id, null, clerk.login));
    assertThat(line(letter, "stc").reminders()).isEqualTo(1);

    financeClerk.reads(at(letter, "stc"));
    assertThatThrownBy(() -> clerk.acts(() -> deliveries.remind(letter.id, null, clerk.login)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aReceiverGivesBackWhatItIsAtWorkOnAndAnotherKeepsIt() {
    var letter = issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.INFORM));
    messengers.doAll();
    var received = at(letter, "stc");
    registeredAtFinance(received);
    financeDirector.directs(received, lead("stc.ns"));
    financeHead.allots(received, financeOfficer);

    clerk.acts(() -> deliveries.askBack(letter.id, null, "Ban hành nhầm phụ lục.", clerk.login));
    assertThat(codes(letter, "stc")).endsWith("13");
    assertThat(financeClerk.toDo(received)).isEmpty();
    messengers.doAll();

    assertThat(financeClerk.toDo(received)).containsExactly(ANSWER);
    assertThat(origin(financeClerk, received).askedReason()).isEqualTo("Ban hành nhầm phụ lục.");
    financeClerk.completes(ANSWER, received, "recallAnswer", "agree", form("reason", null));
    assertThat(received.now().state()).isEqualTo(DocumentState.RECALLED);
    assertThat(received.now().closeReason()).contains("Ban hành nhầm phụ lục.");
    assertThat(financeOfficer.toDo(received)).isEmpty();
    assertThat(processes.isRunning(String.valueOf(received.now().processInstanceId()))).isFalse();
    assertThat(financeOfficer.sees(received)).isTrue();
    assertThat(received.now().files()).hasSize(1);
    assertThat(line(letter, "stc").code()).isEqualTo("15");

    var kept = at(letter, "sxd");
    buildingClerk.completes(
        ANSWER, kept, "recallAnswer", "refuse", form("reason", "Đã báo cáo Chủ tịch."));
    assertThat(kept.now().state()).isEqualTo(DocumentState.RECEIVED);
    assertThat(buildingClerk.toDo(kept)).containsExactly(RECEIVE);
    assertThat(line(letter, "sxd").code()).isEqualTo("01");
    assertThat(line(letter, "sxd").asking()).isEqualTo("REFUSED");
    assertThat(line(letter, "sxd").reason()).isEqualTo("Đã báo cáo Chủ tịch.");
    assertThat(codes(letter, "sxd")).containsExactly("01", "13", "16");
  }

  @Test
  void whatIsAskedBackBeforeItWasSentComesToNobody() {
    var letter = issued(to("stc", RecipientRole.MAIN));

    clerk.acts(() -> deliveries.askBack(letter.id, null, "Sai nơi nhận.", clerk.login));
    messengers.doAll();

    assertThat(codes(letter, "stc")).containsExactly("13", "15");
    assertThat(
            jdbc.queryForObject(
                "select received_id from delivery where document_id = ?", UUID.class, letter.id))
        .isNull();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatIsAskedBackWhileItIsPutOffComesToNobody() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    putOff(letter);

    clerk.acts(() -> deliveries.askBack(letter.id, null, "Sai nơi nhận.", clerk.login));
    messengers.doAll();
    assertThat(codes(letter, "stc")).containsExactly("13", "15");
    clock.forward(Duration.ofMinutes(2));
    messengers.doAll();

    assertThat(codes(letter, "stc")).containsExactly("13", "15");
    assertThat(copies(letter)).isZero();
  }

  @Test
  void whatIsRecalledWhileItIsPutOffComesToNobody() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    putOff(letter);

    var recall = amending(letter, Amendment.RECALL);
    messengers.doAll();
    assertThat(codes(letter, "stc")).containsExactly("15");
    clock.forward(Duration.ofMinutes(2));
    messengers.doAll();

    assertThat(codes(letter, "stc")).containsExactly("15");
    assertThat(copies(letter)).isZero();
    assertThat(copies(recall)).isEqualTo(1);
  }

  @Test
  void aRecallingDocumentFreezesTheReceiversCopy() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");
    registeredAtFinance(received);

    var recall = amending(letter, Amendment.RECALL);
    assertThat(letter.now().state()).isEqualTo(DocumentState.RECALLED);
    messengers.doAll();

    assertThat(financeClerk.toDo(at(recall, "stc"))).containsExactly(RECEIVE);
    assertThat(received.now().state()).isEqualTo(DocumentState.RECALLED);
    assertThat(received.now().closeReason())
        .contains("Thu hồi theo văn bản " + recall.now().number());
    assertThat(financeDirector.toDo(received)).isEmpty();
    assertThat(line(letter, "stc").code()).isEqualTo("15");
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aReceiverNeedNotAnswerOnceTheDocumentHasGoneOtherwise() {
    var letter = issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.MAIN));
    messengers.doAll();
    clerk.acts(() -> deliveries.askBack(letter.id, null, "Sai số liệu.", clerk.login));
    messengers.doAll();
    var returned = at(letter, "stc");
    var recalled = at(letter, "sxd");
    assertThat(financeClerk.toDo(returned)).containsExactlyInAnyOrder(ANSWER, RECEIVE);

    returned(returned, "Không thuộc thẩm quyền.");
    assertThat(financeClerk.toDo(returned)).isEmpty();
    amending(letter, Amendment.RECALL);
    messengers.doAll();

    assertThat(buildingClerk.toDo(recalled)).isEmpty();
    assertThat(codes(letter, "stc")).containsExactly("01", "13", "02");
    assertThat(codes(letter, "sxd")).containsExactly("01", "13", "15");
  }

  @Test
  void nobodyNeedDecideAboutARefusalOfWhatIsRecalled() {
    var letter = issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.MAIN));
    messengers.doAll();
    returned(at(letter, "stc"), "Không thuộc thẩm quyền.");
    messengers.doAll();
    amending(letter, Amendment.UPDATE);
    messengers.doAll();
    assertThat(clerk.toDo(letter)).containsExactly(REFUSED);
    buildingClerk.completes(
        RECEIVE, at(letter, "sxd"), "receipt", "return", form("returnReason", "Gửi nhầm."));

    amending(letter, Amendment.RECALL);
    messengers.doAll();

    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(lines(letter)).allMatch(Deliveries.Line::givenUp);
    assertThat(line(letter, "stc").stateInWords()).endsWith("thôi không gửi");
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aCorrectionLeavesTheCopyInForceAndAReplacementDoesNot() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");

    amending(letter, Amendment.UPDATE);
    messengers.doAll();
    assertThat(letter.now().state()).isEqualTo(DocumentState.ISSUED);
    assertThat(received.now().state()).isEqualTo(DocumentState.RECEIVED);
    assertThat(received.history()).contains("Đính chính văn bản");

    amending(letter, Amendment.REPLACE);
    messengers.doAll();
    assertThat(letter.now().state()).isEqualTo(DocumentState.REPLACED);
    assertThat(received.now().state()).isEqualTo(DocumentState.RECALLED);
    assertThat(received.now().closeReason()).startsWith("Thay thế theo văn bản");
  }

  @Test
  void aUnitOfTheHouseCarriesOutWhatWasIssued() {
    var letter = issued(unit(STAFFING, RecipientRole.IMPLEMENT));
    messengers.doAll();
    assertThat(line(letter, STAFFING).code()).isEqualTo("01");
    assertThat(line(letter, STAFFING).roleInWords()).isEqualTo("Để thực hiện");
    assertThat(headOfReform.sees(letter)).isFalse();

    headOfStaffing.reads(letter);
    assertThat(line(letter, STAFFING).code()).isEqualTo("03");
    assertThat(line(letter, STAFFING).person()).isEqualTo(nameOf(headOfStaffing));

    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(line(letter, STAFFING).code()).isEqualTo("04");

    staffingOfficer.reads(letter);
    assertThat(line(letter, STAFFING).code()).isEqualTo("05");
    assertThat(line(letter, STAFFING).person()).isEqualTo(nameOf(staffingOfficer));

    staffingOfficer.reports(letter, "Đã triển khai đến các phòng.");
    headOfStaffing.approves(letter);
    assertThat(codes(letter, STAFFING)).containsExactly("01", "03", "04", "05", "06");
    assertThat(letter.now().state()).isEqualTo(DocumentState.ISSUED);
    messengers.doAll();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aPersonOfTheHouseCarriesItOutAndAnotherTakesNote() {
    var letter =
        issued(post(reformOfficer, RecipientRole.MAIN), post(headOfStaffing, RecipientRole.INFORM));
    messengers.doAll();

    reformOfficer.reads(letter);
    assertThat(codes(letter, reformOfficer.post())).containsExactly("01", "03", "05");
    assertThat(line(letter, headOfStaffing.post()).code()).isEqualTo("01");
    reformOfficer.reports(letter, "Đã thực hiện.");
    assertThat(codes(letter, reformOfficer.post())).containsExactly("01", "03", "05", "06");

    headOfStaffing.reads(letter);
    headOfStaffing.notes(letter);
    assertThat(codes(letter, headOfStaffing.post())).containsExactly("01", "03", "06");
    messengers.doAll();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void aUnitOfTheHouseReturnsWithAReasonWhatIsNotItsOwn() {
    var letter = issued(unit(STAFFING, RecipientRole.MAIN));
    messengers.doAll();
    headOfStaffing.completes(
        ALLOT, letter, "allotment", "return", form("reason", "Việc của Phòng Cải cách."));
    assertThat(line(letter, STAFFING).code()).isEqualTo("02");
    assertThat(line(letter, STAFFING).reason()).isEqualTo("Việc của Phòng Cải cách.");
    assertThat(headOfStaffing.toDo(letter)).isEmpty();

    messengers.doAll();
    clerk.completes(REFUSED, letter, "afterRefusal", "again", form("reason", null));
    messengers.doAll();

    assertThat(headOfStaffing.toDo(letter)).containsExactly(ALLOT);
    assertThat(codes(letter, STAFFING)).containsExactly("01", "02", "01");
  }

  @Test
  void theAgencyTakesBackFromItsOwnUnitWithoutAsking() {
    var letter =
        issued(unit(STAFFING, RecipientRole.MAIN), post(reformOfficer, RecipientRole.MAIN));
    messengers.doAll();
    headOfStaffing.allots(letter, staffingOfficer);

    clerk.acts(
        () ->
            deliveries.askBack(
                letter.id, List.of(line(letter, STAFFING).id()), "Giao nhầm phòng.", clerk.login));
    messengers.doAll();

    assertThat(codes(letter, STAFFING)).containsExactly("01", "03", "04", "13", "15");
    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.sees(letter)).isTrue();
    assertThat(reformOfficer.toDo(letter)).containsExactly(HANDLE);
  }

  @Test
  void whatIsRecalledIsCarriedOutByNobodyInTheHouse() {
    var letter =
        issued(unit(STAFFING, RecipientRole.MAIN), post(reformOfficer, RecipientRole.INFORM));
    messengers.doAll();
    reformOfficer.notes(letter);

    var recall = amending(letter, Amendment.RECALL);
    messengers.doAll();

    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(recall)).containsExactly(ALLOT);
    assertThat(line(letter, STAFFING).code()).isEqualTo("15");
    assertThat(line(letter, reformOfficer.post()).code()).isEqualTo("15");
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatIsRecalledBeforeItCameToTheHouseNeverComes() {
    var letter = issued(unit(STAFFING, RecipientRole.MAIN));
    amending(letter, Amendment.REPLACE);

    messengers.doAll();

    assertThat(codes(letter, STAFFING)).containsExactly("15");
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
  }

  @Test
  void aPersonOfAnotherAgencyIsNamedToItsClerk() {
    var letter = issued(person(financeHead, RecipientRole.MAIN));
    messengers.doAll();

    assertThat(line(letter, "stc").receiver()).contains("Sở Tài chính", nameOf(financeHead));
    assertThat(origin(financeClerk, at(letter, "stc")).attention()).startsWith(nameOf(financeHead));
    assertThat(financeClerk.toDo(at(letter, "stc"))).containsExactly(RECEIVE);
    assertThat(financeHead.sees(letter)).isFalse();
    assertThat(financeHead.sees(at(letter, "stc"))).isFalse();
  }

  @Test
  void whatNoWayReachesIsSentByTheClerkWhoNotesHow() {
    var letter =
        issued(outside("Bộ Nội vụ"), outside("UBND tỉnh Đồng Tháp"), to("stc", RecipientRole.MAIN));
    messengers.doAll();
    assertThat(line(letter, "Bộ Nội vụ").stateInWords())
        .isEqualTo("Chưa gửi qua trục, cần chuyển bằng đường khác");
    assertThat(clerk.toDo(letter)).containsExactly(OUTSIDE);
    var ministry = sending(letter, "Bộ Nội vụ").with("note", "RR123456789VN");
    var province = sending(letter, "UBND tỉnh Đồng Tháp");

    assertThatThrownBy(() -> clerk.completes(OUTSIDE, letter, form("rows", List.of(ministry))))
        .hasStackTraceContaining("Còn nơi nhận chưa ghi cách chuyển");
    assertThatThrownBy(
            () ->
                clerk.completes(
                    OUTSIDE,
                    letter,
                    form(
                        "rows",
                        List.of(
                            ministry.with("sentOn", clock.today().plusDays(1).toString()),
                            province))))
        .hasStackTraceContaining("Hãy ghi đủ cách và ngày chuyển");
    clerk.completes(OUTSIDE, letter, form("rows", List.of(ministry, province)));

    assertThat(line(letter, "Bộ Nội vụ").stateInWords())
        .startsWith("Bưu điện, chuyển ngày ")
        .endsWith(". RR123456789VN");
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(isDelivering(letter)).isTrue();
    returned(at(letter, "stc"), "Đã nhận bản giấy.");
    messengers.doAll();
    clerk.completes(
        REFUSED, letter, "afterRefusal", "giveUp", form("reason", "Nơi nhận đã có bản giấy."));
    messengers.doAll();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatNeedNotBeSentOutsideIsGivenUpWithAReason() {
    var letter = issued(outside("Bộ Nội vụ"), outside("Như trên"));
    messengers.doAll();
    var ministry = sending(letter, "Bộ Nội vụ");
    var noPlace =
        form("deliveryId", line(letter, "Như trên").id().toString()).with("means", "GIVE_UP");

    assertThatThrownBy(
            () -> clerk.completes(OUTSIDE, letter, form("rows", List.of(ministry, noPlace))))
        .hasStackTraceContaining("lý do không gửi nữa");
    clerk.completes(
        OUTSIDE,
        letter,
        form("rows", List.of(ministry, noPlace.with("note", "Không phải nơi nhận."))));
    messengers.doAll();

    assertThat(line(letter, "Như trên").stateInWords()).isEqualTo("Không gửi nữa");
    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(isDelivering(letter)).isFalse();
  }

  @Test
  void whatIsReplacedBeforeItWasSentOutsideNeedNotBeSentThere() {
    var letter = issued(outside("Bộ Nội vụ"), to("stc", RecipientRole.MAIN));
    messengers.doAll();
    assertThat(clerk.toDo(letter)).containsExactly(OUTSIDE);

    amending(letter, Amendment.UPDATE);
    messengers.doAll();
    assertThat(clerk.toDo(letter)).containsExactly(OUTSIDE);
    var replacement = amending(letter, Amendment.REPLACE);
    messengers.doAll();

    assertThat(clerk.toDo(letter)).isEmpty();
    assertThat(line(letter, "Bộ Nội vụ").givenUp()).isTrue();
    assertThat(isDelivering(letter)).isFalse();
    assertThat(clerk.toDo(replacement)).containsExactly(OUTSIDE);
  }

  @Test
  void whoeverHandlesItBeginsByOpeningItAndNobodyElseDoes() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");
    registeredAtFinance(received);
    financeDirector.directs(received, lead("stc.ns"), toKnowBy(financeOfficer));

    financeOfficer.reads(received);
    assertThat(line(letter, "stc").code()).isEqualTo("04");

    financeHead.allots(received, financeHead);
    financeHead.reads(received);
    assertThat(line(letter, "stc").code()).isEqualTo("05");
    assertThat(line(letter, "stc").person()).isEqualTo(nameOf(financeHead));
  }

  @Test
  void anIssuedAnswerIsTheEndOfTheReceiversWork() {
    var letter = issued(to("stc", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");
    registeredAtFinance(received);
    financeDirector.directs(received, lead("stc.ns"));
    financeHead.allots(received, financeOfficer);
    var work = received.all(financeDirector).get(0).id();

    financeClerk.acts(() -> replies.issued(work, "12/STC-NS ngày 05/01", financeClerk.login));

    assertThat(codes(letter, "stc")).endsWith("06");
    assertThat(line(letter, "stc").person()).isEqualTo(nameOf(financeClerk));
  }

  @Test
  void whatALeaderOnlyNotesIsDoneWithoutBeingAssigned() {
    var letter = issued(to("stc", RecipientRole.INFORM));
    messengers.doAll();
    var received = at(letter, "stc");
    registeredAtFinance(received);

    financeDirector.completes(DIRECT, received, "direction", "note", form("instruction", "Lưu."));

    assertThat(codes(letter, "stc")).containsExactly("01", "03", "06");
    assertThat(line(letter, "stc").person()).isEqualTo(nameOf(financeDirector));
  }

  @Test
  void whatNamesNobodyGoesNowhere() {
    var letter = issued();

    assertThat(isDelivering(letter)).isFalse();
    assertThat(messengers.doAll()).isZero();
  }

  @Test
  void noReceiverSeesTheOthersOrTheSendersTable() {
    var letter = issued(to("stc", RecipientRole.MAIN), to("sxd", RecipientRole.MAIN));
    messengers.doAll();
    var received = at(letter, "stc");

    assertThatThrownBy(() -> deliveries.of(letter.id, financeClerk.login, VIETNAMESE))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> deliveries.of(received.id, buildingClerk.login, VIETNAMESE))
        .isInstanceOf(NotFound.class);
    var ways = deliveries.of(received.id, financeClerk.login, VIETNAMESE);
    assertThat(ways.sent()).isNull();
    assertThat(ways.origin().sender()).isEqualTo("Sở Nội vụ tỉnh Vĩnh Long");
    assertThatThrownBy(() -> deliveries.askBack(letter.id, null, "Thử.", financeClerk.login))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> deliveries.askBack(received.id, null, "Thử.", financeClerk.login))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> deliveries.askBack(letter.id, null, "Thử.", officer.login))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void onlyWhatIsIssuedIsDelivered() {
    var draft = draft(to("stc", RecipientRole.MAIN));

    assertThatThrownBy(() -> deliveries.begin(draft.id, clerk.login))
        .isInstanceOf(WrongState.class);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyBoxIsPassedByAStory() {
    everyBoxWasPassed("deliver-document");
    everyBoxWasPassed("answer-recall");
  }

  private Letter draft(Recipient... to) {
    return draft(1, to);
  }

  private Letter draft(int urgency, Recipient... to) {
    var bytes = stored("Trang quét " + UUID.randomUUID());
    return officer.does(
        () -> {
          var id =
              documents.draft(
                  new NewDraft(
                      AGENCY,
                      UUID.fromString(officer.post()),
                      "CV",
                      "Về việc báo cáo biên chế " + UUID.randomUUID(),
                      "personnel",
                      urgency,
                      officer.login));
          documents.holdFiles(
              id,
              List.of(
                  new ArrivedFile("cong-van.png", "image/png", bytes.size(), bytes.sha256(), 1)),
              officer.login);
          recipients.choose(id, List.of(to), officer.login);
          return new Letter(id);
        });
  }

  private ContentStore.Stored stored(String text) {
    try {
      return contents.keep(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "image/png");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Letter issued(Recipient... to) {
    return issue(draft(to));
  }

  private Letter issue(Letter draft) {
    clerk.acts(
        () -> {
          documents.inReview(draft.id, officer.login, null);
          documents.awaitingSignature(draft.id, officer.login, null);
          var number = ISSUED.incrementAndGet();
          documents.numbered(
              draft.id,
              new OutgoingNumber(UUID.randomUUID(), clock.today().getYear(), number, "SNV-VP"),
              clock.today(),
              director.login);
          documents.signed(draft.id, "Trần Văn Hòa", "Giám đốc", director.login);
          documents.issue(draft.id, clerk.login, recipients.inWords(draft.id));
          deliveries.begin(draft.id, clerk.login);
        });
    return draft;
  }

  private Letter amending(Letter earlier, Amendment kind) {
    var draft = draft();
    deliveries.amends(draft.id, earlier.id, kind, officer.login);
    return issue(draft);
  }

  /** As if the first try to deliver it had failed. */
  private void putOff(Letter letter) {
    jdbc.queryForList(
            """
            select e.id from delivery_errand e join delivery d on d.id = e.delivery_id
            where d.document_id = ? and e.kind = 'DELIVER'
            """,
            UUID.class,
            letter.id)
        .forEach(errand -> errands.postpone(errand, "Trouble"));
  }

  private int copies(Letter letter) {
    return jdbc.queryForObject(
        "select count(received_id) from delivery where document_id = ?", Integer.class, letter.id);
  }

  private void registeredAtFinance(Letter received) {
    financeClerk.completes(
        RECEIVE,
        received,
        "receipt",
        "register",
        entry("finance").with("leaderPost", financeDirector.post()));
  }

  private void returned(Letter received, String reason) {
    financeClerk.completes(RECEIVE, received, "receipt", "return", form("returnReason", reason));
  }

  /** What is not express is spread over five minutes. */
  private void remindersGoOut(Letter... letters) {
    clock.forward(Duration.ofMinutes(5));
    for (var letter : letters) {
      DueRungs.climb(jobs, jdbc, letter.id);
    }
    messengers.doAll();
  }

  private void workingHoursPass(int hours) {
    var now = clock.instant();
    clock.forward(
        Duration.between(now, calendar.addWorkingHours(AGENCY, now, hours)).plusSeconds(1));
  }

  private String nameOf(Official official) {
    return directory.person(official.login).orElseThrow().fullName();
  }

  private Form sending(Letter letter, String receiver) {
    return form("deliveryId", line(letter, receiver).id().toString())
        .with("means", "POST")
        .with("sentOn", clock.today().toString());
  }

  private static Form toKnowBy(Official official) {
    return form("role", "INFO").with("postId", official.post());
  }

  private boolean isDelivering(Letter letter) {
    return processes.isRunning(
        String.valueOf(
            jdbc.queryForObject(
                "select process_instance_id from dispatch where document_id = ?",
                String.class,
                letter.id)));
  }

  private List<Deliveries.Line> lines(Letter letter) {
    return deliveries.of(letter.id, clerk.login, VIETNAMESE).sent().lines();
  }

  private Deliveries.Line line(Letter letter, String receiver) {
    return lines(letter).stream()
        .filter(line -> line.receiverId().equals(receiver))
        .findFirst()
        .orElseThrow();
  }

  private Deliveries.Origin origin(Official reader, Letter received) {
    return deliveries.of(received.id, reader.login, VIETNAMESE).origin();
  }

  /** The receiver's own document. */
  private Letter at(Letter letter, String receiver) {
    return new Letter(
        jdbc.queryForObject(
            "select received_id from delivery where document_id = ? and receiver_id = ?",
            UUID.class,
            letter.id,
            receiver));
  }

  private Stream<String> codesOf(Letter letter, String receiver) {
    return jdbc
        .queryForList(
            """
            select s.code from delivery_state s join delivery d on d.id = s.delivery_id
            where d.document_id = ? and d.receiver = ? order by s.ordinal
            """,
            String.class,
            letter.id,
            receiver)
        .stream();
  }

  private List<String> codes(Letter letter, String receiver) {
    return codesOf(letter, receiver).toList();
  }

  private static Recipient to(String agency, RecipientRole role) {
    return new Recipient(RecipientKind.AGENCY, agency, null, role);
  }

  private static Recipient unit(String unit, RecipientRole role) {
    return new Recipient(RecipientKind.UNIT, unit, null, role);
  }

  private static Recipient post(Official official, RecipientRole role) {
    return new Recipient(RecipientKind.POST, official.post(), null, role);
  }

  private static Recipient person(Official official, RecipientRole role) {
    return new Recipient(RecipientKind.PERSON, official.post(), null, role);
  }

  private static Recipient outside(String name) {
    return new Recipient(RecipientKind.OUTSIDE, null, name, RecipientRole.MAIN);
  }

  private static Recipient group(String group) {
    return new Recipient(RecipientKind.GROUP, group, null, RecipientRole.INFORM);
  }
}
