package vn.congvan.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.Role;

class PracticeProvinceTest extends PostgresProvince {

  private static final Set<String> AGENCIES =
      Set.of(
          "ubnd",
          "vpubnd",
          "snv",
          "stc",
          "sxd",
          "snnmt",
          "syt",
          "sgddt",
          "longchau",
          "vungliem",
          "longho",
          "traon",
          "thue",
          "congich");

  @Autowired Directory directory;
  @Autowired PasswordEncoder encoder;
  @Autowired PracticeProvince province;
  @Autowired JdbcClient jdbc;

  @Test
  void everyAgencyHasAClerkAndALeaderAndEveryUnitAHead() {
    var founded =
        directory.agencies().stream().filter(agency -> AGENCIES.contains(agency.id())).toList();
    assertThat(founded).hasSize(14);
    for (var agency : founded) {
      assertThat(directory.posts(agency.id(), null, Role.CLERK)).as(agency.name()).isNotEmpty();
      assertThat(directory.posts(agency.id(), null, Role.LEADER)).as(agency.name()).isNotEmpty();
      assertThat(directory.units(agency.id())).as(agency.name()).isNotEmpty();
      assertThat(directory.units(agency.id()))
          .as(agency.name())
          .anySatisfy(unit -> assertThat(unit.fields()).contains("general"));
      for (var unit : directory.units(agency.id())) {
        if (unit.id().contains(".moi")) {
          continue; // A unit that a story in the same province has just founded.
        }
        assertThat(directory.posts(agency.id(), unit.id(), Role.HEAD)).as(unit.id()).hasSize(1);
      }
    }
    assertThat(directory.people("thuchanh", null, null, null)).isEmpty();
    assertThat(directory.people(null, null, null, null)).hasSizeGreaterThanOrEqualTo(65);
  }

  @Test
  void everybodyLogsInWithThePrintedPassword() {
    for (var login :
        new String[] {"vanthu.snv", "giamdoc.snv", "truongphong.snv", "chuyenvien.snv", "admin"}) {
      var person = directory.person(login).orElseThrow();
      assertThat(encoder.matches(Passwords.PUBLISHED, person.passwordHash())).as(login).isTrue();
    }
  }

  @Test
  void theClerkOfTheCommitteeIsASpecialistOfItsOffice() {
    assertThat(directory.groupsOf("vanthu.ubnd"))
        .contains("clerk@ubnd", "specialist@vpubnd.hcqt")
        .doesNotContain("clerk@vpubnd");
  }

  @Test
  void whoIsAwayHasASubstitute() {
    var away =
        directory.posts("sxd", "sxd.vp", Role.HEAD).stream()
            .map(Directory.Post::id)
            .findFirst()
            .orElseThrow();
    // The stories before this test may have used up the two weeks.
    assertThat(
            jdbc.sql("select substitute_id from substitution where post_id = ?")
                .param(away)
                .query(String.class)
                .list())
        .containsExactly("chuyenvien.sxd");
  }

  @Test
  void aCommuneThatBecameAWardKeepsItsIdentityAndItsCodes() {
    assertThat(directory.agencyByCode("H61.22").orElseThrow().shortName())
        .isEqualTo("UBND phường Vũng Liêm");
    assertThat(directory.agencyByCode("000.00.22.H61").orElseThrow().id()).isEqualTo("vungliem");
    assertThat(
            directory.agency("vungliem", java.time.LocalDate.of(2026, 6, 8)).orElseThrow().kind())
        .isEqualTo("commune");
  }

  @Test
  void aSecondStartFoundsNothing() {
    var before = jdbc.sql("select count(*) from person").query(Long.class).single();
    province.afterSingletonsInstantiated();
    assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
        .isEqualTo(before);
  }
}
