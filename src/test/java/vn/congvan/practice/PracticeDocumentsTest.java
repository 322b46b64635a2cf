package vn.congvan.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.PostgresProvince;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;

class PracticeDocumentsTest extends PostgresProvince {

  private static final Set<String> USER_TASKS =
      Set.of(
          "receiveDocument",
          "directDocument",
          "resubmitDocument",
          "confirmResult",
          "reassignReturned",
          "noteAssignment",
          "assignHandler",
          "handleDocument",
          "approveResult",
          "decideExtension");

  @Autowired PracticeDocuments practice;
  @Autowired Documents documents;
  @Autowired Directory directory;
  @Autowired JdbcClient jdbc;
  @Autowired ProvinceClock clock;

  @Test
  void everyStateAndEveryTaskHasAnExampleAndASecondStartAddsNone() {
    var papers = PracticeCatalogue.all();
    // Stopped after a third, as by a restart in the middle.
    var rounds = new AtomicInteger();
    practice.make(papers, () -> rounds.incrementAndGet() > papers.size() / 3);
    practice.make(papers, () -> false);

    var states = EnumSet.noneOf(DocumentState.class);
    var tasks = new HashSet<String>();
    var agencies = new HashSet<String>();
    var made = made();
    for (var id : made) {
      var document = documents.view(id);
      states.add(document.state());
      agencies.add(document.agencyId());
      var clerk = directory.posts(document.agencyId(), null, Role.CLERK).get(0).personId();
      practice.tasksAbout(id, clerk).forEach(task -> tasks.add(task.activityId()));
    }
    // A document is REGISTERED only within one act, and nothing refuses one yet.
    assertThat(states).isEqualTo(EnumSet.complementOf(EnumSet.of(DocumentState.REGISTERED)));
    assertThat(tasks).isEqualTo(USER_TASKS);
    assertThat(agencies).hasSizeGreaterThanOrEqualTo(6);
    assertThat(made).hasSameSizeAs(papers);

    assertThat(practice.make(papers, () -> false)).isZero();
    assertThat(made()).isEqualTo(made);
  }

  @Test
  void everyProvinceGetsTheSameFiles() {
    for (var paper : PracticeCatalogue.all()) {
      var letter = paper.letter("Sở Nội vụ", clock.today());
      assertThat(paper.letter("Sở Nội vụ", clock.today()).pdf())
          .as(paper.key())
          .isEqualTo(letter.pdf());
    }
  }

  private Set<UUID> made() {
    return new HashSet<>(
        jdbc.sql("select document_id from arrival where message_id like 'practice/%'")
            .query(UUID.class)
            .list());
  }
}
