package vn.congvan.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import vn.congvan.organization.OrganizationTest.TodayForTests;
import vn.congvan.organization.SigningAuthority.Capacity;
import vn.congvan.organization.SigningDelegations.Entry;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;

/** Who may sign what as what (Decree 30/2020, Art. 13); the same on PostgreSQL and on H2. */
@DataJpaTest(
    properties = {
      "congvan.administrator.username=admin",
      "congvan.administrator.password=mat-khau-quan-tri",
      "spring.jpa.hibernate.ddl-auto=validate"
    })
@ActiveProfiles("test")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(classes = OrganizationTest.Slice.class)
abstract class SigningAuthorityStory {

  private static final LocalDate FOUNDED = LocalDate.of(2025, 7, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Autowired SigningAuthority authority;
  @Autowired SigningDelegations delegations;
  @Autowired Agencies agencies;
  @Autowired Units units;
  @Autowired Staff staff;
  @Autowired Posts posts;
  @Autowired Substitutions substitutions;
  @Autowired TodayForTests day;

  UUID chairman;
  UUID director;
  UUID chiefOfOffice;
  UUID headOfUnit;

  @BeforeEach
  void aCommitteeItsOfficeAndADepartment() {
    day.is(TODAY.toString());
    found("ubnd", "Ủy ban nhân dân tỉnh Vĩnh Long", AgencyKind.COMMITTEE, null);
    found("vpubnd", "Văn phòng Ủy ban nhân dân tỉnh", AgencyKind.OFFICE, "ubnd");
    found("snv", "Sở Nội vụ", AgencyKind.DEPARTMENT, "ubnd");
    units.open("snv", "vp", "Văn phòng Sở", "VP", List.of("general"), FOUNDED);
    chairman = post("tri", new Place("ubnd", null, Role.LEADER, "Chủ tịch UBND tỉnh"));
    post("kieu", new Place("ubnd", null, Role.LEADER, "Phó Chủ tịch Thường trực UBND tỉnh"));
    post("uyvien", new Place("ubnd", null, Role.LEADER, "Ủy viên UBND tỉnh"));
    chiefOfOffice = post("lam", new Place("vpubnd", null, Role.LEADER, "Chánh Văn phòng"));
    post("van", new Place("vpubnd", null, Role.LEADER, "Phó Chánh Văn phòng"));
    director = post("hoa", new Place("snv", null, Role.LEADER, "Giám đốc"));
    post("truc", new Place("snv", null, Role.LEADER, "Phó Giám đốc phụ trách"));
    headOfUnit = post("nghia", new Place("snv", "snv.vp", Role.HEAD, "Chánh Văn phòng Sở"));
    post("pho", new Place("snv", "snv.vp", Role.SPECIALIST, "Phó Chánh Văn phòng Sở"));
    post("anh", new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"));
  }

  @Test
  void theChairmanSignsForTheCommitteeOrByHisOwnPowers() {
    assertThat(printed("tri", "ubnd", "QD"))
        .containsExactly("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH");
  }

  @Test
  void theDeputySignsForTheChairman() {
    var both = authority.of("kieu", "ubnd", "QD", TODAY).capacities();
    assertThat(both.stream().map(Capacity::printed))
        .containsExactly(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
    assertThat(both).extracting(Capacity::form).containsOnly(SigningForm.DEPUTY);
    assertThat(both.get(1).position()).isEqualTo("Phó Chủ tịch Thường trực UBND tỉnh");
    assertThat(authority.require("kieu", "ubnd", "QD", TODAY, both.get(1).key()))
        .isEqualTo(both.get(1));
  }

  @Test
  void aDeputyInChargeSignsLikeADeputyAndAnActingHeadIsOne() {
    assertThat(printed("truc", "snv", "CV")).containsExactly("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC");

    posts.end(director, TODAY);
    post("moi", new Place("snv", null, Role.LEADER, "Quyền Giám đốc"));
    assertThat(printed("moi", "snv", "CV")).containsExactly("Q. GIÁM ĐỐC");
    assertThat(authority.of("hoa", "snv", "CV", TODAY).isGranted()).isFalse();
    assertThat(authority.of("hoa", "snv", "CV", TODAY.minusDays(1)).isGranted()).isTrue();
  }

  @Test
  void aMemberOfTheCommitteeAndASpecialistAreTold() {
    assertThat(authority.of("uyvien", "ubnd", "QD", TODAY).refusal())
        .asString()
        .contains("không có thẩm quyền ký");
    assertThat(authority.of("anh", "snv", "CV", TODAY).refusal())
        .asString()
        .contains("thừa lệnh (TL.)");
    assertThat(authority.of("hoa", "ubnd", "CV", TODAY).refusal())
        .asString()
        .contains("không giữ vị trí nào ở cơ quan ban hành");
    assertThatThrownBy(() -> authority.require("anh", "snv", "CV", TODAY, null))
        .isInstanceOf(NotAuthorisedToSign.class);
  }

  @Test
  void aSubstituteDoesTheWorkButDoesNotSign() {
    substitutions.name(director, "nghia", TODAY, TODAY.plusDays(5), "Nghỉ phép năm", "admin");
    assertThat(authority.of("nghia", "snv", "CV", TODAY).isGranted()).isFalse();
    assertThat(authority.of("nghia", "snv", "CV", TODAY).refusal()).asString().contains("TUQ.");

    delegations.record(written(TODAY, TODAY.plusDays(5)), "admin");
    assertThat(printed("nghia", "snv", "CV")).containsExactly("TUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG SỞ");
  }

  @Test
  void theChiefOfTheOfficeSignsByOrderOfTheChairmanAndSoDoHisDeputiesWhereTheRegulationSaysSo() {
    delegations.record(
        new Entry(
            "ubnd",
            chairman,
            chiefOfOffice,
            SigningForm.BY_ORDER,
            Set.of("CV", "TB", "GM"),
            "Thông báo kết luận, công văn truyền đạt, giấy mời",
            true,
            FOUNDED,
            null,
            "Quy chế làm việc số 45/2025/QĐ-UBND"),
        "admin");

    assertThat(printed("lam", "ubnd", "CV")).containsExactly("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG");
    assertThat(printed("van", "ubnd", "CV"))
        .containsExactly("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG");
    assertThat(authority.of("lam", "ubnd", "QD", TODAY).isGranted()).isFalse();
    assertThat(authority.signers("ubnd", "CV", TODAY))
        .extracting(Capacity::personId)
        .containsExactly("tri", "tri", "kieu", "kieu", "lam", "van");
    assertThat(printed("lam", "vpubnd", "QD")).containsExactly("CHÁNH VĂN PHÒNG");
  }

  @Test
  void anAuthorisationHoldsFromItsFirstToItsLastDayAndNotFurther() {
    delegations.record(written(TODAY, TODAY.plusDays(2)), "admin");

    assertThat(printed("nghia", "snv", "CV")).containsExactly("TUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG SỞ");
    assertThat(authority.of("nghia", "snv", "CV", TODAY.minusDays(1)).isGranted()).isFalse();
    assertThat(authority.of("nghia", "snv", "CV", TODAY.plusDays(2)).isGranted()).isTrue();
    assertThat(authority.of("nghia", "snv", "CV", TODAY.plusDays(3)).isGranted()).isFalse();
    assertThat(authority.of("nghia", "snv", "QD", TODAY).isGranted()).isFalse();
    assertThat(authority.of("pho", "snv", "CV", TODAY).isGranted()).isFalse();
  }

  @Test
  void anAuthorisationEndsWithTheOneWhoGaveItAndWithWhoHasIt() {
    delegations.record(written(TODAY, TODAY.plusDays(30)), "admin");
    posts.end(director, TODAY.plusDays(10));
    assertThat(authority.of("nghia", "snv", "CV", TODAY.plusDays(9)).isGranted()).isTrue();
    assertThat(authority.of("nghia", "snv", "CV", TODAY.plusDays(10)).isGranted()).isFalse();
  }

  @Test
  void whatWasEndedHoldsNoMoreAndStaysReadable() {
    var id = delegations.record(written(TODAY.minusDays(5), TODAY.plusDays(30)), "admin");
    var key = authority.of("nghia", "snv", "CV", TODAY).capacities().get(0).key();
    delegations.end(id, "admin");

    assertThatThrownBy(() -> authority.require("nghia", "snv", "CV", TODAY, key))
        .isInstanceOf(NotAuthorisedToSign.class);
    assertThat(authority.of("nghia", "snv", "CV", TODAY.minusDays(1)).isGranted()).isTrue();
    assertThat(delegations.of("snv", "admin"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.running()).isFalse();
              assertThat(line.lastDay()).isEqualTo(TODAY.minusDays(1));
            });
  }

  @Test
  void aCapacityThatWasChosenAndIsGoneIsToldAtTheMomentOfSigning() {
    var id = delegations.record(written(TODAY, TODAY.plusDays(30)), "admin");
    var key = authority.of("nghia", "snv", "CV", TODAY).capacities().get(0).key();
    delegations.end(id, "admin");
    delegations.record(written(TODAY, TODAY.plusDays(3)), "admin");

    assertThatThrownBy(() -> authority.require("nghia", "snv", "CV", TODAY, key))
        .isInstanceOf(NotAuthorisedToSign.class)
        .hasMessageContaining("không còn hiệu lực");
    assertThat(authority.require("nghia", "snv", "CV", TODAY, null).basis()).startsWith("Giấy");
  }

  @Test
  void whatTheDecreeForbidsIsToldByField() {
    assertThat(
            faults(
                new Entry(
                    "snv",
                    headOfUnit,
                    chairman,
                    SigningForm.HEAD,
                    Set.of(),
                    "",
                    false,
                    TODAY,
                    TODAY.minusDays(1),
                    "")))
        .containsOnlyKeys("form", "fromPost", "toPost", "subject", "basis", "lastDay");
    assertThat(
            faults(
                new Entry(
                    "snv",
                    director,
                    headOfUnit,
                    SigningForm.AUTHORISED,
                    Set.of("CV"),
                    "Công văn",
                    true,
                    TODAY,
                    null,
                    "Giấy ủy quyền")))
        .containsOnlyKeys("lastDay", "deputies");
    assertThatThrownBy(() -> delegations.record(written(TODAY, TODAY), "anh"))
        .isInstanceOf(NotAllowed.class);
    assertThat(delegations.givers("snv"))
        .extracting(Directory.Post::personId)
        .containsExactly("hoa");
    assertThat(delegations.takers("ubnd"))
        .extracting(Directory.Post::personId)
        .containsExactlyInAnyOrder("lam", "hoa");
  }

  private Entry written(LocalDate first, LocalDate last) {
    return new Entry(
        "snv",
        director,
        headOfUnit,
        SigningForm.AUTHORISED,
        Set.of("CV"),
        "Công văn về công tác hành chính",
        false,
        first,
        last,
        "Giấy ủy quyền số 03/GUQ-SNV");
  }

  private Map<String, String> faults(Entry entry) {
    return catchThrowableOfType(Refusal.class, () -> delegations.record(entry, "admin")).fields();
  }

  private List<String> printed(String person, String agency, String type) {
    return authority.of(person, agency, type, TODAY).capacities().stream()
        .map(Capacity::printed)
        .toList();
  }

  private void found(String id, String name, AgencyKind kind, String parent) {
    agencies.found(
        id,
        new AgencyDetails(name, name, "ABC", kind, AgencyLevel.PROVINCE, parent, null),
        FOUNDED);
  }

  private UUID post(String person, Place place) {
    staff.engage(
        person,
        new PersonDetails("CB-" + person, "Người " + person, null, null),
        new PasswordHash("{noop}x", false));
    return posts.appoint(person, place, FOUNDED);
  }
}
