package vn.congvan.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.document.Documents;
import vn.congvan.document.Secrecy;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeChannel;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;

/**
 * Whom a message is for: not the person but his post. What anybody has read who acts in it needs no
 * message, and whoever acts in it no more gets none.
 */
@Component
class SmsPosts {

  private static final String POST = "post@";

  private final SmsLedger ledger;
  private final Directory directory;
  private final Documents documents;
  private final Access access;
  private final Notifications notifications;

  SmsPosts(
      SmsLedger ledger,
      Directory directory,
      Documents documents,
      Access access,
      Notifications notifications) {
    this.ledger = ledger;
    this.directory = directory;
    this.documents = documents;
    this.access = access;
    this.notifications = notifications;
  }

  /**
   * Whether anybody who is told in a message's process, or who acts today in the post of one of
   * them, has read.
   */
  boolean isRead(Sms sms) {
    var instance = sms.processInstanceId();
    var told = instance == null ? List.of(sms) : ledger.ofInstance(instance);
    if (sms.readAt() != null || told.stream().anyMatch(each -> each.readAt() != null)) {
      return true;
    }
    var documentId = sms.documentId();
    if (documentId == null) {
      return false;
    }
    var openings = documents.openings(documentId);
    return !openings.isEmpty()
        && told.stream()
            .filter(each -> each.group() != null && each.group().startsWith(POST))
            .anyMatch(
                each ->
                    acting(each.group()).stream()
                        .map(openings::get)
                        .anyMatch(
                            opened ->
                                opened != null
                                    // A reminder is for those who have opened it before, too.
                                    && (each.kind() == NoticeKind.URGENT_DOCUMENT
                                        || !opened.isBefore(each.enteredAt()))));
  }

  private Set<String> acting(String group) {
    return directory.people(null, null, group, null).stream()
        .map(Directory.Person::id)
        .collect(Collectors.toSet());
  }

  /** Whether the receiver acts no more where he was told. */
  boolean isGone(Sms sms) {
    var group = sms.group();
    return group == null
        ? directory.person(sms.personId()).map(Directory.Person::left).orElse(true)
        : directory.people(null, List.of(sms.personId()), group, null).isEmpty();
  }

  /**
   * Tells those who act today where somebody was to be told who is gone; each of them gets a
   * message of his own unless he had one. Returns whether there is anybody who may be told.
   */
  boolean tellWhoActs(Sms sms) {
    var group = sms.group() == null ? "" : inCharge(sms.group());
    var acting = acting(group);
    if (acting.isEmpty() || !mayBeTold(sms, acting)) {
      return false;
    }
    var documentId = sms.documentId();
    if (documentId != null && !group.equals(sms.group()) && !isRestricted(documentId)) {
      access.open(documentId, group);
    }
    notifications.tell(
        new Notice(
            sms.kind(),
            sms.agencyId(),
            documentId,
            List.of(group),
            sms.urgency(),
            documentId == null
                ? sms.occasion()
                : sms.occasion().substring(documentId.toString().length() + 1),
            Arrays.asList(sms.words().split("\n", -1)),
            null,
            null,
            Set.of(NoticeChannel.SMS),
            sms.limit()));
    return true;
  }

  private String inCharge(String group) {
    return group.startsWith(POST)
        ? directory.groupInChargeOf(UUID.fromString(group.substring(POST.length())))
        : group;
  }

  private boolean mayBeTold(Sms sms, Set<String> people) {
    var documentId = sms.documentId();
    return documentId == null
        || !isRestricted(documentId)
        || people.stream().allMatch(person -> access.maySee(person, documentId));
  }

  private boolean isRestricted(UUID documentId) {
    return documents.view(documentId).secrecy() != Secrecy.NONE.value();
  }
}
