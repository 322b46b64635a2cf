package vn.congvan.assignment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.access.Access;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Tells a group of the document's own agency about it, as a diagram asks for. */
@UseCase
public class Notices {

  private static final int LONGEST = 500;
  private static final String POST = "post";

  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final Notifications notifications;
  private final ProvinceClock clock;

  Notices(
      Documents documents,
      Access access,
      Directory directory,
      Notifications notifications,
      ProvinceClock clock) {
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Opens the document to the group and writes the notice in its history; without a group nobody is
   * told. A group of another agency is refused: a diagram serves all agencies and shows no document
   * of one to another.
   */
  public void give(UUID documentId, @Nullable String group, String text, String by) {
    if (group == null || group.isBlank()) {
      return;
    }
    var document = documents.lock(documentId).view();
    var agencyId = document.agencyId();
    var receiver = receiver(group, agencyId);
    if (receiver == null) {
      throw new Refusal(
          new Sentence(
              "Không gửi được thông báo: nơi nhận “%s” không thuộc cơ quan của văn bản. Hãy báo cán bộ phân tích quy trình.",
              group));
    }
    access.open(documentId, group);
    documents.record(documentId, by, EventKind.NOTICE, receiver + ": " + brief(text));
    // A reminder that the diagram repeats is told each time.
    notifications.tell(
        Notice.about(
                NoticeKind.DOCUMENT_NOTICE,
                agencyId,
                documentId,
                List.of(group),
                clock.instant().toString(),
                brief(text))
            .urgency(document.urgency()));
  }

  /** The group in words; null if it is none of the agency. */
  private @Nullable String receiver(String group, String agencyId) {
    var at = group.indexOf('@');
    var role = at < 0 ? "" : group.substring(0, at);
    var place = group.substring(at + 1);
    if (role.equals(POST)) {
      return directory
          .post(UUID.fromString(place))
          .filter(post -> post.agencyId().equals(agencyId))
          .map(post -> post.personName() + " (" + post.title() + ")")
          .orElse(null);
    }
    if (role.equals(Role.HEAD.key())) {
      return directory.units(agencyId).stream()
          .filter(unit -> unit.id().equals(place))
          .map(unit -> "Trưởng đơn vị " + unit.name())
          .findFirst()
          .orElse(null);
    }
    if (!place.equals(agencyId)) {
      return null;
    }
    return role.equals(Role.CLERK.key())
        ? "Văn thư"
        : role.equals(Role.LEADER.key()) ? "Lãnh đạo cơ quan" : null;
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
