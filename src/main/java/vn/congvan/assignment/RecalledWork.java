package vn.congvan.assignment;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentHappened;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.workflow.Processes;

/**
 * A recalled document is frozen with what was done about it: its process and all work on it end in
 * the same transaction, and nobody sees less than before.
 */
@Component
class RecalledWork {

  private final AssignmentLedger ledger;
  private final Documents documents;
  private final Processes processes;

  RecalledWork(AssignmentLedger ledger, Documents documents, Processes processes) {
    this.ledger = ledger;
    this.documents = documents;
    this.processes = processes;
  }

  @EventListener
  void end(DocumentHappened event) {
    if (event.kind() != EventKind.RECALLED) {
      return;
    }
    var instance = documents.view(event.documentId()).processInstanceId();
    if (instance != null) {
      processes.tell(instance, AssignmentMessages.DOCUMENT_RECALLED, Map.of());
    }
    for (var row : ledger.ofDocument(event.documentId())) {
      if (row.state().isSettled()) {
        continue;
      }
      row.withdraw(ledger.now());
      ledger.keepTime(row, event.actor());
      var work = row.processInstanceId();
      if (work != null) {
        processes.tell(work, AssignmentMessages.WORK_RECALLED, Map.of());
      }
    }
  }
}
