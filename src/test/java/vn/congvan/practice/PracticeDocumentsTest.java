package vn.congvan.practice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
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

  @Autowired EntityManager entities;
  @Autowired TransactionTemplate transaction;
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
    // A document is REGISTERED only within one act. Outgoing ones are drafted, and what was sent is
    // recalled, by whoever practises.
    assertThat(states)
        .isEqualTo(
            EnumSet.of(
                DocumentState.RECEIVED,
                DocumentState.IN_DIRECTION,
                DocumentState.IN_WORK,
                DocumentState.CONFIRMING,
                DocumentState.CLOSED,
                DocumentState.NOTED,
                DocumentState.RETURNED));
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

  @Test
  void everyProvinceHasTheSameLettersInTheSameHands() {
    assertThat(lettersOfAProvince()).isEqualTo(lettersOfAProvince());
  }

  /** What the practice makes out of nothing; it is undone. */
  private String lettersOfAProvince() {
    return transaction.execute(
        status -> {
          practice.make(PracticeCatalogue.all(), () -> false);
          entities.flush();
          entities.clear();
          status.setRollbackOnly();
          return letters().text();
        });
  }

  /** All that does not depend on the moment; a letter's own id is made at its arrival. */
  private Likeness letters() {
    var of = " d join arrival a on a.document_id = d.%s and a.message_id like 'practice/%%'";
    var ofDocument = of.formatted("document_id");
    return new Likeness(jdbc)
        .with(
            "select a.message_id, d.agency_id, a.channel, a.state, a.file_name, d.direction, d.state,"
                + " d.identifier, d.type_code, d.number, d.symbol, d.issuer_agency_id, d.issuer_name,"
                + " d.issuer_level, d.subject, d.folded_subject, d.field, d.language, d.pages,"
                + " d.copies, d.urgency, d.secrecy, d.signer_name, d.signer_position, d.note,"
                + " d.to_places, d.registered_by, d.close_reason, cast(d.arrived_at at time zone 'Asia/Ho_Chi_Minh' as date) - d.issued_on,"
                + " rank() over (partition by d.register_id order by d.arrival_number)"
                + " from document"
                + of.formatted("id"))
        .with(
            "select a.message_id, d.role, d.ordinal, d.name, d.media_type, d.pages, d.added_by"
                + " from attachment"
                + ofDocument)
        .with(
            "select a.message_id, d.role, d.unit_id, d.post_id, d.handler_post_id, d.given_by,"
                + " d.given_by_post_id, d.instruction, d.allotted_by_post_id, d.handler_instruction,"
                + " d.state, d.outcome, d.result, d.reported_by, d.reply_reference, d.return_reason,"
                + " (select count(*) from extension_request x where x.assignment_id = d.id)"
                + " from assignment"
                + ofDocument)
        .with("select a.message_id, d.level, d.author, d.text from document_comment" + ofDocument)
        .with("select a.message_id, d.audience from document_audience" + ofDocument)
        .with(
            "select a.message_id, d.kind, d.actor, d.on_behalf_of from document_event"
                + ofDocument
                + " where d.kind <> 'OPENED'");
  }

  private Set<UUID> made() {
    return new HashSet<>(
        jdbc.sql("select document_id from arrival where message_id like 'practice/%'")
            .query(UUID.class)
            .list());
  }
}
