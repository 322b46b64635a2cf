package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.UnderwayWork;

/** Work from before deadlines were kept gets its own, and what has them keeps them. */
class DeadlineTakeoverStory extends OfficeStory {

  @Autowired private List<UnderwayWork> works;
  @Autowired private Deadlines deadlines;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  @Test
  void whatWasUnderWayHasItsDeadlinesAfterwardsEachOnce() {
    var letter = aLetterGivenTo(lead(STAFFING), toKnow(REFORM));
    headOfStaffing.completes(
        ALLOT,
        letter,
        "allotment",
        "assign",
        form("handlerPost", staffingOfficer.post()).with("dueAt", inWorkingDays(2).toString()));
    var arrived = aLetter();
    var before = open(letter);
    for (var each : List.of(letter, arrived)) {
      database
          .sql(
              "delete from deadline_change where deadline_id in (select id from deadline where document_id = ?)")
          .param(each.id)
          .update();
      database.sql("delete from deadline where document_id = ?").param(each.id).update();
    }

    takeOver();
    takeOver();

    assertThat(open(letter))
        .usingRecursiveFieldByFieldElementComparatorOnFields(
            "kind", "subjectId", "dueAt", "unitId", "postId")
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(open(arrived)).hasSize(1);
    // And the work goes on as if they had always been there.
    staffingOfficer.reports(letter, "Đã xong.");
    headOfStaffing.approves(letter);
    headOfReform.notes(letter);
    director.confirms(letter);
    assertThat(open(letter)).isEmpty();
  }

  private void takeOver() {
    for (var work : works) {
      var page = work.after(null, 100_000);
      page.forEach(id -> transaction.executeWithoutResult(status -> work.keepTime(id)));
      if (!page.isEmpty()) {
        assertThat(work.after(page.get(page.size() - 1), 10)).isEmpty();
      }
    }
  }

  private List<OpenDeadline> open(Letter letter) {
    return deadlines.ofDocument(letter.id).stream()
        .filter(each -> each.closedAt() == null)
        .toList();
  }
}
