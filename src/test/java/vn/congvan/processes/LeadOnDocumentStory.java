package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.statistics.Bucket;
import vn.congvan.statistics.Filter;
import vn.congvan.statistics.HandlingFigures;
import vn.congvan.statistics.Question;

/** Who leads the work stands beside the document at each step, and is who the figures name. */
class LeadOnDocumentStory extends OfficeStory {

  @Autowired private JdbcClient database;
  @Autowired private HandlingFigures figures;

  @Test
  void theUnitAndTheHandlerFollowTheWork() {
    var letter = aLetterGivenTo(lead(STAFFING));
    assertThat(lead(letter)).containsExactly(STAFFING, null);

    headOfStaffing.allots(letter, staffingOfficer);
    assertThat(lead(letter)).containsExactly(STAFFING, staffingOfficer.post());

    staffingOfficer.completes(
        HANDLE, letter, "outcome", "handOver", form("handOverPost", secondStaffingOfficer.post()));
    assertThat(lead(letter)).containsExactly(STAFFING, secondStaffingOfficer.post());
    var filter =
        Filter.of(Question.OF_THIS_YEAR.at(AGENCY))
            .ofPost(secondStaffingOfficer.post())
            .only(Bucket.IN_PROGRESS);
    assertThat(
            figures.list(filter, 0, "giamsat.snv", Locale.forLanguageTag("vi")).items().stream()
                .filter(item -> item.id().equals(letter.id)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.visible()).isTrue();
              assertThat(item.unitId()).isEqualTo(STAFFING);
              assertThat(item.holder()).isEqualTo(item.personName());
            });

    secondStaffingOfficer.reports(letter, "Đã xong.");
    headOfStaffing.approves(letter);
    assertThat(lead(letter)).containsExactly(STAFFING, secondStaffingOfficer.post());
  }

  private Object[] lead(Letter letter) {
    return Arrays.stream(
            database
                .sql("select lead_unit_id, lead_post_id from document where id = ?")
                .param(letter.id)
                .query(
                    (row, n) ->
                        new Object[] {row.getString("lead_unit_id"), row.getString("lead_post_id")})
                .single())
        .toArray();
  }
}
