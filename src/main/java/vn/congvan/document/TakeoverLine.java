package vn.congvan.document;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.workflow.TaskTakenOver;

/** Writes into the document's history who took over whose task, in the act's own transaction. */
@Component
class TakeoverLine {

  private final Documents documents;

  TakeoverLine(Documents documents) {
    this.documents = documents;
  }

  @EventListener
  void takenOver(TaskTakenOver taken) {
    var from = taken.from();
    if (from == null) {
      documents.record(taken.documentId(), taken.personId(), EventKind.SUBSTITUTED, taken.task());
    } else {
      documents.record(
          taken.documentId(), taken.personId(), from, EventKind.SUBSTITUTED, taken.task());
    }
  }
}
