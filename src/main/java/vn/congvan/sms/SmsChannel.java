package vn.congvan.sms;

import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Documents;
import vn.congvan.document.Urgency;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.ShortMessageChannel;
import vn.congvan.organization.Role;
import vn.congvan.workflow.Processes;

/**
 * Takes notices that are to reach telephones: each becomes a row and a process within the
 * transaction that tells it, so that all of it happens or nothing.
 */
@Component
class SmsChannel implements ShortMessageChannel {

  private final SmsLedger ledger;
  private final SmsAgencies agencies;
  private final Documents documents;
  // Late: the process that it starts tells it of further notices.
  private final ObjectProvider<Processes> processes;
  private final ObjectProvider<SmsGateway> gateways;

  SmsChannel(
      SmsLedger ledger,
      SmsAgencies agencies,
      Documents documents,
      ObjectProvider<Processes> processes,
      ObjectProvider<SmsGateway> gateways) {
    this.ledger = ledger;
    this.agencies = agencies;
    this.documents = documents;
    this.processes = processes;
    this.gateways = gateways;
  }

  @Override
  public void take(ShortNotice notice) {
    if (!isOpen(notice.agencyId())) {
      return;
    }
    var id = UUID.randomUUID();
    var within =
        notice.kind() == NoticeKind.URGENT_DOCUMENT ? ledger.watched(notice.documentId()) : 0;
    if (!ledger.enter(
        id,
        notice.agencyId(),
        notice.documentId(),
        notice.personId(),
        notice.role(),
        notice.group(),
        notice.kind(),
        notice.occasion(),
        Notice.lines(notice.words()),
        notice.urgency(),
        within,
        notice.limit(),
        opened(notice))) {
      return;
    }
    var given = new HashMap<String, @Nullable Object>();
    given.put(
        DocumentVariables.DOCUMENT_ID.name(),
        notice.documentId() == null ? null : notice.documentId().toString());
    given.put(DocumentVariables.AGENCY_ID.name(), notice.agencyId());
    given.put(
        DocumentVariables.PRIORITY.name(),
        Urgency.of(notice.urgency()).orElse(Urgency.NORMAL).priority());
    given.put(SmsVariables.SMS_ID.name(), id.toString());
    given.put(SmsVariables.SMS_URGENT.name(), Sms.isUrgent(notice.urgency()));
    ledger.inInstance(
        id, processes.getObject().start(SmsVariables.NOTIFY_BY_SMS, id.toString(), given));
  }

  /** When he opened the document of which he is to be told; a reminder is sent to readers too. */
  private @Nullable Instant opened(ShortNotice notice) {
    return notice.kind() == NoticeKind.URGENT_DOCUMENT && notice.documentId() != null
        ? documents.openings(notice.documentId()).get(notice.personId())
        : null;
  }

  /** Whether messages of an agency would be sent at all. */
  boolean isOpen(String agencyId) {
    return gateways.getIfAvailable() != null && agencies.of(agencyId).enabled();
  }

  /** Enters the message of whoever is written to in place of another one, in the same process. */
  UUID enterInstead(Sms of, String personId, Role role, String group) {
    var id = UUID.randomUUID();
    if (!ledger.enter(
        id,
        of.agencyId(),
        of.documentId(),
        personId,
        role,
        group,
        of.kind(),
        of.occasion(),
        of.words(),
        of.urgency(),
        of.readWithin(),
        of.limit(),
        null)) {
      throw new IllegalStateException("Somebody was written to before: message " + of.id());
    }
    if (of.processInstanceId() != null) {
      ledger.inInstance(id, of.processInstanceId());
    }
    return id;
  }
}
