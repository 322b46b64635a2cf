package vn.congvan.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Directory.Unit;

/** Letters are headed as Appendix I, Part I, II.2 to II.4 shows. */
class LetterheadTest {

  private static final Agency COMMITTEE =
      new Agency(
          "ubnd", "Ủy ban nhân dân tỉnh Vĩnh Long", "UBND tỉnh", "UBND", "committee", "1", null);

  @Test
  void aDepartmentStandsBelowTheProvincesCommittee() {
    var head =
        Letterhead.of(
            agency("Sở Nội vụ tỉnh Vĩnh Long", "department", "ubnd"),
            COMMITTEE,
            new Unit("snv.vp", "snv", "Văn phòng", "VP", java.util.List.of()),
            "SNV-VP");
    assertThat(head)
        .isEqualTo(
            new Letterhead(
                "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", "SỞ NỘI VỤ", "Vĩnh Long", "SNV-VP", "VP"));
  }

  @Test
  void aPeoplesCommitteeStandsAlone() {
    assertThat(
            Letterhead.of(
                agency("Ủy ban nhân dân phường Long Châu", "ward", "ubnd"),
                COMMITTEE,
                null,
                "UBND"))
        .isEqualTo(
            new Letterhead("", "ỦY BAN NHÂN DÂN\nPHƯỜNG LONG CHÂU", "Long Châu", "UBND", ""));
    assertThat(Letterhead.of(COMMITTEE, null, null, "UBND").place()).isEqualTo("Vĩnh Long");
  }

  @Test
  void theCommitteesOfficeKeepsItsWholeName() {
    var head =
        Letterhead.of(
            agency("Văn phòng Ủy ban nhân dân tỉnh Vĩnh Long", "office", "ubnd"),
            COMMITTEE,
            null,
            "VPUBND");
    assertThat(head.agency()).isEqualTo("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH VĨNH LONG");
    assertThat(head.place()).isEqualTo("Vĩnh Long");
  }

  @Test
  void whatBelongsToNobodyHasNoSuperior() {
    assertThat(
            Letterhead.of(
                    agency("Cục Thống kê tỉnh Vĩnh Long", "central", "ubnd"),
                    COMMITTEE,
                    null,
                    "CTK")
                .superior())
        .isEmpty();
  }

  private static Agency agency(String name, String kind, String parent) {
    return new Agency("a", name, name, "A", kind, "2", parent);
  }
}
