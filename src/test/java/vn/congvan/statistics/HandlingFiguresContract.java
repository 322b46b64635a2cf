package vn.congvan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvan.support.RegisterSlice.createAgency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import vn.congvan.access.Access;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.Role;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.DocumentList.Item;
import vn.congvan.statistics.Figures.Row;
import vn.congvan.statistics.Filter.Origin;
import vn.congvan.statistics.OutgoingFigures.Place;
import vn.congvan.support.FakeDirectory;

/** The same figures on PostgreSQL and on H2, against documents that are counted here by hand. */
@SpringBootTest(classes = FiguresSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class HandlingFiguresContract {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Period OCTOBER = Period.of(YearMonth.of(2026, 10));

  /** A document as the test knows it. */
  record Known(
      UUID id,
      String agency,
      String state,
      Instant arrived,
      @Nullable Instant registered,
      @Nullable Instant due,
      @Nullable Instant closed,
      @Nullable String unit,
      @Nullable UUID post) {}

  @Autowired HandlingFigures figures;
  @Autowired DocumentRows documents;
  @Autowired FrozenMonths months;
  @Autowired SupervisedAgencies supervised;
  @Autowired AgencyStructure structure;
  @Autowired JdbcClient database;
  @Autowired FakeDirectory directory;
  @Autowired ProvinceClock clock;
  @Autowired WorkingCalendar calendar;
  @Autowired Access access;
  @Autowired DocumentListFiles files;
  @Autowired YearlyParagraph paragraph;
  @Autowired ReportScopes scopes;
  @Autowired KnownDays knownDays;
  @Autowired OutgoingFigures drafts;
  @Autowired MonthFreezing freezing;

  private final List<Known> known = new ArrayList<>();
  private Instant moment = Instant.EPOCH;
  private String one = "";
  private String other = "";
  private String below = "";

  @BeforeEach
  void threeAgencies() {
    known.clear();
    directory.clear();
    moment = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    one = agency("Sở Một", null);
    other = agency("Sở Hai", null);
    below = agency("Chi cục Ba", one);
    directory.post("chief", "vp" + one, null, Role.SUPERVISOR);
    directory.supervisesProvince(
        "chief",
        database.sql("select id from agency").query(String.class).list().toArray(String[]::new));
    directory.supervises("nearly", one, other);
    directory.post("follower", one, null, Role.SUPERVISOR);
    directory.post("specialist", one, one + ".p1", Role.SPECIALIST);
  }

  @Test
  void everyNumberIsTheCountOfItsOwnListAndAllOfThemMakeUpWhatWasReceived() {
    someDocuments(400);
    var asked =
        new Question(one, new Period(day(2026, 3, 1), day(2026, 11, 23)), moment, Structure.NOW);

    var found = figures.figures(asked, "follower", VIETNAMESE);

    assertThat(found.total().buckets()).isEqualTo(counted(one, asked));
    assertThat(found.total().adds()).isTrue();
    assertThat(found.total().carried()).isPositive();
    for (var bucket : Bucket.values()) {
      assertThat(found.total().of(bucket)).as(bucket.name()).isPositive();
      drill(Filter.of(asked).only(bucket), found.total().of(bucket));
    }
    drill(Filter.of(asked), found.total().sum());
    drill(Filter.of(asked).from(Origin.ARRIVED), found.total().arrived());
    drill(Filter.of(asked).from(Origin.CARRIED), found.total().carried());
    assertThat(found.rows()).hasSize(3);
    for (var unit : found.rows()) {
      for (var bucket : Bucket.values()) {
        drill(Filter.of(asked).ofUnit(unit.id()).only(bucket), unit.tally().of(bucket));
      }
      var people = figures.people(asked, unit.id(), "follower", VIETNAMESE);
      assertThat(people.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus))
          .isEqualTo(unit.tally());
      for (var person : people) {
        drill(
            Filter.of(asked).ofUnit(unit.id()).ofPost(person.id()).only(Bucket.OVERDUE),
            person.tally().of(Bucket.OVERDUE));
      }
    }
    assertThat(found.dueSoon()).hasSize(3);
    for (var soon : found.dueSoon()) {
      var until = calendar.addWorkingDays(one, moment, soon.workingDays());
      assertThat(soon.count())
          .isEqualTo(
              of(one, asked).stream()
                  .filter(each -> bucket(each, moment) == Bucket.IN_PROGRESS)
                  .filter(each -> !each.due().isAfter(until))
                  .count())
          .isPositive();
      drill(Filter.of(asked).dueWithin(soon.workingDays()), soon.count());
    }
    var unit = found.rows().get(0).id();
    var ofUnit = figures.figures(Filter.of(asked).ofUnit(unit), "follower", VIETNAMESE);
    assertThat(ofUnit.total()).isEqualTo(found.rows().get(0).tally());
    assertThat(ofUnit.rows()).isEqualTo(figures.people(asked, unit, "follower", VIETNAMESE));
    assertThat(ofUnit.trend()).hasSize(HandlingFigures.WEEKS).anyMatch(week -> week.late() > 0);
    for (var week : ofUnit.trend()) {
      var ofWeek = Filter.of(asked.in(week.days())).ofUnit(unit);
      drill(ofWeek.from(Origin.ARRIVED), week.arrived());
      drill(ofWeek.finishedIn(week.days()).only(Bucket.DONE_LATE), week.late());
    }
    assertThat(found.trend()).hasSize(HandlingFigures.WEEKS);
    for (var week : found.trend()) {
      var ofWeek = Filter.of(asked.in(week.days()));
      drill(ofWeek.from(Origin.ARRIVED), week.arrived());
      drill(ofWeek.finishedIn(week.days()).only(Bucket.DONE_IN_TIME), week.inTime());
      drill(ofWeek.finishedIn(week.days()).only(Bucket.DONE_LATE), week.late());
    }
    assertThat(found.trend())
        .anyMatch(week -> week.late() > 0)
        .anyMatch(week -> week.arrived() > 0);
    assertThat(found.oldest()).hasSize(10).allMatch(item -> item.bucket() == Bucket.OVERDUE);
    assertThat(found.oldest().get(0).dueAt())
        .isEqualTo(
            of(one, asked).stream()
                .filter(each -> bucket(each, moment) == Bucket.OVERDUE)
                .map(Known::due)
                .min(Instant::compareTo)
                .orElseThrow());
  }

  @Test
  void aPastMomentIsCountedAsItWasThen() {
    someDocuments(300);
    var then = moment.minus(Duration.ofDays(60));
    var asked =
        new Question(one, new Period(day(2026, 1, 1), day(2026, 11, 23)), then, Structure.NOW);

    var found = figures.figures(asked, "follower", VIETNAMESE).total();

    assertThat(found.buckets()).isEqualTo(counted(one, asked));
    assertThat(found.of(Bucket.OVERDUE)).isPositive();
    drill(Filter.of(asked).only(Bucket.OVERDUE), found.of(Bucket.OVERDUE));
  }

  @Test
  void anAnswerThatTakesLongerThanAMomentCountsNothingTwice() {
    someDocuments(120);
    var asked =
        new Question(one, new Period(day(2026, 1, 1), day(2026, 11, 23)), null, Structure.NOW);
    var slow =
        new HandlingFigures(
            database,
            documents,
            months,
            supervised,
            knownDays,
            structure,
            calendar,
            new ProvinceClock(new Hurrying(clock)));

    var found = slow.figures(asked, "follower", VIETNAMESE);

    assertThat(found.total().adds()).isTrue();
    assertThat(found.total().received())
        .isEqualTo(figures.figures(asked, "follower", VIETNAMESE).total().received());
  }

  /** Each look at it is more than half a second later than the one before. */
  private static final class Hurrying extends Clock {

    private final Clock begun;
    private int looks;

    Hurrying(Clock begun) {
      this.begun = begun;
    }

    @Override
    public Instant instant() {
      return begun.instant().plusMillis(600L * looks++);
    }

    @Override
    public ZoneId getZone() {
      return begun.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void whatWaitsForAnotherAgencyIsInProgressAndDueInNoDays() {
    var due = moment.minus(Duration.ofDays(3));
    var arrived = due.minus(Duration.ofDays(9));
    var waiting = insert(one, "IN_WORK", arrived, arrived, due, null, null, null);
    insert(one, "IN_WORK", arrived, arrived, due, null, null, null);
    var pausedAt = due.minus(Duration.ofDays(1));
    database
        .sql("update document set due_paused = true where id = :id")
        .param("id", waiting)
        .update();
    database
        .sql(
            """
            insert into deadline (id, kind, subject_id, open_subject_id, document_id, agency_id, started_at,
              original_due_at, due_at, paused_at, reckoned_from, limit_seconds, urgency, version)
            values (:id, 'DOCUMENT', :document, :document, :document, :agency, :arrived, :due, :due, :paused, :arrived,
              0, 0, 0)
            """)
        .param("id", UUID.randomUUID())
        .param("document", waiting)
        .param("agency", one)
        .param("arrived", arrived.atOffset(ZoneOffset.UTC))
        .param("due", due.atOffset(ZoneOffset.UTC))
        .param("paused", pausedAt.atOffset(ZoneOffset.UTC))
        .update();
    var asked =
        new Question(one, new Period(day(2026, 1, 1), day(2026, 12, 31)), moment, Structure.NOW);

    var found = figures.figures(asked, "follower", VIETNAMESE);

    assertThat(found.total().of(Bucket.OVERDUE)).isEqualTo(1);
    assertThat(found.total().of(Bucket.IN_PROGRESS)).isEqualTo(1);
    assertThat(found.dueSoon()).allMatch(soon -> soon.count() == 0);
    assertThat(
            figures
                .list(Filter.of(asked).only(Bucket.IN_PROGRESS), 0, "follower", VIETNAMESE)
                .items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.id()).isEqualTo(waiting);
              assertThat(item.remaining()).startsWith("tạm dừng, còn ");
            });
  }

  @Test
  void theProvincesOfficeFollowsAllAgenciesAndADepartmentItsOwn() {
    someDocuments(120);
    var asked =
        new Question(null, new Period(day(2026, 1, 1), day(2026, 11, 23)), moment, Structure.NOW);

    var all = figures.figures(asked, "chief", VIETNAMESE);
    assertThat(all.wholeProvince()).isTrue();
    for (var id : List.of(one, other, below)) {
      var row = all.rows().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
      assertThat(row.tally().buckets()).isEqualTo(counted(id, asked));
    }

    var nearly = figures.figures(asked, "nearly", VIETNAMESE);
    assertThat(nearly.wholeProvince()).isFalse();
    assertThat(nearly.rows()).extracting(Row::id).containsExactlyInAnyOrder(one, other);

    var own = figures.figures(asked, "follower", VIETNAMESE);
    assertThat(own.wholeProvince()).isFalse();
    assertThat(own.rows()).extracting(Row::id).containsExactly(one);
    assertThat(own.total().buckets()).isEqualTo(counted(one, asked));
    assertThat(figures.list(Filter.of(asked), 0, "follower", VIETNAMESE).items())
        .allMatch(item -> item.agencyId().equals(one));
    assertThatThrownBy(() -> figures.figures(asked.at(other), "follower", VIETNAMESE))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () -> figures.list(Filter.of(asked).ofAgency(below), 0, "follower", VIETNAMESE))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> figures.count(Filter.of(asked), "specialist"))
        .isInstanceOf(NotAllowed.class);
    assertThat(figures.mayAsk("specialist")).isFalse();
    assertThatThrownBy(() -> figures.figures(asked, "specialist", VIETNAMESE))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void whoFollowsTwoAgenciesOfManySeesThoseTwo() {
    someDocuments(60);
    directory.post("inspector", one, null, Role.SUPERVISOR);
    directory.supervises("inspector", below);

    var found = figures.figures(Question.OF_THIS_YEAR, "inspector", VIETNAMESE);

    assertThat(found.rows()).extracting(Row::id).containsExactlyInAnyOrder(one, below);
    assertThat(found.rows())
        .filteredOn(row -> row.id().equals(below))
        .extracting(Row::aboveName)
        .containsExactly("Sở Một");
  }

  @Test
  void anAgencyIsShownAsItStoodThenOrAsItStandsNow() {
    someDocuments(30);
    database
        .sql("update agency_version set valid_to = date '2026-07-01' where agency_id = :id")
        .param("id", below)
        .update();
    version(below, "Chi cục Ba mới", other, "2026-07-01");
    var asked =
        new Question(null, new Period(day(2026, 1, 1), day(2026, 6, 30)), moment, Structure.THEN);

    assertThat(row(figures.agencies(asked, "chief", VIETNAMESE), below))
        .extracting(Row::name, Row::aboveName)
        .containsExactly("Chi cục Ba", "Sở Một");
    assertThat(
            row(
                figures.agencies(
                    new Question(null, asked.period(), moment, Structure.NOW), "chief", VIETNAMESE),
                below))
        .extracting(Row::name, Row::aboveName)
        .containsExactly("Chi cục Ba mới", "Sở Hai");
  }

  @Test
  void whoMayNotOpenADocumentIsToldWhereItStandsAndNotWhatItSays() {
    var due = moment.minus(Duration.ofDays(9));
    var id = insert(one, "RECEIVED", due.minus(Duration.ofDays(9)), null, due, null, null, null);
    database
        .sql(
            "update document set number = '7', symbol = 'QĐ-X', subject = 'Việc kín' where id = :id")
        .param("id", id)
        .update();
    access.open(id, Role.SUPERVISOR.at(one));
    var filter = Filter.of(Question.OF_THIS_YEAR.at(one));

    assertThat(figures.list(filter, 0, "follower", VIETNAMESE).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.visible()).isTrue();
              assertThat(item.subject()).isEqualTo("Việc kín");
              assertThat(item.numberAndSymbol()).isEqualTo("7/QĐ-X");
              assertThat(item.holder()).isEqualTo("Văn thư");
              assertThat(item.remaining()).startsWith("quá hạn");
            });
    assertThat(figures.list(filter, 0, "chief", VIETNAMESE).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.visible()).isFalse();
              assertThat(item.subject()).isNull();
              assertThat(item.numberAndSymbol()).isNull();
              assertThat(item.remaining()).startsWith("quá hạn");
            });
  }

  @Test
  void aListIsWrittenAsSpreadsheetAndAsPageWithEachDocument() throws Exception {
    someDocuments(150);
    var filter =
        Filter.of(
                new Question(
                    one, new Period(day(2026, 1, 1), day(2026, 11, 23)), moment, Structure.NOW))
            .only(Bucket.OVERDUE);
    var count = (int) figures.count(filter, "follower");

    var xlsx = new ByteArrayOutputStream();
    files.xlsx(filter, "follower", xlsx);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.get(1).getCellText(0)).contains("QUÁ HẠN");
      assertThat(rows).hasSize(5 + count);
      assertThat(rows.get(5).getCellText(0)).isEqualTo("Sở Một");
    }
    var pdf = new ByteArrayOutputStream();
    files.pdf(filter, "follower", pdf);
    assertThat(pdf.toString(StandardCharsets.ISO_8859_1)).startsWith("%PDF");
  }

  @Test
  void aFileNamesUnitsAndPeopleOfTheAgencyThatWasAskedForAlone() throws Exception {
    directory.unit(one + ".p1", one, "Phòng ở đây").unit(other + ".p1", other, "Phòng nơi khác");
    var here = holder("Người Ở Đây", one);
    var elsewhere = holder("Người Nơi Khác", other);

    assertThat(heading(Filter.of(Question.OF_THIS_YEAR.at(one)).ofUnit(one + ".p1").ofPost(here)))
        .contains("Đơn vị: Phòng ở đây", "Người xử lý: Người Ở Đây");
    for (var agency : java.util.Arrays.asList(one, null)) {
      assertThat(
              heading(
                  Filter.of(new Question(agency, null, null, Structure.NOW))
                      .ofUnit(other + ".p1")
                      .ofPost(elsewhere)))
          .doesNotContain("Phòng nơi khác", "Người Nơi Khác");
    }
  }

  private String heading(Filter filter) throws Exception {
    var xlsx = new ByteArrayOutputStream();
    files.xlsx(filter, "follower", xlsx);
    var words = new StringBuilder();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      book.getFirstSheet().read().forEach(row -> words.append(row.getCellText(0)).append('\n'));
    }
    return words.toString();
  }

  private String holder(String name, String agency) {
    var person = "h" + UUID.randomUUID().toString().substring(0, 8);
    database
        .sql(
            """
            insert into person (id, staff_code, full_name, folded_name, password_hash, created_at)
            values (:id, :id, :name, :name, '{noop}x', current_timestamp)
            """)
        .param("id", person)
        .param("name", name)
        .update();
    var post = UUID.randomUUID();
    database
        .sql(
            """
            insert into post (id, person_id, agency_id, role, title, valid_from)
            values (:id, :person, :agency, 'specialist', 'Chuyên viên', date '2025-07-01')
            """)
        .param("id", post)
        .param("person", person)
        .param("agency", agency)
        .update();
    return post.toString();
  }

  @Test
  void aClosedMonthIsFrozenOnceAndMovesNoMore() {
    thawed();
    someDocuments(150);
    var ofOctober = new Question(one, OCTOBER, null, Structure.NOW);
    var living = figures.figures(ofOctober, "follower", VIETNAMESE);
    assertThat(living.total().buckets())
        .isEqualTo(
            counted(one, new Question(one, OCTOBER, MonthFreezing.endOf(OCTOBER), Structure.NOW)));
    assertThat(living.frozenAt()).isNull();

    freezing.round();
    freezing.round();

    assertThat(figures.frozenMonths().get(0)).isEqualTo(YearMonth.of(2026, 10));
    var kept = figures.figures(ofOctober, "follower", VIETNAMESE);
    assertThat(kept.frozenAt()).isNotNull();
    assertThat(kept.total()).isEqualTo(living.total());
    assertThat(kept.rows()).isEqualTo(living.rows());
    assertThat(kept.oldest()).isEqualTo(living.oldest());
    assertThat(kept.dueSoon()).isEqualTo(living.dueSoon());
    assertThat(paragraph.of(OCTOBER, "follower").of("overdue"))
        .isEqualTo(living.total().of(Bucket.OVERDUE))
        .isPositive();
    var all =
        figures.figures(new Question(null, OCTOBER, null, Structure.NOW), "chief", VIETNAMESE);
    assertThat(row(all.rows(), one).tally()).isEqualTo(living.total());
    assertThat(all.rows()).extracting(Row::id).contains(one, other, below);

    for (var sql :
        List.of(
            "delete from deadline_change where deadline_id in (select id from deadline where agency_id = :id)",
            "delete from deadline where agency_id = :id",
            "delete from document where agency_id = :id")) {
      database.sql(sql).param("id", one).update();
    }
    freezing.round();
    assertThat(figures.figures(ofOctober, "follower", VIETNAMESE).total())
        .isEqualTo(living.total());
    assertThat(paragraph.of(OCTOBER, "follower").of("overdue"))
        .as("the paragraph of a frozen month says what the report on it says")
        .isEqualTo(living.total().of(Bucket.OVERDUE));
    assertThat(
            figures
                .figures(
                    new Question(one, Period.of(YearMonth.of(2026, 11)), null, Structure.NOW),
                    "follower",
                    VIETNAMESE)
                .total())
        .isEqualTo(Tally.NOTHING);
    assertThatThrownBy(() -> figures.figures(ofOctober.at(other), "follower", VIETNAMESE))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void everyNumberOfAFrozenMonthOpensItsListAsItStoodWhateverBecameOfTheDocuments() {
    thawed();
    someDocuments(300);
    database
        .sql(
            """
            update document set arrival_year = 2026, arrival_number = (
              select count(*) from document e where e.agency_id = document.agency_id and e.id <= document.id)
            where registered_at is not null and agency_id = :id
            """)
        .param("id", one)
        .update();
    freezing.round();
    var ofOctober = new Question(one, OCTOBER, null, Structure.NOW);
    var before = figures.figures(ofOctober, "follower", VIETNAMESE);
    var lists = listsOf(before);
    assertThat(lists)
        .hasSizeGreaterThan(30)
        .anySatisfy((name, items) -> assertThat(items).hasSizeGreaterThan(50));

    // Reopened, recalled, closed, renumbered, moved, with another deadline, not there any more.
    for (var sql :
        List.of(
            "update document set state = 'IN_WORK', closed_at = null where agency_id = :id and state = 'CLOSED' and arrival_number > 100",
            "update document set state = 'RECALLED', closed_at = timestamp with time zone '2026-10-09 10:00:00+07' where agency_id = :id and state = 'IN_WORK' and arrival_number <= 100",
            "update document set state = 'CLOSED', closed_at = timestamp with time zone '2026-10-20 10:00:00+07' where agency_id = :id and state = 'CONFIRMING'",
            "update document set arrival_number = arrival_number + 1000, arrival_year = 2027 where agency_id = :id",
            "update document set lead_unit_id = agency_id || '.p9', lead_post_id = null where agency_id = :id and lead_unit_id like '%.p0'",
            "update document set due_at = timestamp with time zone '2027-01-09 10:00:00+07' where agency_id = :id",
            "update document set registered_at = null where agency_id = :id and arrival_number > 1200",
            "delete from document where agency_id = :id and state = 'NOTED'")) {
      assertThat(database.sql(sql).param("id", one).update()).as(sql).isPositive();
    }

    var after = figures.figures(ofOctober, "follower", VIETNAMESE);
    assertThat(after.total()).isEqualTo(before.total());
    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.dueSoon()).isEqualTo(before.dueSoon());
    assertThat(after.oldest()).isEqualTo(before.oldest());
    assertThat(after.trend()).isEqualTo(before.trend());
    assertThat(after.frozenAt()).isEqualTo(before.frozenAt());
    assertThat(listsOf(after)).isEqualTo(lists);
  }

  /** The list behind every number of a frozen month, each as long as its number. */
  private Map<String, List<Item>> listsOf(Figures found) {
    var asked = found.asked();
    var lists = new java.util.TreeMap<String, List<Item>>();
    for (var bucket : Bucket.values()) {
      lists.put(bucket.name(), drill(Filter.of(asked).only(bucket), found.total().of(bucket)));
    }
    lists.put("all", drill(Filter.of(asked), found.total().received()));
    lists.put("carried", drill(Filter.of(asked).from(Origin.CARRIED), found.total().carried()));
    for (var unit : found.rows()) {
      lists.put(unit.id(), drill(Filter.of(asked).ofUnit(unit.id()), unit.tally().received()));
      for (var person : figures.people(asked, unit.id(), "follower", VIETNAMESE)) {
        var his = Filter.of(asked).ofUnit(unit.id()).ofPost(person.id());
        lists.put(unit.id() + person.id(), drill(his, person.tally().received()));
        lists.put(
            unit.id() + person.id() + "D",
            drill(his.only(Bucket.OVERDUE), person.tally().of(Bucket.OVERDUE)));
      }
    }
    for (var soon : found.dueSoon()) {
      lists.put(
          "due" + soon.workingDays(),
          drill(Filter.of(asked).dueWithin(soon.workingDays()), soon.count()));
    }
    assertThat(found.trend()).hasSize(5);
    assertThat(found.trend().get(0).days().from()).isEqualTo(OCTOBER.from());
    assertThat(found.trend().get(4).days().to()).isEqualTo(OCTOBER.to());
    for (var week : found.trend()) {
      var filter = Filter.of(asked);
      lists.put(
          "came" + week.days(),
          drill(filter.from(Origin.ARRIVED).cameIn(week.days()), week.arrived()));
      lists.put(
          "inTime" + week.days(),
          drill(filter.finishedIn(week.days()).only(Bucket.DONE_IN_TIME), week.inTime()));
      lists.put(
          "late" + week.days(),
          drill(filter.finishedIn(week.days()).only(Bucket.DONE_LATE), week.late()));
    }
    assertThat(found.trend().stream().mapToLong(Figures.Week::arrived).sum())
        .isEqualTo(found.total().arrived());
    assertThat(found.trend().stream().mapToLong(Figures.Week::late).sum())
        .isEqualTo(found.total().of(Bucket.DONE_LATE));
    return lists;
  }

  @Test
  void aQuarterThatEndsWithAFrozenMonthIsAnsweredFromItsMonthsAndMovesNoMore() {
    thawed();
    someDocuments(300);
    var quarter = new Period(day(2026, 8, 1), day(2026, 10, 31));
    var ofQuarter = new Question(one, quarter, null, Structure.NOW);
    var living = figures.figures(ofQuarter, "follower", VIETNAMESE);
    assertThat(living.frozenAt()).isNull();
    var fromTheFifth =
        new Question(one, new Period(day(2026, 9, 5), quarter.to()), null, Structure.NOW);
    var livingFromTheFifth = figures.figures(fromTheFifth, "follower", VIETNAMESE);
    var untilTheThirtieth =
        new Question(one, new Period(quarter.from(), day(2026, 10, 30)), null, Structure.NOW);

    freezing.round();

    var before = figures.figures(ofQuarter, "follower", VIETNAMESE);
    assertThat(before.frozenAt()).isNotNull();
    assertThat(before.total()).isEqualTo(living.total());
    assertThat(before.rows()).isEqualTo(living.rows());
    assertThat(before.oldest()).isEqualTo(living.oldest());
    assertThat(before.dueSoon()).isEqualTo(living.dueSoon());
    assertThat(figures.figures(fromTheFifth, "follower", VIETNAMESE).total())
        .isEqualTo(livingFromTheFifth.total());
    assertThat(figures.figures(fromTheFifth, "follower", VIETNAMESE).frozenAt()).isNotNull();
    assertThat(figures.figures(untilTheThirtieth, "follower", VIETNAMESE).frozenAt()).isNull();
    var months =
        java.util.stream.IntStream.rangeClosed(8, 10)
            .mapToObj(
                month ->
                    new Question(one, Period.of(YearMonth.of(2026, month)), null, Structure.NOW))
            .map(asked -> figures.figures(asked, "follower", VIETNAMESE).total())
            .toList();
    for (var bucket : List.of(Bucket.DONE_IN_TIME, Bucket.DONE_LATE, Bucket.FOR_INFORMATION)) {
      assertThat(before.total().of(bucket))
          .as("what was done in its months")
          .isEqualTo(months.stream().mapToLong(tally -> tally.of(bucket)).sum())
          .isPositive();
    }
    assertThat(before.total().arrived()).isEqualTo(months.stream().mapToLong(Tally::arrived).sum());
    assertThat(before.trend()).hasSize(HandlingFigures.WEEKS);
    var lists = new java.util.TreeMap<String, List<Item>>();
    for (var bucket : Bucket.values()) {
      lists.put(bucket.name(), drill(Filter.of(ofQuarter).only(bucket), before.total().of(bucket)));
    }
    for (var week : before.trend()) {
      lists.put(
          "late" + week.days(),
          drill(Filter.of(ofQuarter).finishedIn(week.days()).only(Bucket.DONE_LATE), week.late()));
      drill(Filter.of(ofQuarter).from(Origin.ARRIVED).cameIn(week.days()), week.arrived());
    }

    for (var sql :
        List.of(
            "update document set due_at = timestamp with time zone '2027-01-09 10:00:00+07' where agency_id = :id",
            "update document set lead_unit_id = null where agency_id = :id",
            "update document set registered_at = null where agency_id = :id and state = 'IN_WORK'")) {
      assertThat(database.sql(sql).param("id", one).update()).as(sql).isPositive();
    }
    var after = figures.figures(ofQuarter, "follower", VIETNAMESE);
    assertThat(after).isEqualTo(before);
    for (var bucket : Bucket.values()) {
      assertThat(drill(Filter.of(ofQuarter).only(bucket), before.total().of(bucket)))
          .isEqualTo(lists.get(bucket.name()));
    }
    var paragraphOfQuarter = paragraph.of(quarter, "follower");
    assertThat(paragraphOfQuarter.of("overdue")).isEqualTo(before.total().of(Bucket.OVERDUE));

    database.sql("delete from frozen_document where first_day = date '2026-09-01'").update();
    database.sql("delete from frozen_month where first_day = date '2026-09-01'").update();
    assertThat(figures.figures(ofQuarter, "follower", VIETNAMESE).frozenAt())
        .as("without one of its months")
        .isNull();
  }

  @Test
  void daysThatDoNotEndWithAMonthAreCountedWithTheDeadlineThatWasInForceThen() {
    thawed();
    var week = Period.weekOf(day(2026, 10, 14));
    var arrived = week.begin().minus(Duration.ofDays(20));
    var due = week.begin().plus(Duration.ofDays(2));
    var later = week.end().plus(Duration.ofDays(30));
    var extended = insert(one, "IN_WORK", arrived, arrived, later, null, null, null);
    var afterwards = week.end().plus(Duration.ofDays(3));
    var limit = limit(extended, arrived, due, later);
    change(limit, "OPENED", arrived, null, due);
    change(limit, "EXTENDED", afterwards, due, later);
    var paused = insert(one, "IN_WORK", arrived, arrived, later, null, null, null);
    var stopped = limit(paused, arrived, due, later);
    change(stopped, "OPENED", arrived, null, due);
    change(stopped, "PAUSED", week.begin().plus(Duration.ofDays(1)), due, due);
    change(stopped, "RESUMED", afterwards, due, later);
    var unset = insert(one, "IN_WORK", arrived, arrived, due, null, null, null);
    change(limit(unset, afterwards, due, due), "OPENED", afterwards, null, due);
    var done = insert(one, "CLOSED", arrived, arrived, due, afterwards, null, null);
    var ended = limit(done, arrived, due, due);
    change(ended, "OPENED", arrived, null, due);
    change(ended, "CLOSED", afterwards, due, due);
    var ofWeek = new Question(one, week, null, Structure.NOW);

    var found = figures.figures(ofWeek, "follower", VIETNAMESE).total();

    assertThat(found.of(Bucket.OVERDUE)).isEqualTo(2);
    assertThat(drill(Filter.of(ofWeek).only(Bucket.OVERDUE), 2))
        .extracting(Item::id)
        .containsExactlyInAnyOrder(extended, done);
    assertThat(drill(Filter.of(ofWeek).only(Bucket.OVERDUE), 2))
        .extracting(Item::dueAt)
        .containsOnly(due);
    assertThat(drill(Filter.of(ofWeek).only(Bucket.IN_PROGRESS), 1))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.id()).isEqualTo(paused);
              assertThat(item.remaining()).startsWith("tạm dừng, còn ");
            });
    assertThat(drill(Filter.of(ofWeek).only(Bucket.NO_DEADLINE), 1))
        .extracting(Item::id)
        .containsExactly(unset);
    assertThat(
            figures.count(
                Filter.of(new Question(one, null, null, Structure.NOW)).only(Bucket.OVERDUE),
                "follower"))
        .as("today")
        .isEqualTo(3);
  }

  private UUID limit(UUID document, Instant since, Instant first, Instant due) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into deadline (id, kind, subject_id, open_subject_id, document_id, agency_id, started_at,
              original_due_at, due_at, reckoned_from, limit_seconds, urgency, version)
            values (:id, 'DOCUMENT', :document, :document, :document, :agency, :since, :first, :due, :since, 0, 0, 0)
            """)
        .param("id", id)
        .param("document", document)
        .param("agency", one)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("first", first.atOffset(ZoneOffset.UTC))
        .param("due", due.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  private void change(
      UUID limit, String turn, Instant at, @Nullable Instant before, @Nullable Instant after) {
    database
        .sql(
            """
            insert into deadline_change (id, deadline_id, turn, changed_at, due_before, due_after)
            values (:id, :deadline, :turn, :at, :before, :after)
            """)
        .param("id", UUID.randomUUID())
        .param("deadline", limit)
        .param("turn", turn)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
        .param("after", after == null ? null : after.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Test
  void whatWasDoneBeforeItWasRecalledStaysDone() {
    var asked =
        new Question(one, new Period(day(2026, 1, 1), day(2026, 11, 23)), moment, Structure.NOW);
    var arrived = moment.minus(Duration.ofDays(60));
    var closed = arrived.plus(Duration.ofDays(5));
    var late =
        insert(one, "RECALLED", arrived, arrived, arrived.plusSeconds(9), closed, null, null);
    var noted = insert(one, "RECALLED", arrived, arrived, null, closed, null, null);
    insert(one, "RECALLED", arrived, arrived, null, closed, null, null);
    database
        .sql("update document set closed_as = 'CLOSED', taken_back_at = arrived_at where id = :id")
        .param("id", late)
        .update();
    database
        .sql("update document set closed_as = 'NOTED', taken_back_at = arrived_at where id = :id")
        .param("id", noted)
        .update();

    var found = figures.figures(asked, "follower", VIETNAMESE).total();

    assertThat(found.buckets())
        .isEqualTo(Map.of(Bucket.DONE_LATE, 1L, Bucket.FOR_INFORMATION, 1L, Bucket.SENT_BACK, 1L));
    assertThat(drill(Filter.of(asked).only(Bucket.DONE_LATE), 1))
        .extracting(Item::id, Item::holder)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(late, "Đã thu hồi"));
  }

  @Test
  void daysOfWhichNothingCanBeKnownAreRefusedAndNotAnsweredWithNoughts() {
    var today = LocalDate.ofInstant(moment, ProvinceClock.ZONE);
    insert(one, "RECEIVED", moment.minus(Duration.ofDays(40)), null, null, null, null, null);
    var tomorrow =
        Filter.of(
            new Question(
                one, new Period(today.plusDays(1), today.plusDays(9)), null, Structure.NOW));
    var before =
        Filter.of(
            new Question(
                one, new Period(today.minusDays(90), today.minusDays(60)), null, Structure.NOW));
    for (var filter : List.of(tomorrow, before)) {
      for (var asking :
          List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
              () -> figures.figures(filter, "follower", VIETNAMESE),
              () -> figures.list(filter, 0, "follower", VIETNAMESE),
              () -> figures.count(filter, "follower"),
              () -> files.xlsx(filter, "follower", new ByteArrayOutputStream()))) {
        assertThatThrownBy(asking).isInstanceOf(vn.congvan.shared.Refusal.class);
      }
    }
    assertThatThrownBy(() -> figures.count(before, "follower"))
        .hasMessageContaining("trước ngày đó chưa có số liệu");
  }

  @Test
  void aFrozenListSaysWhenItWasFrozenAndTellsWhatADocumentSaysAsFarAsOneMayReadItToday() {
    thawed();
    var due = OCTOBER.begin().plus(Duration.ofDays(9));
    var id = insert(one, "RECEIVED", due.minus(Duration.ofDays(9)), null, due, null, null, null);
    database
        .sql("update document set subject = 'Việc kín' where id = :id")
        .param("id", id)
        .update();
    freezing.round();
    var filter = Filter.of(new Question(one, OCTOBER, null, Structure.NOW));

    var hidden = figures.list(filter, 0, "follower", VIETNAMESE);
    assertThat(hidden.frozenAt()).isNotNull();
    assertThat(hidden.items()).extracting(Item::subject).containsOnlyNulls();
    access.open(id, Role.SUPERVISOR.at(one));
    assertThat(figures.list(filter, 0, "follower", VIETNAMESE).items())
        .extracting(Item::subject)
        .containsExactly("Việc kín");
    assertThat(
            figures
                .list(Filter.of(Question.OF_THIS_YEAR.at(one)), 0, "follower", VIETNAMESE)
                .frozenAt())
        .isNull();
  }

  @Test
  void daysThatAreOverAreToldAsTheyEnded() {
    thawed();
    someDocuments(150);
    freezing.round();
    var week = Period.weekOf(day(2026, 10, 14));
    var ofWeek = new Question(one, week, null, Structure.NOW);
    var ended = new Question(one, week, week.end().minusNanos(1000), Structure.NOW);
    assertThat(figures.figures(ofWeek, "follower", VIETNAMESE).total().buckets())
        .isEqualTo(counted(one, ended));
    assertThat(figures.figures(ofWeek, "follower", VIETNAMESE).frozenAt()).isNull();
    assertThat(figures.count(Filter.of(ofWeek).only(Bucket.OVERDUE), "follower"))
        .isEqualTo(counted(one, ended).get(Bucket.OVERDUE));
    var untilThe30th =
        new Question(one, new Period(day(2026, 10, 1), day(2026, 10, 30)), null, Structure.NOW);
    var trend = figures.figures(untilThe30th, "follower", VIETNAMESE).trend();
    assertThat(trend).hasSize(HandlingFigures.WEEKS);
    assertThat(trend.get(trend.size() - 1).days().to()).isEqualTo(day(2026, 10, 30));
    for (var each : trend) {
      var days = new Question(one, each.days(), null, Structure.NOW);
      drill(Filter.of(days).from(Origin.ARRIVED), each.arrived());
    }
  }

  private void thawed() {
    database.sql("delete from frozen_document").update();
    database.sql("delete from frozen_month").update();
  }

  @Test
  void theAbstractOfAClassifiedDocumentStandsInNoListOnScreenOrInAFile() throws Exception {
    var due = moment.minus(Duration.ofDays(9));
    var id = insert(one, "RECEIVED", due.minus(Duration.ofDays(9)), null, due, null, null, null);
    database
        .sql("update document set secrecy = 1, subject = 'Việc kín' where id = :id")
        .param("id", id)
        .update();
    access.open(id, Role.SUPERVISOR.at(one));
    var filter = Filter.of(Question.OF_THIS_YEAR.at(one));

    assertThat(figures.list(filter, 0, "follower", VIETNAMESE).items())
        .extracting(Item::subject)
        .containsExactly(Secrecy.NOT_TOLD);
    assertThat(figures.list(filter, 0, "follower", Locale.ENGLISH).items())
        .extracting(Item::subject)
        .containsExactly("(classified, its abstract is not told)");
    var xlsx = new ByteArrayOutputStream();
    files.xlsx(filter, "follower", xlsx);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      assertThat(book.getFirstSheet().read().get(5).getCellText(4)).isEqualTo(Secrecy.NOT_TOLD);
    }
  }

  @Test
  void theYearlyParagraphSaysWhatNobodyCountsAndNeverNought() {
    someDocuments(90);
    var period = new Period(day(2026, 1, 1), day(2026, 11, 23));

    var counts = paragraph.of(period, "follower");

    var tally =
        figures
            .figures(
                new Question(null, period, counts.moment(), Structure.NOW), "follower", VIETNAMESE)
            .total();
    assertThat(counts.of("incoming")).isEqualTo(tally.arrived());
    assertThat(counts.of("overdue")).isEqualTo(tally.of(Bucket.OVERDUE)).isPositive();
    assertThat(counts.of("agencies")).isEqualTo(1);
    assertThat(counts.of("sms")).isNull();
    assertThat(counts.text())
        .contains("Tin nhắn SMS đã gửi: chưa có số liệu; phiếu lấy ý kiến")
        .contains("tiếp nhận " + Tally.figure(tally.arrived()) + " văn bản đến");
    assertThatThrownBy(() -> paragraph.of(period, "specialist")).isInstanceOf(NotAllowed.class);
  }

  @Test
  void theParagraphIsOfTheAgenciesThatWereAskedForAlone() {
    someDocuments(60);
    var period = new Period(day(2026, 1, 1), day(2026, 11, 23));
    var all = scopes.of(null, false, period, Structure.NOW, "chief");
    var alone = scopes.of(one, false, period, Structure.NOW, "chief");
    var together = scopes.of(one, true, period, Structure.NOW, "chief");

    assertThat(all.wholeProvince()).isTrue();
    assertThat(together.agencies()).containsExactlyInAnyOrder(one, below);
    assertThat(paragraph.of(period, alone).of("incoming")).isEqualTo(arrivedIn(period, one));
    assertThat(paragraph.of(period, together).of("incoming"))
        .isEqualTo(arrivedIn(period, one, below));
    assertThat(paragraph.of(period, together).of("agencies")).isEqualTo(2);
    assertThat(scopes.of(one, true, period, Structure.NOW, "nearly").agencies())
        .as("of the agencies below only those that he follows")
        .containsExactly(one);
    assertThatThrownBy(() -> scopes.of(below, true, period, Structure.NOW, "nearly"))
        .isInstanceOf(NotAllowed.class);
    var first =
        known.stream()
            .filter(each -> each.agency().equals(one))
            .map(Known::arrived)
            .min(Instant::compareTo)
            .orElseThrow();
    assertThat(knownDays.first(alone)).hasValue(LocalDate.ofInstant(first, ProvinceClock.ZONE));
    assertThat(knownDays.first(new Scope(false, Set.of("nowhere"), Set.of()))).isEmpty();
  }

  private long arrivedIn(Period period, String... agencies) {
    return known.stream()
        .filter(each -> List.of(agencies).contains(each.agency()))
        .filter(each -> !each.arrived().isBefore(period.begin()))
        .filter(each -> each.arrived().isBefore(period.end()))
        .filter(each -> !each.arrived().isAfter(moment))
        .count();
  }

  @Test
  void outgoingDocumentsAreCountedAsTheyStoodAtTheMoment() {
    thawed();
    var period = new Period(day(2026, 3, 1), day(2026, 3, 31));
    var end = MonthFreezing.endOf(period);
    var in = period.begin().plus(Duration.ofDays(3));
    var before = period.begin().minus(Duration.ofDays(20));
    var after = period.end().plus(Duration.ofDays(5));
    var soon = in.plus(Duration.ofDays(5));
    outgoing("ISSUED", in, soon, soon, soon);
    outgoing("ISSUED", before, in, soon, soon);
    outgoing("RECALLED", in, soon, in.plusSeconds(9), soon);
    outgoing("RECALLED", in, soon, in.plusSeconds(9), after);
    outgoing("DROPPED", in, null, null, soon);
    outgoing("ISSUED", in, after, after, after);
    outgoing("DRAFTING", in, null, null, null);
    outgoing("DRAFTING", before, in, null, null);
    outgoing("ISSUED", before, null, before.plusSeconds(9), before.plusSeconds(9));
    outgoing("RECALLED", before, null, before.plusSeconds(9), in);
    outgoing("DRAFTING", after, null, null, null);

    var counts =
        drafts
            .byAgency(period, end, scopes.of(one, false, period, Structure.NOW, "follower"))
            .get(one);

    assertThat(counts.begun()).isEqualTo(6);
    assertThat(counts.carried()).isEqualTo(2);
    assertThat(counts.of(Place.ISSUED_IN_TIME)).isEqualTo(3);
    assertThat(counts.of(Place.ISSUED_LATE)).isEqualTo(1);
    assertThat(counts.of(Place.DROPPED)).isEqualTo(1);
    assertThat(counts.of(Place.IN_PROGRESS)).isEqualTo(1);
    assertThat(counts.of(Place.NO_DEADLINE)).isEqualTo(1);
    assertThat(counts.of(Place.OVERDUE)).isEqualTo(1);
    assertThat(counts.takenBack()).isEqualTo(1);
    assertThat(counts.places().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(counts.begun() + counts.carried());
    assertThat(paragraph.of(period, "follower").of("outgoing"))
        .as("the paragraph counts what the report calls issued")
        .isEqualTo(counts.issued());
    assertThat(
            drafts
                .byUnit(period, end, scopes.of(one, false, period, Structure.NOW, "follower"))
                .values())
        .containsExactly(counts);
  }

  @Test
  void theOutgoingDocumentsOfAFrozenMonthStandWhereTheyStoodWhateverBecomesOfThem() {
    thawed();
    var march = Period.of(YearMonth.of(2026, 3));
    var end = MonthFreezing.endOf(march);
    var in = march.begin().plus(Duration.ofDays(3));
    var soon = in.plus(Duration.ofDays(5));
    var after = march.end().plus(Duration.ofDays(5));
    outgoing("DRAFTING", in, soon, null, null);
    outgoing("DRAFTING", in, after, null, null);
    outgoing("ISSUED", in, in, soon, soon);
    outgoing("DROPPED", march.begin().minus(Duration.ofDays(9)), null, null, soon);
    database
        .sql(
            """
            insert into unit (id, agency_id, name, symbol, fields, valid_from)
            values (:unit, :agency, 'Phòng soạn thảo', 'ST', '', date '2025-07-01')
            """)
        .param("unit", one + ".st")
        .param("agency", one)
        .update();
    database
        .sql(
            """
            insert into outgoing_draft (document_id, agency_id, drafter_post_id, unit_id, on_paper, version)
            select d.id, d.agency_id, d.id, :unit, false, 0 from document d where d.agency_id = :agency
              and d.state = 'DRAFTING'
            """)
        .param("unit", one + ".st")
        .param("agency", one)
        .update();
    var scope = scopes.of(one, false, march, Structure.NOW, "follower");
    var agencies = drafts.byAgency(march, end, scope);
    var units = drafts.byUnit(march, end, scope);
    assertThat(agencies.get(one).of(Place.OVERDUE)).isEqualTo(1);
    assertThat(units.get("Phòng soạn thảo").begun()).isEqualTo(2);
    assertThat(units.get(OutgoingFigures.NO_UNIT).of(Place.DROPPED)).isEqualTo(1);

    freezing.round();
    assertThat(drafts.byAgency(march, end, scope)).isEqualTo(agencies);
    assertThat(drafts.byUnit(march, end, scope)).isEqualTo(units);

    for (var sql :
        List.of(
            "update document set due_at = timestamp with time zone '2027-01-09 10:00:00+07' where agency_id = :id",
            "update document set due_paused = true where agency_id = :id and state = 'DRAFTING'",
            "update document set state = 'RECALLED', taken_back_at = registered_at where agency_id = :id and state = 'ISSUED'",
            "update outgoing_draft set unit_id = null where agency_id = :id",
            "delete from document where agency_id = :id and state = 'DROPPED'")) {
      assertThat(database.sql(sql).param("id", one).update()).as(sql).isPositive();
    }
    assertThat(drafts.byAgency(march, end, scope)).isEqualTo(agencies);
    assertThat(drafts.byUnit(march, end, scope)).isEqualTo(units);
    assertThat(
            figures
                .figures(new Question(one, march, null, Structure.NOW), "follower", VIETNAMESE)
                .total())
        .as("they are no incoming ones")
        .isEqualTo(Tally.NOTHING);
  }

  private void outgoing(
      String state,
      Instant begun,
      @Nullable Instant due,
      @Nullable Instant issued,
      @Nullable Instant closed) {
    // What was issued before it was recalled was closed when it was issued.
    var first = issued == null ? closed : issued;
    var takenBack = state.equals("RECALLED") ? closed : null;
    database
        .sql(
            """
            insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, registered_at, due_at,
              closed_at, taken_back_at, version)
            values (:id, :agency, 'OUT', :state, 0, 0, :begun, :issued, :due, :closed, :takenBack, 0)
            """)
        .param("id", UUID.randomUUID())
        .param("agency", one)
        .param("state", state)
        .param("begun", begun.atOffset(ZoneOffset.UTC))
        .param("issued", issued == null ? null : issued.atOffset(ZoneOffset.UTC))
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("closed", first == null ? null : first.atOffset(ZoneOffset.UTC))
        .param("takenBack", takenBack == null ? null : takenBack.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The list behind a number is as long as the number says, without one document twice. */
  private List<Item> drill(Filter filter, long count) {
    assertThat(figures.count(filter, "follower")).isEqualTo(count);
    var listed = new ArrayList<Item>();
    var page = 0;
    DocumentList list;
    do {
      list = figures.list(filter, page++, "follower", VIETNAMESE);
      listed.addAll(list.items());
    } while (page < list.pages());
    assertThat(listed).hasSize((int) count);
    assertThat(new HashSet<>(listed.stream().map(Item::id).toList())).hasSize((int) count);
    if (!filter.buckets().isEmpty()) {
      assertThat(listed).allMatch(item -> filter.buckets().contains(item.bucket()));
    }
    var read = new ArrayList<Item>();
    figures.read(filter, "follower", VIETNAMESE, items -> items.forEach(read::add));
    assertThat(read).isEqualTo(listed);
    return listed;
  }

  private List<Known> of(String agency, Question asked) {
    var period = asked.period();
    return known.stream()
        .filter(each -> each.agency().equals(agency))
        .filter(each -> each.arrived().isBefore(period.end()))
        .filter(each -> !each.arrived().isAfter(asked.moment()))
        .filter(
            each ->
                !each.arrived().isBefore(period.begin())
                    || each.closed() == null
                    || !each.closed().isBefore(period.begin()))
        .toList();
  }

  private Map<Bucket, Long> counted(String agency, Question asked) {
    var counts = new EnumMap<Bucket, Long>(Bucket.class);
    of(agency, asked).forEach(each -> counts.merge(bucket(each, asked.moment()), 1L, Long::sum));
    return counts;
  }

  /** The definition of domain.md 7.1 once more, in another language. */
  private static Bucket bucket(Known each, Instant at) {
    if (each.closed() != null && !each.closed().isAfter(at)) {
      return switch (each.state()) {
        case "NOTED" -> Bucket.FOR_INFORMATION;
        case "RETURNED", "RECALLED" -> Bucket.SENT_BACK;
        default ->
            each.due() != null && each.closed().isAfter(each.due())
                ? Bucket.DONE_LATE
                : Bucket.DONE_IN_TIME;
      };
    }
    if (each.registered() == null || each.registered().isAfter(at)) {
      return Bucket.UNREGISTERED;
    }
    if (each.due() == null) {
      return Bucket.NO_DEADLINE;
    }
    return at.isAfter(each.due()) ? Bucket.OVERDUE : Bucket.IN_PROGRESS;
  }

  private void someDocuments(int count) {
    var random = new Random(7);
    var states =
        List.of(
            "RECEIVED",
            "IN_WORK",
            "IN_WORK",
            "IN_WORK",
            "CLOSED",
            "CLOSED",
            "NOTED",
            "RETURNED",
            "RECALLED",
            "CONFIRMING");
    for (var agency : List.of(one, other, below)) {
      for (var n = 0; n < count; n++) {
        var state = states.get(random.nextInt(states.size()));
        var arrived = moment.minus(Duration.ofHours(random.nextInt(24 * 380)));
        var isRegistered = !state.equals("RECEIVED") && !state.equals("RETURNED");
        var due =
            switch (random.nextInt(6)) {
              case 0 -> null;
              case 1 -> moment.plus(Duration.ofHours(random.nextInt(240)));
              default -> arrived.plus(Duration.ofDays(random.nextInt(30) * 13L));
            };
        var isClosed = List.of("CLOSED", "NOTED", "RETURNED", "RECALLED").contains(state);
        var closed =
            isClosed
                ? arrived.plusSeconds(
                    random.nextLong(Duration.between(arrived, moment).toSeconds() + 1))
                : null;
        var registered =
            !isRegistered
                ? null
                : closed == null ? arrived : min(arrived.plusSeconds(5000), closed);
        var unit = isRegistered && random.nextInt(4) > 0 ? agency + ".p" + random.nextInt(2) : null;
        var post =
            unit == null || random.nextInt(3) == 0
                ? null
                : UUID.nameUUIDFromBytes((unit + random.nextInt(3)).getBytes());
        insert(agency, state, arrived, registered, due, closed, unit, post);
      }
    }
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private UUID insert(
      String agency,
      String state,
      Instant arrived,
      @Nullable Instant registered,
      @Nullable Instant due,
      @Nullable Instant closed,
      @Nullable String unit,
      @Nullable UUID post) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into document (id, agency_id, direction, state, urgency, secrecy, arrived_at, registered_at, due_at,
              closed_at, lead_unit_id, lead_post_id, version)
            values (:id, :agency, 'IN', :state, 0, 0, :arrived, :registered, :due, :closed, :unit, :post, 0)
            """)
        .param("id", id)
        .param("agency", agency)
        .param("state", state)
        .param("arrived", arrived.atOffset(ZoneOffset.UTC))
        .param("registered", registered == null ? null : registered.atOffset(ZoneOffset.UTC))
        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param("closed", closed == null ? null : closed.atOffset(ZoneOffset.UTC))
        .param("unit", unit)
        .param("post", post)
        .update();
    known.add(new Known(id, agency, state, arrived, registered, due, closed, unit, post));
    return id;
  }

  private String agency(String name, @Nullable String parent) {
    var id = "a" + UUID.randomUUID().toString().substring(0, 8);
    createAgency(database, id);
    version(id, name, parent, "2025-07-01");
    directory.agency(id, name, "department");
    return id;
  }

  private void version(String id, String name, @Nullable String parent, String from) {
    database
        .sql(
            """
            insert into agency_version (id, agency_id, valid_from, name, short_name, symbol, kind, level, parent_id)
            values (:version, :id, :from, :name, :name, 'X', 'department', 'department', :parent)
            """)
        .param("version", UUID.randomUUID())
        .param("id", id)
        .param("from", LocalDate.parse(from))
        .param("name", name)
        .param("parent", parent)
        .update();
  }

  private static Row row(List<Row> rows, String id) {
    return rows.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }
}
