package vn.congvan.delivery;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.Processes;

/** What receivers were asked and need not answer any more. */
@Component
class RecallQuestions {

  private final DeliveryLedger ledger;
  private final Processes processes;

  RecallQuestions(DeliveryLedger ledger, Processes processes) {
    this.ledger = ledger;
    this.processes = processes;
  }

  /** Takes the question back, where one was asked and is open: the document has gone otherwise. */
  void lapse(DeliveryLedger.Row row) {
    if (!row.isAsked()) {
      return;
    }
    ledger.answered(row, DeliveryLedger.LAPSED);
    for (var task : processes.tasksFor(List.of(row.id().toString()))) {
      processes.tell(task.processInstanceId(), DeliveryVariables.RECALL_LAPSED, Map.of());
    }
  }
}
