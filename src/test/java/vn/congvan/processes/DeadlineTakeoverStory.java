package vn.congvan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    takeOver(letter, arrived);
    takeOver(letter, arrived);

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

  /** Of the work of other stories, which is thousands, the first hundred of each kind. */
  private void takeOver(Letter letter, Letter arrived) {
    var own =
        new HashSet<>(
            database
                .sql("select id from assignment where document_id = ?")
                .param(letter.id)
                .query(UUID.class)
                .list());
    own.addAll(List.of(letter.id, arrived.id));
    var found = new HashSet<UUID>();
    for (var work : works) {
      var page = work.after(null, 100_000);
      Stream.concat(page.stream().limit(100), page.stream().skip(100).filter(own::contains))
          .forEach(id -> transaction.executeWithoutResult(status -> work.keepTime(id)));
      found.addAll(page);
      if (!page.isEmpty()) {
        assertThat(work.after(page.get(page.size() - 1), 10)).isEmpty();
      }
    }
    assertThat(found).containsAll(own);
  }

  private List<OpenDeadline> open(Letter letter) {
    return deadlines.ofDocument(letter.id).stream()
        .filter(each -> each.closedAt() == null)
        .toList();
  }
}
