package vn.congvan.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.assignment.Extensions;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.document.Channel;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;

/**
 * Lets the people of the practice province receive letters and work on them, so that every list has
 * something on it.
 *
 * <p>A letter arrives once under its key, and everything that people do with it is one transaction:
 * after a restart a letter is either still to be worked on or done.
 */
@Component
@Profile("demo")
class PracticeDocuments {

  private final Intake intake;
  private final PracticeDesk.Office office;
  private final TransactionTemplate transaction;

  PracticeDocuments(
      Intake intake,
      Documents documents,
      Directory directory,
      Processes processes,
      Drafts drafts,
      AssignmentBook assignments,
      Extensions extensions,
      WorkingCalendar calendar,
      ProvinceClock clock,
      ObjectMapper json,
      TransactionTemplate transaction) {
    this.intake = intake;
    this.office =
        new PracticeDesk.Office(
            documents,
            directory,
            processes,
            drafts,
            assignments,
            extensions,
            calendar,
            clock,
            json);
    this.transaction = transaction;
  }

  /** Makes what is not there yet, until told to stop; answers how many documents arrived. */
  int make(List<PracticeDocument> papers, BooleanSupplier stopped) {
    var made = 0;
    for (var paper : papers) {
      if (stopped.getAsBoolean()) {
        break;
      }
      if (make(paper)) {
        made++;
      }
    }
    return made;
  }

  /** What is still to be done about a document, as its clerks and leaders see it. */
  List<Processes.OpenTask> tasksAbout(UUID documentId, String person) {
    return office.tasksAbout(documentId, person);
  }

  private boolean make(PracticeDocument paper) {
    var receipt = intake.accept(delivery(paper));
    var documentId = receipt.documentId();
    if (documentId == null) {
      throw new IllegalStateException(paper.key() + ": " + receipt.reason());
    }
    if (office.documents().view(documentId).state() == DocumentState.RECEIVED) {
      transaction.executeWithoutResult(
          status -> paper.story().accept(new PracticeDesk(office, paper, documentId)));
    }
    return !receipt.repeated();
  }

  private Delivery delivery(PracticeDocument paper) {
    var agency = office.directory().agency(paper.agencyId()).orElseThrow();
    var clerk =
        office.directory().posts(agency.id(), null, Role.CLERK).stream().findFirst().orElseThrow();
    return new Delivery(
        agency.id(),
        Channel.UPLOAD,
        "practice/" + paper.key(),
        fileName(paper),
        () -> new ByteArrayInputStream(paper.letter(agency.name(), office.clock().today()).pdf()),
        clerk.personId());
  }

  private static String fileName(PracticeDocument paper) {
    return paper.number() + "-" + paper.symbol().replace('/', '-') + ".pdf";
  }
}
