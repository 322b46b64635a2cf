package vn.congvan.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/** The organization's facts; the same on PostgreSQL and on H2. */
@DataJpaTest(
    properties = {
      "congvan.administrator.username=admin",
      "congvan.administrator.password=mat-khau-quan-tri",
      "spring.jpa.hibernate.ddl-auto=validate"
    })
@ActiveProfiles("test")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(classes = OrganizationTest.Slice.class)
abstract class OrganizationTest {

  private static final PasswordHash HASH = new PasswordHash("{noop}x", false);
  private static final LocalDate FOUNDED = LocalDate.of(2025, 7, 1);

  @Autowired Directory directory;
  @Autowired Agencies agencies;
  @Autowired Units units;
  @Autowired Staff staff;
  @Autowired Posts posts;
  @Autowired Substitutions substitutions;
  @Autowired AdministrationRights rights;
  @Autowired SupervisedAgencies supervised;
  @Autowired TodayForTests day;
  @Autowired PasswordEncoder encoder;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void twoDepartments() {
    day.is("2026-11-23");
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return;
    }
    agencies.found(
        "ubnd", details("Ủy ban nhân dân tỉnh Vĩnh Long", AgencyKind.COMMITTEE, null), FOUNDED);
    agencies.found("snv", details("Sở Nội vụ", AgencyKind.DEPARTMENT, "ubnd"), FOUNDED);
    agencies.found("stc", details("Sở Tài chính", AgencyKind.DEPARTMENT, "ubnd"), FOUNDED);
    units.open("snv", "vp", "Văn phòng Sở", "VP", List.of("general", "personnel"), FOUNDED);
    units.open("stc", "ns", "Phòng Ngân sách", "NS", List.of("finance"), FOUNDED);
  }

  @Test
  void aClerkOfOneAgencyWhoIsASpecialistInAnotherIsNoClerkThere() {
    engage("hoa", "Nguyễn Thị Hoa");
    var clerk = posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    var specialist =
        posts.appoint("hoa", new Place("stc", "stc.ns", Role.SPECIALIST, "Chuyên viên"), FOUNDED);

    assertThat(directory.groupsOf("hoa"))
        .containsExactlyInAnyOrder(
            "clerk@snv", "specialist@stc.ns", "post@" + clerk, "post@" + specialist);
    assertThat(directory.agenciesOf("hoa")).containsExactlyInAnyOrder("snv", "stc");
    assertThat(directory.people(null, null, "clerk@stc", null)).isEmpty();
  }

  @Test
  void whoHasLeftIsInNoGroupFromThatDayOn() {
    engage("hoa", "Nguyễn Thị Hoa");
    var post = posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    staff.leave("hoa", LocalDate.of(2026, 11, 25));

    day.is("2026-11-24");
    assertThat(directory.groupsOf("hoa")).contains("clerk@snv");
    assertThat(directory.person("hoa").orElseThrow().left()).isFalse();

    day.is("2026-11-25");
    assertThat(directory.groupsOf("hoa")).isEmpty();
    assertThat(directory.agenciesOf("hoa")).isEmpty();
    assertThat(directory.postsOf("hoa")).isEmpty();
    assertThat(directory.post(post)).isEmpty();
    assertThat(directory.person("hoa").orElseThrow().left()).isTrue();
    assertThat(directory.people(null, null, "clerk@snv", null)).isEmpty();
  }

  @Test
  void aTransferCountsFromItsDay() {
    engage("hoa", "Nguyễn Thị Hoa");
    var old =
        posts.appoint("hoa", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    var next =
        staff.transfer(
            old,
            new Place("stc", "stc.ns", Role.SPECIALIST, "Chuyên viên chính"),
            LocalDate.of(2026, 12, 1));

    day.is("2026-11-30");
    assertThat(directory.groupsOf("hoa"))
        .containsExactlyInAnyOrder("specialist@snv.vp", "post@" + old);
    day.is("2026-12-01");
    assertThat(directory.groupsOf("hoa"))
        .containsExactlyInAnyOrder("specialist@stc.ns", "post@" + next);
  }

  @Test
  void oneRequestAsksOnceWhereAPersonStandsUntilSomethingChanges() {
    engage("hoa", "Nguyễn Thị Hoa");
    var post = posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
    try {
      assertThat(directory.groupsOf("hoa")).contains("clerk@snv");
      jdbc.sql("update post set role = 'leader' where id = :id").param("id", post).update();
      assertThat(directory.groupsOf("hoa")).contains("clerk@snv");

      posts.appoint("hoa", new Place("stc", "stc.ns", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
      assertThat(directory.groupsOf("hoa")).contains("leader@snv", "specialist@stc.ns");
      jdbc.sql("update post set role = 'clerk' where id = :id").param("id", post).update();
      assertThat(directory.groupsOf("hoa")).contains("clerk@snv");
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
    jdbc.sql("update post set role = 'leader' where id = :id").param("id", post).update();
    assertThat(directory.groupsOf("hoa")).contains("leader@snv");
  }

  @Test
  void aSubstituteHasThePostsGroupsOnBothEndsAndNoLonger() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    engage("lan", "Lê Thị Lan");
    var head =
        posts.appoint("hoa", new Place("snv", "snv.vp", Role.HEAD, "Chánh Văn phòng"), FOUNDED);
    posts.appoint("binh", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    substitutions.name(
        head,
        "binh",
        LocalDate.of(2026, 11, 24),
        LocalDate.of(2026, 11, 26),
        "Nghỉ phép năm",
        "admin");

    for (var away : List.of("2026-11-24", "2026-11-26")) {
      day.is(away);
      assertThat(directory.groupsOf("binh")).contains("head@snv.vp", "post@" + head);
      assertThat(directory.standingOf("binh").groupsOverseen()).contains("specialist@snv.vp");
      assertThat(directory.actingFor(head).orElseThrow().id()).isEqualTo("binh");
      assertThat(directory.groupsOf("hoa")).contains("head@snv.vp", "post@" + head);
      assertThat(directory.people(null, null, "head@snv.vp", null))
          .extracting(Directory.Person::id)
          .containsExactlyInAnyOrder("hoa", "binh");
      assertThat(directory.people(null, null, "post@" + head, null)).hasSize(2);
    }
    for (var there : List.of("2026-11-23", "2026-11-27")) {
      day.is(there);
      assertThat(directory.groupsOf("binh")).doesNotContain("head@snv.vp", "post@" + head);
      assertThat(directory.actingFor(head).orElseThrow().id()).isEqualTo("hoa");
      assertThat(directory.people(null, null, "head@snv.vp", null)).hasSize(1);
    }
  }

  @Test
  void aSubstituteWhoLeavesActsNoLonger() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    var leader = posts.appoint("hoa", new Place("snv", null, Role.LEADER, "Giám đốc"), FOUNDED);
    posts.appoint("binh", new Place("snv", null, Role.LEADER, "Phó Giám đốc"), FOUNDED);
    substitutions.name(
        leader,
        "binh",
        LocalDate.of(2026, 11, 23),
        LocalDate.of(2026, 11, 30),
        "Đi công tác",
        "admin");
    staff.leave("binh", LocalDate.of(2026, 11, 25));

    day.is("2026-11-24");
    assertThat(directory.actingFor(leader).orElseThrow().id()).isEqualTo("binh");
    day.is("2026-11-25");
    assertThat(directory.actingFor(leader).orElseThrow().id()).isEqualTo("hoa");
    assertThat(directory.groupsOf("binh")).isEmpty();
  }

  @Test
  void aHeadOverseesHisUnitAndALeaderHisAgency() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    engage("lan", "Lê Thị Lan");
    var head =
        posts.appoint("hoa", new Place("snv", "snv.vp", Role.HEAD, "Chánh Văn phòng"), FOUNDED);
    var specialist =
        posts.appoint("binh", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    posts.appoint("lan", new Place("snv", null, Role.LEADER, "Giám đốc"), FOUNDED);

    assertThat(directory.standingOf("hoa").groupsOverseen())
        .containsExactlyInAnyOrder(
            "head@snv.vp", "specialist@snv.vp", "post@" + head, "post@" + specialist);
    assertThat(directory.standingOf("binh").groupsOverseen()).isEmpty();
    assertThat(directory.standingOf("lan").groupsOverseen()).isEmpty();
    assertThat(directory.standingOf("lan").agenciesOverseen()).containsExactly("snv");
    assertThat(directory.standingOf("hoa").agenciesOverseen()).isEmpty();
    assertThat(directory.standingOf("hoa").groups()).isEqualTo(directory.groupsOf("hoa"));
  }

  @Test
  void aSupervisorFollowsHisAgencyAndThoseBelowWhereHisPostSaysSo() {
    for (var who : List.of("hoa", "binh", "lan", "minh")) {
      engage(who, "Nguyễn Thị Hoa");
    }
    agencies.found("vp", details("Văn phòng UBND tỉnh", AgencyKind.OFFICE, "ubnd"), FOUNDED);
    agencies.found("cc", details("Chi cục trực thuộc Sở", AgencyKind.OTHER, "snv"), FOUNDED);
    var committee =
        posts.appoint("hoa", new Place("ubnd", null, Role.SUPERVISOR, "Thư ký"), FOUNDED);
    var department =
        posts.appoint("binh", new Place("snv", null, Role.SUPERVISOR, "Thanh tra"), FOUNDED);
    posts.appoint("lan", new Place("vp", null, Role.SUPERVISOR, "Giám sát"), FOUNDED);
    var leader = posts.appoint("minh", new Place("ubnd", null, Role.LEADER, "Chủ tịch"), FOUNDED);

    assertThat(directory.agenciesSupervisedBy("hoa")).containsExactly("ubnd");
    assertThat(directory.agenciesSupervisedBy("binh")).containsExactly("snv");
    assertThat(directory.agenciesSupervisedBy("minh")).as("a leader").isEmpty();
    assertThat(directory.agenciesSupervisedBy("lan"))
        .as("the provincial office")
        .containsExactlyInAnyOrder("ubnd", "vp", "snv", "stc", "cc");

    posts.superviseBelow(committee, true);
    posts.superviseBelow(department, true);
    assertThat(directory.agenciesSupervisedBy("hoa"))
        .containsExactlyInAnyOrder("ubnd", "vp", "snv", "stc", "cc");
    assertThat(directory.agenciesSupervisedBy("binh")).containsExactlyInAnyOrder("snv", "cc");
    assertThat(directory.standingOf("hoa").agenciesOverseen())
        .as("no task of theirs")
        .containsExactly("ubnd");

    posts.superviseBelow(committee, false);
    assertThat(directory.agenciesSupervisedBy("hoa")).containsExactly("ubnd");
    assertThatThrownBy(() -> posts.superviseBelow(leader, true)).isInstanceOf(Refusal.class);
  }

  @Test
  void theProvincesOfficeFollowsEveryAgencyByRightAlsoOneUnderNoOtherOrStillToCome() {
    for (var who : List.of("hoa", "binh", "lan")) {
      engage(who, "Nguyễn Thị Hoa");
    }
    agencies.found("vp", details("Văn phòng UBND tỉnh", AgencyKind.OFFICE, "ubnd"), FOUNDED);
    agencies.found("thue", details("Thuế tỉnh", AgencyKind.CENTRAL, null), FOUNDED);
    posts.appoint("lan", new Place("vp", null, Role.SUPERVISOR, "Giám sát"), FOUNDED);
    var committee =
        posts.appoint("hoa", new Place("ubnd", null, Role.SUPERVISOR, "Thư ký"), FOUNDED);
    var department =
        posts.appoint("binh", new Place("snv", null, Role.SUPERVISOR, "Thanh tra"), FOUNDED);

    assertThat(directory.supervisesProvince("hoa")).isFalse();
    posts.superviseBelow(committee, true);
    posts.superviseBelow(department, true);
    for (var who : List.of("lan", "hoa")) {
      assertThat(directory.agenciesSupervisedBy(who))
          .as(who)
          .containsExactlyInAnyOrder("ubnd", "vp", "snv", "stc", "thue");
      assertThat(directory.supervisesProvince(who)).as(who).isTrue();
    }
    assertThat(directory.supervisesProvince("binh")).isFalse();

    agencies.found(
        "moi", details("Sở mới", AgencyKind.DEPARTMENT, "ubnd"), LocalDate.of(2027, 1, 1));
    assertThat(supervised.require("lan").wholeProvince()).isTrue();
    assertThat(supervised.require("lan").has("moi")).isTrue();
    assertThat(supervised.require("binh").has("thue")).isFalse();
  }

  @Test
  void aHeadStillSeesWhatWaitsForAPostThatHasEnded() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    posts.appoint("hoa", new Place("snv", "snv.vp", Role.HEAD, "Chánh Văn phòng"), FOUNDED);
    var ended =
        posts.appoint("binh", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    staff.leave("binh", LocalDate.of(2026, 11, 23));

    assertThat(directory.standingOf("hoa").groupsOverseen()).contains("post@" + ended);
  }

  @Test
  void anAgencyIsCalledByTheNameOfTheDay() {
    agencies.found("vungliem", details("Xã Trung Thành", AgencyKind.COMMUNE, "ubnd"), FOUNDED);
    agencies.change(
        "vungliem", details("Phường Vũng Liêm", AgencyKind.WARD, "ubnd"), LocalDate.of(2026, 6, 9));

    assertThat(directory.agency("vungliem").orElseThrow().name()).isEqualTo("Phường Vũng Liêm");
    assertThat(directory.agency("vungliem", LocalDate.of(2026, 6, 8)).orElseThrow().kind())
        .isEqualTo("commune");
    assertThat(directory.agency("vungliem", LocalDate.of(2026, 6, 9)).orElseThrow().kind())
        .isEqualTo("ward");
    assertThat(directory.agency("vungliem", LocalDate.of(2025, 6, 30))).isEmpty();
    assertThat(agencies.versions("vungliem")).hasSize(2);
  }

  @Test
  void aChangeInTheMiddleKeepsWhatWasPlannedLater() {
    agencies.change(
        "stc", details("Sở Tài chính B", AgencyKind.DEPARTMENT, "ubnd"), LocalDate.of(2027, 1, 1));
    agencies.change(
        "stc", details("Sở Tài chính A", AgencyKind.DEPARTMENT, "ubnd"), LocalDate.of(2026, 12, 1));

    assertThat(agencies.versions("stc"))
        .extracting(version -> version.details().name(), Agencies.Version::until)
        .containsExactly(
            tuple("Sở Tài chính", LocalDate.of(2026, 12, 1)),
            tuple("Sở Tài chính A", LocalDate.of(2027, 1, 1)),
            tuple("Sở Tài chính B", null));
  }

  @Test
  void aClosedCodeStillLeadsToItsAgency() {
    agencies.addCode("stc", CodeScheme.QD20, "H61.05", FOUNDED, true);
    agencies.addCode("stc", CodeScheme.QCVN2016, "000.00.05.H61", FOUNDED, true);
    var old =
        agencies.codes("stc").stream()
            .filter(code -> code.scheme() == CodeScheme.QD20)
            .findFirst()
            .orElseThrow();
    agencies.closeCode("stc", old.id(), LocalDate.of(2026, 1, 1));
    agencies.addCode("stc", CodeScheme.QD20, "H61.15", LocalDate.of(2026, 1, 1), true);

    assertThat(directory.agencyByCode("H61.05").orElseThrow().id()).isEqualTo("stc");
    assertThat(directory.agencyByCode("H61.15").orElseThrow().id()).isEqualTo("stc");
    assertThat(directory.agencyByCode("000.00.05.H61").orElseThrow().id()).isEqualTo("stc");
    assertThat(directory.agencyByCode("H61.99")).isEmpty();
    assertThat(faultsOf(() -> agencies.addCode("snv", CodeScheme.QD20, "H61.05", FOUNDED, true)))
        .containsKey("code");
    assertThat(
            faultsOf(
                () -> agencies.addCode("snv", CodeScheme.QD20, "000.00.05.H61", FOUNDED, true)))
        .containsKey("code");
  }

  @Test
  void aMobileNumberIsKeptInOneFormAndAnythingElseIsRefused() {
    staff.engage("di.dong", withMobile("0912 345 678"), HASH);
    assertThat(staff.find("di.dong").orElseThrow().details().mobile()).isEqualTo("+84912345678");
    assertThat(faultsOf(() -> staff.change("di.dong", withMobile("0270 3822 135"))))
        .containsEntry("mobile", MobileNumber.FAULT.vietnamese());
    assertThat(staff.find("di.dong").orElseThrow().details().mobile()).isEqualTo("+84912345678");
    staff.change("di.dong", withMobile(" "));
    assertThat(staff.find("di.dong").orElseThrow().details().mobile()).isNull();
  }

  private static PersonDetails withMobile(String mobile) {
    return new PersonDetails("CB-didong", "Trần Di Động", null, mobile, null);
  }

  @Test
  void badAgenciesAreRefusedWithTheirFields() {
    assertThat(
            faultsOf(
                () ->
                    agencies.found(
                        "snv", details("Sở khác", AgencyKind.DEPARTMENT, null), FOUNDED)))
        .containsKey("id");
    assertThat(
            faultsOf(
                () -> agencies.found("Sở", details("", AgencyKind.DEPARTMENT, "khongco"), FOUNDED)))
        .containsKeys("id", "name", "parentId");
    assertThat(
            faultsOf(
                () ->
                    agencies.change(
                        "ubnd",
                        details("UBND", AgencyKind.COMMITTEE, "snv"),
                        LocalDate.of(2026, 12, 1))))
        .containsKey("parentId");
    assertThat(
            faultsOf(
                () ->
                    agencies.change(
                        "snv",
                        details("Sở", AgencyKind.DEPARTMENT, null),
                        LocalDate.of(2020, 1, 1))))
        .containsKey("from");
    assertThatThrownBy(
            () -> agencies.change("khongco", details("X", AgencyKind.OTHER, null), FOUNDED))
        .isInstanceOf(NotFound.class);
    assertThat(directory.agencies()).hasSize(3);
  }

  @Test
  void badPeopleAndPostsAreRefusedWithTheirFields() {
    engage("hoa", "Nguyễn Thị Hoa");
    assertThat(faultsOf(() -> engage("hoa", "Ai đó"))).containsKeys("id");
    assertThat(
            faultsOf(
                () ->
                    staff.engage("Hoa Nguyễn", new PersonDetails("hoa", "", "abc", "khong"), HASH)))
        .containsKeys("id", "fullName", "phone", "email");
    assertThat(
            faultsOf(
                () ->
                    staff.engage(
                        "hoa2", new PersonDetails("CB-hoa", "Nguyễn Hoa", null, null), HASH)))
        .containsOnlyKeys("staffCode");
    assertThat(faultsOf(() -> posts.appoint("hoa", new Place("snv", null, Role.HEAD, ""), FOUNDED)))
        .containsOnlyKeys("unitId", "title");
    assertThat(
            faultsOf(
                () ->
                    posts.appoint(
                        "hoa", new Place("snv", "stc.ns", Role.HEAD, "Trưởng phòng"), FOUNDED)))
        .containsOnlyKeys("unitId");
    assertThat(
            faultsOf(
                () ->
                    posts.appoint(
                        "hoa",
                        new Place("snv", null, Role.CLERK, "Văn thư"),
                        LocalDate.of(2020, 1, 1))))
        .containsOnlyKeys("agencyId");
    posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    assertThat(
            faultsOf(
                () -> posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED)))
        .containsOnlyKeys("role");
  }

  @Test
  void badSubstitutionsAreRefusedWithTheirFields() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    engage("lan", "Lê Thị Lan");
    var leader = posts.appoint("hoa", new Place("snv", null, Role.LEADER, "Giám đốc"), FOUNDED);
    var deputy =
        posts.appoint("binh", new Place("snv", null, Role.LEADER, "Phó Giám đốc"), FOUNDED);
    var monday = LocalDate.of(2026, 11, 23);

    assertThat(faultsOf(() -> substitute(leader, "hoa", monday, monday)))
        .containsOnlyKeys("substituteId");
    assertThat(faultsOf(() -> substitute(leader, "binh", monday, monday.minusDays(1))))
        .containsKey("lastDay");
    substitute(deputy, "lan", monday, monday.plusDays(2));
    assertThat(faultsOf(() -> substitute(leader, "binh", monday.plusDays(2), monday.plusDays(5))))
        .containsOnlyKeys("substituteId");
    assertThat(faultsOf(() -> substitute(deputy, "hoa", monday.plusDays(2), monday.plusDays(5))))
        .containsOnlyKeys("firstDay");
    var later = substitute(leader, "binh", monday.plusDays(3), monday.plusDays(5));
    assertThat(faultsOf(() -> substitute(deputy, "lan", monday.plusDays(4), monday.plusDays(6))))
        .containsOnlyKeys("postId");
    assertThat(substitutions.of("snv")).hasSize(2);
    substitutions.end(later);
    assertThat(substitutions.of("snv")).hasSize(1);
  }

  @Test
  void aUnitInWhichSomebodyWorksIsNotClosed() {
    engage("hoa", "Nguyễn Thị Hoa");
    var post =
        posts.appoint("hoa", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    var december = LocalDate.of(2026, 12, 1);

    assertThat(faultsOf(() -> units.close("snv.vp", december))).containsOnlyKeys("on");
    posts.end(post, december);
    units.close("snv.vp", december);
    assertThat(directory.units("snv")).hasSize(1);
    day.is("2026-12-01");
    assertThat(directory.units("snv")).isEmpty();
    assertThat(directory.unit("snv.vp").orElseThrow().fields())
        .containsExactly("general", "personnel");
  }

  @Test
  void theOfficeListHasChiefsBeforeDeputiesAndLeadersBeforeSpecialists() {
    engage("an", "Phạm Văn An");
    engage("binh", "Trần Văn Bình");
    engage("chi", "Lê Thị Chi");
    posts.appoint("an", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    posts.appoint("binh", new Place("snv", null, Role.LEADER, "Phó Giám đốc"), FOUNDED);
    posts.appoint("chi", new Place("snv", null, Role.LEADER, "Giám đốc"), FOUNDED);

    assertThat(directory.posts("snv", null, null))
        .extracting(Directory.Post::personId)
        .containsExactly("chi", "binh", "an");
    assertThat(directory.posts("snv", "snv.vp", Role.SPECIALIST))
        .extracting(Directory.Post::unitName)
        .containsExactly("Văn phòng Sở");
    assertThat(directory.posts("snv", null, Role.CLERK)).isEmpty();
  }

  @Test
  void peopleAreFoundWithAndWithoutDiacritics() {
    engage("hoa", "Nguyễn Thị Hoa");
    engage("duc", "Đặng Văn Đức");
    posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);

    assertThat(directory.people("dang van", null, null, null))
        .extracting(Directory.Person::fullName)
        .containsExactly("Đặng Văn Đức");
    assertThat(directory.people("Nguyễn", null, null, "snv")).hasSize(1);
    assertThat(directory.people("Đặng", null, null, "snv")).isEmpty();
    assertThat(directory.people(null, List.of("hoa", "khongco"), null, null)).hasSize(1);
    assertThat(directory.people(null, List.of(), null, null)).isEmpty();
    assertThat(directory.people("%", null, null, null)).isEmpty();
    assertThat(directory.people(null, null, "khong-phai-nhom", null)).isEmpty();
    assertThat(directory.people(null, null, "post@khong", null)).isEmpty();
  }

  @Test
  void anAgencysAdministratorReachesNoFurtherThanHisAgency() {
    engage("quantri", "Võ Minh Quân");
    engage("hoa", "Nguyễn Thị Hoa");
    engage("binh", "Trần Văn Bình");
    posts.appoint("quantri", new Place("snv", null, Role.ADMINISTRATOR, "Quản trị"), FOUNDED);
    posts.appoint("hoa", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    posts.appoint("binh", new Place("snv", null, Role.CLERK, "Văn thư"), FOUNDED);
    posts.appoint("binh", new Place("stc", "stc.ns", Role.SPECIALIST, "Chuyên viên"), FOUNDED);

    assertThat(rights.any("hoa")).isFalse();
    assertThat(rights.agencies("quantri")).extracting(Directory.Agency::id).containsExactly("snv");
    assertThat(rights.overAgency("quantri", "stc")).isFalse();
    assertThat(rights.overPerson("quantri", "hoa")).isTrue();
    assertThat(rights.overPerson("quantri", "binh")).isFalse();
    assertThat(rights.overPerson("quantri", "admin")).isFalse();
    assertThat(rights.mayAppoint("quantri", new Place("snv", null, Role.ANALYST, "x"))).isFalse();
    assertThat(rights.wholeProvince("admin")).isTrue();
    assertThat(rights.agencies("admin")).hasSize(3);
  }

  @Test
  void anAgencysAdministratorHasNoHandOverWhoReachesFurther() {
    engage("quantri", "Võ Minh Quân");
    posts.appoint("quantri", new Place("snv", null, Role.ADMINISTRATOR, "Quản trị"), FOUNDED);
    for (var who : List.of("hoa", "binh", "lan", "minh", "tam")) {
      engage(who, "Nguyễn Thị Hoa");
      posts.appoint(who, new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"), FOUNDED);
    }
    var analyst = posts.appoint("binh", new Place("snv", null, Role.ANALYST, "Phân tích"), FOUNDED);
    posts.appoint("lan", new Place("ubnd", null, Role.SUPERVISOR, "Giám sát"), FOUNDED);
    posts.appoint(
        "minh", new Place("stc", null, Role.ADMINISTRATOR, "Quản trị"), LocalDate.of(2027, 1, 1));
    engage("ha", "Trần Thị Hà");
    var clerk = posts.appoint("ha", new Place("stc", null, Role.CLERK, "Văn thư"), FOUNDED);
    substitute(clerk, "tam", LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 5));

    assertThat(rights.overPerson("quantri", "hoa")).isTrue();
    for (var who : List.of("binh", "lan", "minh", "tam")) {
      assertThat(rights.overPerson("quantri", who)).as(who).isFalse();
      assertThat(rights.overPerson("admin", who)).as(who).isTrue();
    }

    day.is("2026-12-06");
    assertThat(rights.overPerson("quantri", "tam")).isTrue();
    posts.end(analyst, LocalDate.of(2026, 12, 6));
    assertThat(rights.overPerson("quantri", "binh")).isTrue();
  }

  @Test
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void questionsOutsideATransactionGiveTheirConnectionBack() {
    for (int i = 0; i < 30; i++) {
      directory.agencies();
      directory.units("snv");
      directory.posts("snv", null, null);
      directory.postsOf("admin");
      directory.standingOf("admin");
      directory.people("a", null, null, null);
    }
  }

  @Test
  void theAdministratorComesFromConfiguration() {
    var admin = directory.person("admin").orElseThrow();
    assertThat(encoder.matches("mat-khau-quan-tri", admin.passwordHash())).isTrue();
    assertThat(directory.groupsOf("admin")).isEqualTo(Set.of());
  }

  private UUID substitute(UUID post, String who, LocalDate first, LocalDate last) {
    return substitutions.name(post, who, first, last, "Nghỉ phép năm", "admin");
  }

  private void engage(String id, String name) {
    staff.engage(id, new PersonDetails("CB-" + id, name, null, null), HASH);
  }

  private static AgencyDetails details(String name, AgencyKind kind, String parent) {
    return new AgencyDetails(name, name, "ABC", kind, AgencyLevel.PROVINCE, parent, null);
  }

  private static Map<String, String> faultsOf(ThrowingCallable act) {
    var thrown = catchThrowableOfType(Refusal.class, act);
    assertThat(thrown).isNotNull();
    return thrown.fields();
  }

  /** A day that the test sets. */
  static class TodayForTests extends Clock {

    private volatile Instant now = Instant.EPOCH;

    void is(String date) {
      now = LocalDate.parse(date).atTime(9, 0).atZone(ProvinceClock.ZONE).toInstant();
    }

    @Override
    public ZoneId getZone() {
      return ProvinceClock.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  // No component annotation: the application's own scan must not find this.
  @EnableAutoConfiguration
  @Import({
    DatedDirectory.class,
    Agencies.class,
    Units.class,
    Passwords.class,
    Staff.class,
    Posts.class,
    Substitutions.class,
    SigningAuthority.class,
    SigningDelegations.class,
    SupervisedAgencies.class,
    AdministratorAccount.class,
    AdministrationRights.class
  })
  static class Slice {

    @Bean
    TodayForTests today() {
      return new TodayForTests();
    }

    @Bean
    ProvinceClock clock(TodayForTests today) {
      return new ProvinceClock(today);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
      return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
  }
}
