package vn.congvan.sms;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentHappened;
import vn.congvan.organization.Directory;

/**
 * Notes that somebody has opened the document who was written to or acts in such a one's post, and
 * that nothing is left to be done with it. The process is told by a thread of ours: whoever reads
 * must not stumble over a timer that runs out at the same moment.
 */
@Component
class SmsReadings {

  private final SmsLedger ledger;
  private final Directory directory;

  SmsReadings(SmsLedger ledger, Directory directory) {
    this.ledger = ledger;
    this.directory = directory;
  }

  @EventListener
  void happened(DocumentHappened happened) {
    var documentId = happened.documentId();
    switch (happened.kind()) {
      case OPENED -> {
        if (ledger.isToldOf(documentId)) {
          ledger.opened(
              documentId,
              happened.actor(),
              directory.postsOf(happened.actor()).stream().map(Directory.Post::group).toList());
        }
      }
      case CLOSED, NOTED, RETURNED, RECALLED -> ledger.settled(documentId);
      default -> {
        // Nothing that a message waits for.
      }
    }
  }
}
