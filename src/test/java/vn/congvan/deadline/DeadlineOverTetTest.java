package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.support.RegisterSlice.createAgency;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.deadline.CalendarDay.Kind;
import vn.congvan.document.Channel;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.support.FakeDirectory;
import vn.congvan.support.RegisterSlice;
import vn.congvan.support.TestDatabases;

/**
 * The deadlines of a document over the Tết of Đinh Mùi (Saturday, 6 February 2027), on a clock that
 * is moved by hand, and on H2: a change of the calendar, a pause, an extension, an agency's own
 * day.
 */
@SpringBootTest(classes = RegisterSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadlineOverTetTest {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabases.h2(registry);
  }

  @Autowired private ProvinceClock clock;
  @Autowired private Documents documents;
  @Autowired private Deadlines deadlines;
  @Autowired private DeadlinePauses pauses;
  @Autowired private DeadlineReckoning reckoning;
  @Autowired private CalendarChanges changes;
  @Autowired private CalendarDays days;
  @Autowired private WorkingCalendar calendar;
  @Autowired private FakeDirectory directory;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  @Test
  @Order(1)
  void itIsReckonedPausedExtendedAndMovedByTheCalendar() {
    createAgency(database, "tet");
    directory.clear();
    directory.agency("tet", "Sở Nội vụ", "department");
    directory.post("leader", "tet", null, Role.LEADER);
    directory.post("clerk", "tet", null, Role.CLERK);
    directory.post("stranger", "elsewhere", null, Role.LEADER);
    until("2027-02-02T09:00");
    var document =
        documents.arrive(new NewArrival("tet", Channel.PAPER, clock.instant(), List.of(), "clerk"));
    var work = UUID.randomUUID();
    var limit = Limit.workingDays(5);
    var start = clock.instant();
    var id =
        transaction.execute(
            status ->
                deadlines.open(
                    new NewDeadline(
                        DeadlineKind.HANDLING,
                        work,
                        document,
                        "tet",
                        null,
                        null,
                        start,
                        calendar.end("tet", start, limit),
                        limit,
                        0,
                        "leader")));
    // The law gives 5 and 8 to 11 February (Labour Code, Art. 112 and 111.3).
    assertThat(due(id)).isEqualTo(at("2027-02-16T17:00"));

    // The year's decision makes Friday the 12th a day off, for which Saturday the 20th is worked.
    decided(null, LocalDate.of(2027, 2, 12), Kind.HOLIDAY);
    assertThat(due(id)).isEqualTo(at("2027-02-17T17:00"));
    decided(null, LocalDate.of(2027, 2, 20), Kind.WORKING);
    assertThat(due(id)).isEqualTo(at("2027-02-17T17:00"));

    // Five hours of Thursday and three days are left when another agency must be waited for.
    until("2027-02-04T10:00");
    assertThatThrownBy(() -> pauses.pause(id, waiting(" "), "leader")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> pauses.pause(id, waiting("Chờ"), "clerk"))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> pauses.pause(id, waiting("Chờ"), "stranger"))
        .isInstanceOf(NotFound.class);
    pauses.pause(id, waiting("Chờ ý kiến Sở Tài chính"), "leader");
    until("2027-02-15T10:00");
    assertThat(shown(document).remaining()).isEqualTo("tạm dừng, còn 3 ngày làm việc");
    assertThat(shown(document).mayResume()).isTrue();
    pauses.resume(id, "Đã có trả lời.", "leader");
    assertThat(Duration.between(due(id), at("2027-02-18T17:00"))).isLessThan(Duration.ofMinutes(1));

    // More time, over the swapped Saturday, to a date that no calendar moves any more.
    until("2027-02-18T16:00");
    transaction.executeWithoutResult(
        status ->
            deadlines.move(
                DeadlineKind.HANDLING,
                work,
                at("2027-02-23T17:00"),
                DeadlineTurn.EXTENDED,
                "Khối lượng lớn",
                "leader"));
    until("2027-02-19T17:00");
    assertThat(shown(document).remaining()).isEqualTo("còn 3 ngày làm việc");
    decided("tet", LocalDate.of(2027, 2, 22), Kind.HOLIDAY);
    assertThat(due(id)).isEqualTo(at("2027-02-23T17:00"));
    assertThat(shown(document).remaining()).isEqualTo("còn 2 ngày làm việc");

    until("2027-02-24T09:30");
    assertThat(shown(document).remaining()).isEqualTo("quá hạn 2 giờ làm việc");
    assertThatThrownBy(() -> pauses.pause(id, waiting("Chờ"), "leader"))
        .hasMessageContaining("quá hạn");
    transaction.executeWithoutResult(
        status -> deadlines.close(DeadlineKind.HANDLING, work, "leader"));

    var told = shown(document);
    assertThat(told.outcome()).isEqualTo("xong quá hạn");
    assertThat(told.originalDueAt()).isEqualTo(at("2027-02-16T17:00"));
    assertThat(told.dueAt()).isEqualTo(at("2027-02-23T17:00"));
    assertThat(told.history())
        .extracting(DeadlinePauses.Line::turn)
        .containsExactly(
            DeadlineTurn.OPENED,
            DeadlineTurn.CALENDAR,
            DeadlineTurn.PAUSED,
            DeadlineTurn.RESUMED,
            DeadlineTurn.EXTENDED,
            DeadlineTurn.CLOSED);
    assertThat(documents.history(document))
        .extracting(each -> each.kind())
        .contains(
            EventKind.DEADLINE_RECKONED, EventKind.DEADLINE_PAUSED, EventKind.DEADLINE_RESUMED);
  }

  @Test
  @Order(2)
  void anUrgentLetterThatComesOnTheLastEveningIsRegisteredOnTheFirstMorningAfterTet() {
    // Clock and calendar are those that the story before has left: only forward.
    var arrived = at("2027-02-04T16:45");
    assertThat(calendar.end("tet", arrived, TimeLimits.toRegister(true)))
        .isEqualTo(at("2027-02-15T08:15"));
    assertThat(calendar.end("tet", arrived, TimeLimits.toRegister(false)))
        .isEqualTo(at("2027-02-15T17:00"));
  }

  private DeadlinePauses.Shown shown(UUID document) {
    return pauses.ofDocument(document, "leader", VIETNAMESE).stream()
        .filter(each -> each.kind() == DeadlineKind.HANDLING)
        .findFirst()
        .orElseThrow();
  }

  private void decided(String agencyId, LocalDate day, Kind kind) {
    transaction.executeWithoutResult(
        status -> {
          days.save(
              new CalendarDay(
                  agencyId, day, kind, null, "Nghỉ Tết", "9441/TB-BNV", "admin", clock.instant()));
          changes.enter(agencyId, day, day, "Nghỉ Tết (9441/TB-BNV)", 0, "admin");
        });
    calendar.forget();
    for (var rounds = 0; rounds < 100 && !changes.unfinished().isEmpty(); rounds++) {
      reckoning.goOn();
    }
    assertThat(changes.unfinished()).isEmpty();
  }

  private Instant due(UUID id) {
    return deadlines.of(id).orElseThrow().dueAt();
  }

  private void until(String local) {
    clock.forward(Duration.between(clock.instant(), at(local)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ProvinceClock.ZONE).toInstant();
  }

  private DeadlinePauses.Pausing waiting(String what) {
    return new DeadlinePauses.Pausing("Sở Tài chính", clock.today().plusDays(14), what);
  }
}
