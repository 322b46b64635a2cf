package vn.congvan.sms;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentHappened;
import vn.congvan.document.EventKind;

/**
 * Notes that a receiver has opened the document. His process is told by a thread of ours: whoever
 * reads must not stumble over a timer that runs out at the same moment.
 */
@Component
class SmsReadings {

  private final SmsLedger ledger;

  SmsReadings(SmsLedger ledger) {
    this.ledger = ledger;
  }

  @EventListener
  void happened(DocumentHappened happened) {
    if (happened.kind() == EventKind.OPENED) {
      ledger.opened(happened.documentId(), happened.actor());
    }
  }
}
