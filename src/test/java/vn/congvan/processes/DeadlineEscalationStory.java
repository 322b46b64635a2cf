package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.deadline.CalendarDay;
import vn.congvan.deadline.CalendarEditing;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlinePauses;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.document.Channel;
import vn.congvan.document.EventKind;
import vn.congvan.document.NewArrival;
import vn.congvan.escalation.Answers;
import vn.congvan.escalation.EscalationAct;
import vn.congvan.notification.Notice;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** What happens before and after a deadline by itself, until the work is done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlineEscalationStory extends OfficeStory {

  private static final String PROCESS = "deadline-escalation";
  private static final String ACT = "Xử lý việc quá hạn";

  @Autowired private Deadlines deadlines;
  @Autowired private Answers cases;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService instances;
  @Autowired private JdbcClient database;
  @Autowired private Substitutions substitutions;
  @Autowired private Agencies agencies;
  @Autowired private Units units;
  @Autowired private Staff staff;
  @Autowired private Posts posts;
  @Autowired private DeadlinePauses pauses;
  @Autowired private CalendarEditing editing;

  private final Official supervisor = new Official("giamsat.snv");
  private final Official provincesSupervisor = new Official("giamsat.ubnd");

  @AfterAll
  void everyBoxOfTheDiagramWasPassed() {
    everyBoxWasPassed(PROCESS);
  }

  @Test
  void aForgottenDocumentClimbsEveryRungUntilTheProvincesOffice() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 5, 0);

    assertThat(rungDue(deadline))
        .as("two working days before, spread a little, never earlier")
        .isBetween(workingDaysBefore(deadline, 2), workingDaysBefore(deadline, 2).plusSeconds(300));
    assertThat(told(deadline)).isEmpty();

    climbs(deadline);
    assertThat(told(deadline)).containsExactly("DEADLINE_NEAR " + staffingOfficer.login);
    climbs(deadline);
    assertThat(told(deadline))
        .as("reminded four working hours before")
        .containsExactly(
            "DEADLINE_NEAR " + staffingOfficer.login, "DEADLINE_NEAR " + staffingOfficer.login);
    assertThat(clock.instant()).isBefore(deadline.dueAt());

    climbs(deadline);
    assertThat(told(deadline)).contains("DEADLINE_OVERDUE " + staffingOfficer.login);
    assertThat(clock.instant()).isAfter(deadline.dueAt());

    climbs(deadline);
    assertThat(told(deadline)).contains("ESCALATED_TO_HEAD " + headOfStaffing.login);
    assertThat(wordsTo(headOfStaffing, deadline, Locale.forLanguageTag("vi")))
        .endsWith(", quá hạn 1 ngày làm việc");
    assertThat(wordsTo(headOfStaffing, deadline, Locale.ENGLISH))
        .endsWith(", 1 working day overdue")
        .doesNotContain("quá hạn");
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ACT);
    assertThat(headOfReform.toDo(letter)).isEmpty();

    climbs(deadline);
    assertThat(told(deadline))
        .contains(
            "ESCALATED_TO_LEADER " + director.login, "ESCALATED_TO_LEADER " + deputyDirector.login);
    assertThat(director.toDo(letter)).contains(ACT);

    climbs(deadline);
    assertThat(told(deadline)).contains("ESCALATED_TO_SUPERVISOR " + supervisor.login);
    assertThat(supervisor.toDo(letter)).isEmpty();

    climbs(deadline);
    assertThat(told(deadline)).contains("ESCALATED_TO_OFFICE " + provincesSupervisor.login);
    assertThat(provincesSupervisor.sees(letter)).as("of another agency’s papers").isFalse();
    assertThat(timer(deadline)).as("no rung is left").isNull();
    assertThat(letter.history()).filteredOn("Thông báo"::equals).hasSizeGreaterThanOrEqualTo(5);

    close(deadline);
    assertThat(isClimbing(deadline)).isFalse();
    assertThat(director.toDo(letter)).doesNotContain(ACT);
    assertThat(headOfStaffing.toDo(letter)).doesNotContain(ACT);
  }

  @Test
  void whatIsOpenedAndClosedInOneActHasNoLadder() {
    var letter = inWork();
    var subject = UUID.randomUUID();

    var deadline =
        transaction.execute(
            status -> {
              var id =
                  deadlines.open(
                      new NewDeadline(
                          DeadlineKind.HANDLING,
                          subject,
                          letter.id,
                          "snv",
                          null,
                          null,
                          clock.instant(),
                          clock.instant().plus(Duration.ofDays(9)),
                          Limit.byDate(),
                          1,
                          null));
              deadlines.close(DeadlineKind.HANDLING, subject, null);
              return id;
            });

    assertThat(ladders(deadline)).isZero();
    change(() -> deadlines.reopen(DeadlineKind.HANDLING, subject, null));
    assertThat(ladders(deadline)).isEqualTo(1);
    change(() -> deadlines.close(DeadlineKind.HANDLING, subject, null));
  }

  /** An agency whose Tết comes when the story needs it. */
  @Test
  void aForgottenDocumentClimbsTheWholeLadderOverTetWithAPauseMoreTimeAndAnAwayPerson() {
    var office = newOffice();
    var letter =
        new Letter(
            documents.arrive(
                new NewArrival(
                    office.agency(), Channel.PAPER, clock.instant(), List.of(), "system")));
    var tet = tetAfterTwoWorkingDays(office.agency());
    var dueAt = calendar.addWorkingDays(office.agency(), clock.instant(), 4);
    assertThat(dueAt).as("behind Tết").isAfter(tet);
    var deadline =
        transaction.execute(
            status ->
                deadlines
                    .of(
                        deadlines.open(
                            new NewDeadline(
                                DeadlineKind.HANDLING,
                                UUID.randomUUID(),
                                letter.id,
                                office.agency(),
                                office.unit(),
                                office.officersPost(),
                                clock.instant(),
                                dueAt,
                                Limit.workingDays(4),
                                1,
                                null)))
                    .orElseThrow());
    climbsOnAWorkingDay(deadline);
    assertThat(clock.instant()).as("the first working hours behind Tết").isAfter(tet);

    change(
        () -> deadlines.pause(deadline.kind(), deadline.subjectId(), "Chờ Bộ cho ý kiến.", null));
    clock.forward(Duration.ofHours(30));
    change(() -> deadlines.resume(deadline.kind(), deadline.subjectId(), null));
    var resumed = transaction.execute(status -> deadlines.of(deadline.id()).orElseThrow());
    assertThat(resumed.dueAt()).isAfterOrEqualTo(dueAt);
    var later = calendar.addWorkingDays(office.agency(), resumed.dueAt(), 1);
    change(
        () ->
            deadlines.move(
                deadline.kind(),
                deadline.subjectId(),
                later,
                DeadlineTurn.EXTENDED,
                "Thêm hồ sơ.",
                null));
    var away =
        substitutions.name(
            office.officersPost(),
            office.substitute(),
            clock.today(),
            clock.today().plusDays(60),
            "Nghỉ ốm",
            "admin");
    while (timer(deadline) != null) {
      climbsOnAWorkingDay(deadline);
    }

    assertThat(told(deadline))
        .contains(
            "DEADLINE_OVERDUE " + office.officer(),
            "DEADLINE_OVERDUE " + office.substitute(),
            "ESCALATED_TO_HEAD " + office.head(),
            "ESCALATED_TO_LEADER " + office.leader(),
            "ESCALATED_TO_SUPERVISOR " + office.supervisor(),
            "ESCALATED_TO_OFFICE " + provincesSupervisor.login);
    assertThat(new Official(office.head()).toDo(letter)).containsExactly(ACT);
    substitutions.end(away);
    close(deadline);
    assertThat(isClimbing(deadline)).isFalse();
  }

  private record NewOffice(
      String agency,
      String unit,
      String head,
      String officer,
      UUID officersPost,
      String substitute,
      String leader,
      String supervisor) {}

  private NewOffice newOffice() {
    var slug = "t" + UUID.randomUUID().toString().substring(0, 8);
    agencies.found(
        slug,
        new AgencyDetails(
            "Sở " + slug,
            "Sở " + slug,
            slug.toUpperCase(Locale.ROOT),
            AgencyKind.DEPARTMENT,
            AgencyLevel.DEPARTMENT,
            "ubnd",
            "Thử"),
        clock.today());
    units.open(slug, "p", "Phòng " + slug, "P", List.of("other"), clock.today());
    var unit = slug + ".p";
    var post = engaged("chuyenvien." + slug, new Place(slug, unit, Role.SPECIALIST, "Chuyên viên"));
    engaged("thay." + slug, new Place(slug, unit, Role.SPECIALIST, "Chuyên viên"));
    engaged("truong." + slug, new Place(slug, unit, Role.HEAD, "Trưởng phòng"));
    engaged("giamdoc." + slug, new Place(slug, null, Role.LEADER, "Giám đốc"));
    engaged("giamsat." + slug, new Place(slug, null, Role.SUPERVISOR, "Thanh tra"));
    return new NewOffice(
        slug,
        unit,
        "truong." + slug,
        "chuyenvien." + slug,
        post,
        "thay." + slug,
        "giamdoc." + slug,
        "giamsat." + slug);
  }

  private UUID engaged(String login, Place place) {
    return staff.engage(
        login,
        new PersonDetails("T-" + login, "Người " + login, null, null),
        new PasswordHash("{noop}congvan", false),
        place,
        clock.today());
  }

  /** Nine days off in a row; returns their first morning. */
  private Instant tetAfterTwoWorkingDays(String agency) {
    var first =
        LocalDate.ofInstant(calendar.addWorkingDays(agency, clock.instant(), 2), ProvinceClock.ZONE)
            .plusDays(1);
    editing.enter(
        "admin",
        agency,
        Stream.iterate(first, day -> day.plusDays(1))
            .limit(9)
            .filter(day -> calendar.isWorkingDay(agency, day))
            .map(day -> new CalendarEditing.DecidedDay(day, CalendarDay.Kind.HOLIDAY))
            .toList(),
        "Nghỉ Tết Nguyên đán",
        "12/QĐ-UBND");
    return first.atStartOfDay(ProvinceClock.ZONE).toInstant();
  }

  private void climbsOnAWorkingDay(OpenDeadline deadline) {
    var day = LocalDate.ofInstant(rungDue(deadline), ProvinceClock.ZONE);
    assertThat(calendar.isWorkingDay(deadline.agencyId(), day)).as("%s is worked", day).isTrue();
    climbs(deadline);
  }

  @Test
  void whoeverEntersAHolidayAfterTheRungWasPlannedLetsItWait() {
    var office = newOffice();
    var letter =
        new Letter(
            documents.arrive(
                new NewArrival(
                    office.agency(), Channel.PAPER, clock.instant(), List.of(), "system")));
    var deadline =
        opened(
            new NewDeadline(
                DeadlineKind.HANDLING,
                UUID.randomUUID(),
                letter.id,
                office.agency(),
                office.unit(),
                office.officersPost(),
                clock.instant(),
                calendar.addWorkingDays(office.agency(), clock.instant(), 1),
                Limit.workingDays(1),
                0,
                null));
    while (clock.instant().isBefore(deadline.dueAt())) {
      climbs(deadline);
    }
    var planned = rungDue(deadline);
    editing.enter(
        "admin",
        office.agency(),
        List.of(
            new CalendarEditing.DecidedDay(
                LocalDate.ofInstant(planned, ProvinceClock.ZONE), CalendarDay.Kind.HOLIDAY)),
        "Nghỉ đột xuất",
        "13/QĐ-UBND");

    climbs(deadline);

    assertThat(told(deadline)).as("on the holiday").noneMatch(each -> each.contains("TO_HEAD"));
    assertThat(rungDue(deadline)).isAfter(planned);
    climbsOnAWorkingDay(deadline);
    assertThat(told(deadline)).contains("ESCALATED_TO_HEAD " + office.head());
    close(deadline);
  }

  @Test
  void whatIsSecretIsOpenedToNobodyBecauseItIsLate() {
    var letter = inWork();
    database.sql("update document set secrecy = 1 where id = ?").param(letter.id).update();
    var elsewhere =
        opened(
            new NewDeadline(
                DeadlineKind.HANDLING,
                UUID.randomUUID(),
                letter.id,
                AGENCY,
                REFORM,
                UUID.fromString(reformOfficer.post()),
                clock.instant(),
                inWorkingDays(1),
                Limit.workingDays(1),
                3,
                null));
    while (told(elsewhere).stream().noneMatch(each -> each.contains("TO_HEAD"))) {
      climbs(elsewhere);
    }

    assertThat(told(elsewhere)).contains("ESCALATED_TO_HEAD " + headOfReform.login);
    assertThat(headOfReform.sees(letter)).isFalse();
    assertThat(headOfReform.toDo(letter)).isEmpty();
    close(elsewhere);

    var here = limited(letter, DeadlineKind.HANDLING, 1, 3);
    climbUntil(headOfStaffing, letter, here);
    close(here);
  }

  @Test
  void aDeliveryThatIsNotOpenedIsToldTheSendersClerkAndNobodyAboveHim() {
    var letter = inWork();
    var delivery = UUID.randomUUID();
    database
        .sql(
            """
            insert into delivery (id, document_id, agency_id, receiver_id, receiver, role, courier, round, states, reminders)
            values (?, ?, ?, 'stc', 'stc', 'MAIN', 'INTERNAL', 1, 0, 0)
            """)
        .param(delivery)
        .param(letter.id)
        .param(AGENCY)
        .update();
    var deadline =
        opened(
            new NewDeadline(
                DeadlineKind.OPENING,
                delivery,
                letter.id,
                AGENCY,
                null,
                null,
                clock.instant(),
                inWorkingDays(1),
                Limit.workingDays(1),
                3,
                null));

    climbs(deadline);

    assertThat(clock.instant()).isAfterOrEqualTo(deadline.dueAt());
    assertThat(told(deadline))
        .contains("DEADLINE_OVERDUE " + clerk.login)
        .allMatch(each -> each.startsWith("DEADLINE_OVERDUE "));
    assertThat(
            database
                .sql("select words from notice where person_id = ? and occasion like ?")
                .param(clerk.login)
                .param("%" + deadline.id() + "/%")
                .query(String.class)
                .single())
        .contains("nơi nhận: Sở Tài chính");
    // A letter to a thousand places is no list of a thousand limits.
    var vietnamese = Locale.forLanguageTag("vi");
    assertThat(pauses.ofDocument(letter.id, director.login, vietnamese))
        .noneMatch(each -> each.kind() == DeadlineKind.OPENING);
    assertThat(pauses.receivers(letter.id, director.login, vietnamese))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(DeadlineKind.OPENING);
              assertThat(List.of(each.all(), each.running(), each.overdue(), each.late()))
                  .containsExactly(1L, 1L, 1L, 0L);
            });
    assertThat(pauses.receivers(letter.id, DeadlineKind.OPENING, 0, director.login, vietnamese))
        .extracting(DeadlinePauses.OfReceiver::receiver)
        .containsExactly("Sở Tài chính tỉnh Vĩnh Long");
    assertThat(pauses.receivers(letter.id, DeadlineKind.OPENING, 1, director.login, vietnamese))
        .isEmpty();
    while (timer(deadline) != null) {
      climbs(deadline);
    }
    assertThat(told(deadline)).allMatch(each -> each.startsWith("DEADLINE_OVERDUE "));
    close(deadline);
    database.sql("delete from delivery where id = ?").param(delivery).update();
  }

  @Test
  void whoSubstitutesAnAwayPersonIsToldToo() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 3, 0);
    var away =
        substitutions.name(
            UUID.fromString(staffingOfficer.post()),
            secondStaffingOfficer.login,
            clock.today(),
            clock.today().plusDays(20),
            "Nghỉ phép",
            headOfStaffing.login);
    try {
      climbs(deadline);

      assertThat(told(deadline))
          .containsExactlyInAnyOrder(
              "DEADLINE_NEAR " + staffingOfficer.login,
              "DEADLINE_NEAR " + secondStaffingOfficer.login);
      assertThat(
              database
                  .sql("select instead_of from notice where person_id = ? and occasion like ?")
                  .param(secondStaffingOfficer.login)
                  .param("%" + deadline.id() + "%")
                  .query(String.class)
                  .single())
          .isEqualTo(staffingOfficer.login);
    } finally {
      substitutions.end(away);
      close(deadline);
    }
  }

  @Test
  void expressWorkClimbsWithinHoursAndIsNotSpread() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 1, 3);
    climbs(deadline);
    climbs(deadline);
    climbs(deadline);
    assertThat(rungDue(deadline)).isEqualTo(calendar.addWorkingHours(AGENCY, deadline.dueAt(), 1));
    climbs(deadline);
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ACT);
    close(deadline);
  }

  @Test
  void aPausedDeadlineWaitsAndRunsOnFromItsFirstRung() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 4, 0);
    var before = rungDue(deadline);

    change(() -> deadlines.pause(deadline.kind(), deadline.subjectId(), "Chờ Bộ trả lời.", null));
    assertThat(timer(deadline)).isNull();
    assertThat(isClimbing(deadline)).isTrue();

    workingDaysPass(3);
    change(() -> deadlines.resume(deadline.kind(), deadline.subjectId(), null));
    assertThat(rungDue(deadline)).isAfter(before);
    climbs(deadline);
    assertThat(told(deadline)).containsExactly("DEADLINE_NEAR " + staffingOfficer.login);
    close(deadline);
  }

  @Test
  void aPauseIsToldAndFromTheExpectedDayOnRemindedOf() {
    var letter = inWork();
    var deadline =
        transaction.execute(
            status ->
                deadlines.ofDocument(letter.id).stream()
                    .filter(each -> each.kind() == DeadlineKind.HANDLING)
                    .findFirst()
                    .orElseThrow());
    var expected = clock.today().plusDays(10);
    staffingOfficer.acts(
        () ->
            pauses.pause(
                deadline.id(),
                new DeadlinePauses.Pausing("Bộ Nội vụ", expected, "Chờ số liệu biên chế."),
                staffingOfficer.login));

    assertThat(told(deadline))
        .as("the head, and who gave the work")
        .containsExactlyInAnyOrder(
            "DEADLINE_PAUSED " + headOfStaffing.login, "DEADLINE_PAUSED " + director.login);
    assertThat(rungDue(deadline))
        .isBetween(
            calendar.endOf(AGENCY, expected), calendar.endOf(AGENCY, expected).plusSeconds(300));
    climbs(deadline);
    assertThat(told(deadline)).contains("PAUSE_GOES_ON " + staffingOfficer.login);
    climbs(deadline);
    assertThat(told(deadline)).contains("PAUSE_GOES_ON " + headOfStaffing.login);
    climbs(deadline);
    assertThat(told(deadline))
        .contains("PAUSE_GOES_ON " + director.login)
        .noneMatch(each -> each.contains("OVERDUE"));
    assertThat(director.toDo(letter)).doesNotContain(ACT);

    staffingOfficer.acts(
        () -> pauses.resume(deadline.id(), "Bộ đã trả lời.", staffingOfficer.login));
    var after = transaction.execute(status -> deadlines.of(deadline.id()).orElseThrow());
    assertThat(after.pause()).isNull();
    assertThat(rungDue(deadline)).isBefore(after.dueAt());
    climbs(deadline);
    assertThat(told(deadline)).contains("DEADLINE_NEAR " + staffingOfficer.login);
  }

  @Test
  void whatBecomesMoreUrgentClimbsTheLadderOfItsNewUrgency() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 5, 0);
    assertThat(rungDue(deadline))
        .isBetween(workingDaysBefore(deadline, 2), workingDaysBefore(deadline, 2).plusSeconds(300));

    change(() -> documents.describe(letter.id, "CV", "Về việc hỏa tốc", null, 3, clerk.login));

    assertThat(calendar.workingTimeBetween(AGENCY, rungDue(deadline), deadline.dueAt()))
        .isEqualTo(Duration.ofHours(2));
    climbs(deadline);
    assertThat(told(deadline)).containsExactly("DEADLINE_NEAR " + staffingOfficer.login);
    close(deadline);
  }

  @Test
  void whatIsDueInOneHourIsWarnedOfHalfAnHourAndAQuarterBefore() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.ISSUING, 1, 1);
    assertThat(calendar.workingTimeBetween(AGENCY, rungDue(deadline), deadline.dueAt()))
        .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(30));
    climbs(deadline);
    assertThat(calendar.workingTimeBetween(AGENCY, rungDue(deadline), deadline.dueAt()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
    climbs(deadline);
    assertThat(told(deadline))
        .containsExactly(
            "DEADLINE_NEAR " + staffingOfficer.login, "DEADLINE_NEAR " + staffingOfficer.login);
    close(deadline);
  }

  /**
   * An agency without heads of units and without supervisors, below one whose supervisor follows.
   */
  @Test
  void whereAPlaceHasNobodyTheNextOneAboveItIsToldOnceAndTheHistorySaysWho() {
    var slug = "k" + UUID.randomUUID().toString().substring(0, 8);
    found(slug + "a", "ubnd", AgencyKind.DEPARTMENT, AgencyLevel.DEPARTMENT);
    found(slug, slug + "a", AgencyKind.DEPARTMENT, AgencyLevel.DEPARTMENT);
    units.open(slug, "p", "Phòng " + slug, "P", List.of("other"), clock.today());
    var above =
        engaged("giamsat." + slug, new Place(slug + "a", null, Role.SUPERVISOR, "Thanh tra"));
    posts.superviseBelow(above, true);
    var officers =
        engaged("chuyenvien." + slug, new Place(slug, slug + ".p", Role.SPECIALIST, "Chuyên viên"));
    engaged("giamdoc." + slug, new Place(slug, null, Role.LEADER, "Giám đốc"));
    var letter =
        new Letter(
            documents.arrive(
                new NewArrival(slug, Channel.PAPER, clock.instant(), List.of(), "system")));
    var deadline =
        opened(
            new NewDeadline(
                DeadlineKind.HANDLING,
                UUID.randomUUID(),
                letter.id,
                slug,
                slug + ".p",
                officers,
                clock.instant(),
                calendar.addWorkingDays(slug, clock.instant(), 1),
                Limit.workingDays(1),
                3,
                null));
    while (told(deadline).stream().noneMatch(each -> each.contains("SUPERVISOR"))) {
      climbs(deadline);
    }

    assertThat(told(deadline))
        .contains("ESCALATED_TO_SUPERVISOR giamsat." + slug)
        .filteredOn(("ESCALATED_TO_LEADER giamdoc." + slug)::equals)
        .as("at the rung of the head, which has none, and at his own")
        .hasSize(2);
    assertThat(new Official("giamdoc." + slug).toDo(letter))
        .as("one task is enough")
        .containsExactly(ACT);
    assertThat(receivers(deadline))
        .containsExactly("HANDLER", "HANDLER", "HANDLER", "LEADER", "LEADER", "SUPERVISOR");
    close(deadline);
  }

  @Test
  void aRungThatFindsNobodyIsKeptAsSuch() {
    var slug = "v" + UUID.randomUUID().toString().substring(0, 8);
    found(slug, null, AgencyKind.DEPARTMENT, AgencyLevel.DEPARTMENT);
    var letter =
        new Letter(
            documents.arrive(
                new NewArrival(slug, Channel.PAPER, clock.instant(), List.of(), "system")));
    var deadline =
        transaction.execute(
            status ->
                deadlines.ofDocument(letter.id).stream()
                    .filter(each -> each.kind() == DeadlineKind.REGISTRATION)
                    .findFirst()
                    .orElseThrow());
    while (timer(deadline) != null
        && documents.history(letter.id).stream()
            .noneMatch(line -> line.kind() == EventKind.NOTICE)) {
      climbs(deadline);
    }

    assertThat(documents.history(letter.id))
        .filteredOn(line -> line.kind() == EventKind.NOTICE)
        .singleElement()
        .satisfies(line -> assertThat(line.detail()).contains("không có ai để báo"));
    assertThat(told(deadline)).isEmpty();
    close(deadline);
  }

  @Test
  void aHeadWhoNeverAllottedTheWorkAllotsItFromTheTask() {
    var letter = aLetterGivenTo(lead(STAFFING));
    var deadline = late(letter);
    climbUntil(headOfStaffing, letter, deadline);
    assertThat(choices(headOfStaffing, letter))
        .containsExactlyInAnyOrder(
            EscalationAct.ACKNOWLEDGE, EscalationAct.HAND_OVER, EscalationAct.TAKE_OVER);

    answers(
        headOfStaffing,
        letter,
        "handOver",
        form("note", "Giao ngay.").with("handlerPost", staffingOfficer.post()));

    assertThat(staffingOfficer.toDo(letter)).contains(HANDLE);
    assertThat(headOfStaffing.toDo(letter)).doesNotContain(ALLOT);
    assertThat(letter.workOf("Công chức").handler()).contains(name(staffingOfficer));
  }

  @Test
  void aLeaderGivesWorkThatWasNeverAllottedToAnotherUnitFromTheTask() {
    var letter = aLetterGivenTo(lead(STAFFING));
    var deadline = late(letter);
    climbUntil(director, letter, deadline);
    assertThat(choices(director, letter))
        .containsExactlyInAnyOrder(
            EscalationAct.ACKNOWLEDGE, EscalationAct.EXTEND, EscalationAct.HAND_OVER);

    answers(director, letter, "handOver", form("note", "Đơn vị khác.").with("handlerUnit", REFORM));

    assertThat(headOfReform.toDo(letter)).contains(ALLOT);
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(director.toDo(letter)).doesNotContain(ACT);
  }

  private void found(String slug, @Nullable String above, AgencyKind kind, AgencyLevel level) {
    agencies.found(
        slug,
        new AgencyDetails(
            "Sở " + slug, "Sở " + slug, slug.toUpperCase(Locale.ROOT), kind, level, above, "Thử"),
        clock.today());
  }

  private List<String> receivers(OpenDeadline deadline) {
    return database
        .sql("select receiver from escalation_rung where deadline_id = ? order by rung")
        .param(deadline.id())
        .query(String.class)
        .list();
  }

  /** The work of the lead, due in an hour and forgotten. */
  private OpenDeadline late(Letter letter) {
    var work = letter.workOf("Công chức").id();
    var deadline =
        transaction.execute(status -> deadlines.of(DeadlineKind.HANDLING, work).orElseThrow());
    passTo(deadline.dueAt().plusSeconds(60));
    return deadline;
  }

  private Set<EscalationAct> choices(Official official, Letter letter) {
    return cases
        .of(official.finds(ACT, letter).getId(), official.login, Locale.forLanguageTag("vi"))
        .possible();
  }

  private String name(Official official) {
    return directory.person(official.login).orElseThrow().fullName();
  }

  @Test
  void moreTimeEndsWhatWasEscalatedAndClimbsAnew() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 1, 3);
    for (var rung = 1; rung <= 4; rung++) {
      climbs(deadline);
    }
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ACT);
    var later = inWorkingDays(3);

    change(
        () ->
            deadlines.move(
                deadline.kind(),
                deadline.subjectId(),
                later,
                DeadlineTurn.EXTENDED,
                "Thêm việc.",
                null));

    assertThat(headOfStaffing.toDo(letter)).as("nothing is overdue any more").isEmpty();
    assertThat(rungDue(deadline)).isBefore(later);
    climbs(deadline);
    assertThat(told(deadline))
        .filteredOn(("DEADLINE_NEAR " + staffingOfficer.login)::equals)
        .as("warned of the new deadline as of the old one")
        .hasSize(3);
    close(deadline);
  }

  @Test
  void whatIsHandedOverWaitsForTheSameRungAndTellsTheNewHolder() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 3, 0);
    climbs(deadline);
    var due = rungDue(deadline);

    change(
        () ->
            deadlines.handOver(
                deadline.kind(),
                deadline.subjectId(),
                STAFFING,
                UUID.fromString(secondStaffingOfficer.post())));

    assertThat(rungDue(deadline)).isEqualTo(due);
    climbs(deadline);
    assertThat(told(deadline))
        .containsExactly(
            "DEADLINE_NEAR " + staffingOfficer.login,
            "DEADLINE_NEAR " + secondStaffingOfficer.login);
    close(deadline);
  }

  @Test
  void whatIsUndoneLeavesTheTimerAsItStood() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 4, 0);
    var timer = timer(deadline);

    transaction.executeWithoutResult(
        status -> {
          deadlines.move(
              deadline.kind(),
              deadline.subjectId(),
              inWorkingDays(9),
              DeadlineTurn.EXTENDED,
              "Nhầm.",
              null);
          deadlines.close(deadline.kind(), deadline.subjectId(), null);
          status.setRollbackOnly();
        });

    assertThat(timer(deadline)).isNotNull();
    assertThat(timer(deadline).getId()).isEqualTo(timer.getId());
    assertThat(rungDue(deadline)).isEqualTo(timer.getDuedate().toInstant());
    close(deadline);
  }

  @Test
  void aRungThatWasCutOffIsToldOnceWhenItIsClimbedAgain() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 3, 0);
    var timer = timer(deadline);
    passTo(timer.getDuedate().toInstant());

    transaction.executeWithoutResult(
        status -> {
          jobs.executeJob(timer.getId());
          status.setRollbackOnly();
        });
    assertThat(told(deadline)).as("as after a kill: nothing happened").isEmpty();

    jobs.executeJob(timer.getId());
    assertThat(told(deadline)).containsExactly("DEADLINE_NEAR " + staffingOfficer.login);
    close(deadline);
  }

  @Test
  void itStopsWhereverItIsWhenTheWorkIsDone() {
    var letter = inWork();
    for (var rungs = 0; rungs <= 7; rungs++) {
      var deadline = limited(letter, DeadlineKind.HANDLING, 1, 3);
      for (var rung = 1; rung <= rungs; rung++) {
        climbs(deadline);
      }

      close(deadline);

      assertThat(isClimbing(deadline)).as("after %d rungs", rungs).isFalse();
      assertThat(headOfStaffing.toDo(letter)).as("after %d rungs", rungs).isEmpty();
      assertThat(director.toDo(letter)).as("after %d rungs", rungs).isEmpty();
    }
  }

  @Test
  void whatIsOpenedAgainClimbsAgain() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 4, 0);
    close(deadline);
    change(() -> deadlines.reopen(deadline.kind(), deadline.subjectId(), null));

    assertThat(rungDue(deadline)).isBefore(deadline.dueAt());
    close(deadline);
  }

  @Test
  void whatIsClosedAndOpenedAgainInOneActIsClimbedForOnce() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 4, 0);
    change(
        () -> {
          deadlines.close(deadline.kind(), deadline.subjectId(), null);
          deadlines.reopen(deadline.kind(), deadline.subjectId(), null);
        });

    assertThat(
            instances
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(deadline.id().toString())
                .count())
        .isEqualTo(1);
    assertThat(timer(deadline)).isNotNull();
    close(deadline);
    assertThat(
            instances
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(deadline.id().toString())
                .count())
        .isZero();
  }

  @Test
  void theHeadNotesItAndTheLadderGoesOn() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.HANDLING, 1, 3);
    for (var rung = 1; rung <= 4; rung++) {
      climbs(deadline);
    }
    assertThatThrownBy(() -> answers(headOfStaffing, letter, "acknowledge", form("note", " ")))
        .isInstanceOf(Refusal.class);
    assertThat(headOfStaffing.toDo(letter)).containsExactly(ACT);

    answers(headOfStaffing, letter, "acknowledge", form("note", "Đang chờ số liệu."));

    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(noticesOf(staffingOfficer, "ESCALATION_ANSWERED", letter)).isEqualTo(1);
    climbs(deadline);
    assertThat(director.toDo(letter)).contains(ACT);
    close(deadline);
  }

  @Test
  void theLeaderGivesMoreTimeFromTheTask() {
    var letter = inWork();
    var deadline = limitedWork(letter);
    climbUntil(director, letter, deadline);
    var later = inWorkingDays(5);

    answers(
        director,
        letter,
        "extend",
        form("note", "Thêm thời gian.").with("until", later.toString()));

    assertThat(staffingOfficer.finds(HANDLE, letter).getDueDate()).isEqualTo(later);
    assertThat(letter.history()).contains("Quyết định gia hạn");
    close(deadline);
  }

  @Test
  void theHeadGivesTheWorkToAnotherOrTakesItOver() {
    var letter = inWork();
    var deadline = limitedWork(letter);
    climbUntil(headOfStaffing, letter, deadline);
    assertThatThrownBy(
            () ->
                answers(
                    headOfStaffing,
                    letter,
                    "handOver",
                    form("note", "Đổi người.").with("handlerPost", reformOfficer.post())))
        .isInstanceOf(Refusal.class);
    assertThat(headOfStaffing.toDo(letter)).as("refused, and still open").contains(ACT);

    answers(
        headOfStaffing,
        letter,
        "handOver",
        form("note", "Đổi người.").with("handlerPost", secondStaffingOfficer.post()));
    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(secondStaffingOfficer.toDo(letter)).containsExactly(HANDLE);

    climbUntil(director, letter, deadline);
    assertThatThrownBy(() -> answers(director, letter, "takeOver", form("note", "Tôi làm.")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bạn được làm với việc này");
    assertThat(director.toDo(letter)).contains(ACT);
    close(deadline);
  }

  @Test
  void theHeadTakesTheWorkOver() {
    var letter = inWork();
    var deadline = limitedWork(letter);
    climbUntil(headOfStaffing, letter, deadline);

    answers(headOfStaffing, letter, "takeOver", form("note", "Tôi xử lý."));

    assertThat(staffingOfficer.toDo(letter)).isEmpty();
    assertThat(headOfStaffing.toDo(letter)).contains(HANDLE);
    close(deadline);
  }

  @ParameterizedTest
  @EnumSource(names = {"ISSUING", "SENDING", "REFUSAL"})
  void whatTheLawLimitsCanOnlyBeNoted(DeadlineKind kind) {
    var letter = inWork();
    var deadline = limited(letter, kind, 1, 3);
    climbUntil(headOfStaffing, letter, deadline);

    assertThatThrownBy(
            () ->
                answers(
                    headOfStaffing,
                    letter,
                    "extend",
                    form("note", "Gia hạn.").with("until", inWorkingDays(3).toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("do quy định đặt ra");
    var task = headOfStaffing.finds(ACT, letter).getId();
    assertThat(cases.of(task, headOfStaffing.login, Locale.ENGLISH).refusal())
        .startsWith("The deadline “%s” is set by rules".formatted(kind.english()));
    assertThat(cases.of(task, headOfStaffing.login, Locale.forLanguageTag("vi")).refusal())
        .startsWith("Hạn “%s” do quy định đặt ra".formatted(kind.vietnamese()));
    answers(headOfStaffing, letter, "acknowledge", form("note", "Đã nhắc."));
    close(deadline);
  }

  @Test
  void whatTheOfficeLimitsItselfIsGivenMoreTimeFromTheTask() {
    var letter = inWork();
    var deadline = limited(letter, DeadlineKind.COMMENTING, 1, 3);
    climbUntil(headOfStaffing, letter, deadline);
    var later = inWorkingDays(3);
    assertThatThrownBy(
            () -> answers(headOfStaffing, letter, "handOver", form("note", "Đổi người.")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("không giao người khác");
    assertThatThrownBy(
            () ->
                answers(
                    headOfStaffing,
                    letter,
                    "extend",
                    form("note", "Thêm.").with("until", deadline.dueAt().toString())))
        .isInstanceOf(Refusal.class);

    answers(
        headOfStaffing, letter, "extend", form("note", "Thêm.").with("until", later.toString()));

    var extended = transaction.execute(status -> deadlines.of(deadline.id()).orElseThrow());
    assertThat(extended.dueAt()).isEqualTo(later);
    assertThat(extended.originalDueAt()).isEqualTo(deadline.dueAt());
    assertThat(headOfStaffing.toDo(letter)).isEmpty();
    assertThat(letter.history()).contains("Quyết định gia hạn");
    assertThat(rungDue(deadline)).isBefore(later);
    close(deadline);
  }

  // ---- In the office's words

  private Letter inWork() {
    var letter = aLetterGivenTo(lead(STAFFING));
    headOfStaffing.allots(letter, staffingOfficer);
    return letter;
  }

  @Override
  void noWorkIsWithoutItsDeadline() {
    // These stories end the deadline of work by hand, to see what becomes of its ladder.
  }

  /** A deadline of its own about the letter, with the officer of staffing. */
  private OpenDeadline limited(Letter letter, DeadlineKind kind, int days, int urgency) {
    return limited(letter, kind, UUID.randomUUID(), days, urgency);
  }

  /** The deadline of the assignment itself. */
  private OpenDeadline limitedWork(Letter letter) {
    return limited(letter, DeadlineKind.HANDLING, letter.workOf("Công chức").id(), 1, 3);
  }

  private OpenDeadline opened(NewDeadline limit) {
    return transaction.execute(status -> deadlines.of(deadlines.open(limit)).orElseThrow());
  }

  private OpenDeadline limited(
      Letter letter, DeadlineKind kind, UUID subject, int days, int urgency) {
    return transaction.execute(
        status ->
            deadlines
                .of(
                    deadlines.open(
                        new NewDeadline(
                            kind,
                            subject,
                            letter.id,
                            AGENCY,
                            STAFFING,
                            UUID.fromString(staffingOfficer.post()),
                            clock.instant(),
                            inWorkingDays(days),
                            Limit.workingDays(days),
                            urgency,
                            null)))
                .orElseThrow());
  }

  private long ladders(UUID deadlineId) {
    return instances
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(deadlineId.toString())
        .count();
  }

  private void change(Runnable act) {
    transaction.executeWithoutResult(status -> act.run());
  }

  private void close(OpenDeadline deadline) {
    change(() -> deadlines.close(deadline.kind(), deadline.subjectId(), null));
  }

  /** Time passes until the next rung, which is climbed. */
  private void climbs(OpenDeadline deadline) {
    var timer = timer(deadline);
    assertThat(timer).as("a rung to wait for").isNotNull();
    passTo(timer.getDuedate().toInstant());
    jobs.executeJob(timer.getId());
  }

  private void climbUntil(Official official, Letter letter, OpenDeadline deadline) {
    while (!official.toDo(letter).contains(ACT)) {
      climbs(deadline);
    }
  }

  private void passTo(Instant moment) {
    var now = clock.instant();
    if (moment.isAfter(now)) {
      clock.forward(Duration.between(now, moment));
    }
  }

  private void answers(Official official, Letter letter, String act, Form form) {
    official.completes(ACT, letter, "escalationAct", act, form);
  }

  private @Nullable Job timer(OpenDeadline deadline) {
    return jobs.createJobQuery().processInstanceId(instanceOf(deadline)).timers().singleResult();
  }

  private Instant rungDue(OpenDeadline deadline) {
    var timer = timer(deadline);
    assertThat(timer).as("a rung to wait for").isNotNull();
    Date due = timer.getDuedate();
    return due.toInstant();
  }

  private String instanceOf(OpenDeadline deadline) {
    return database
        .sql("select process_instance_id from escalation where deadline_id = ?")
        .param(deadline.id())
        .query(String.class)
        .single();
  }

  private boolean isClimbing(OpenDeadline deadline) {
    return instances.createProcessInstanceQuery().processInstanceId(instanceOf(deadline)).count()
        > 0;
  }

  private Instant workingDaysBefore(OpenDeadline deadline, int days) {
    var at = deadline.dueAt();
    for (var left = days; left > 0; ) {
      at = at.minus(Duration.ofDays(1));
      if (calendar.isWorkingDay(AGENCY, LocalDate.ofInstant(at, ProvinceClock.ZONE))) {
        left--;
      }
    }
    return at;
  }

  /** Who was told what by the ladder of a deadline. */
  private List<String> told(OpenDeadline deadline) {
    return database
        .sql(
            """
            select kind || ' ' || person_id from notice where occasion like ? and kind <> 'ESCALATION_ANSWERED'
            order by told_at, person_id
            """)
        .param("%" + deadline.id() + "/%")
        .query(String.class)
        .list();
  }

  private String wordsTo(Official official, OpenDeadline deadline, Locale locale) {
    var words =
        database
            .sql(
                "select words from notice where person_id = ? and occasion like ? and kind like 'ESCALATED%'")
            .param(official.login)
            .param("%" + deadline.id() + "/%")
            .query(String.class)
            .single();
    return Notice.wordsIn(locale, words)[1];
  }

  private int noticesOf(Official official, String kind, Letter letter) {
    return database
        .sql("select count(*) from notice where person_id = ? and kind = ? and document_id = ?")
        .param(official.login)
        .param(kind)
        .param(letter.id)
        .query(Integer.class)
        .single();
  }
}
