package vn.congvan.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.assignment.DirectOrders;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.document.EventKind;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/**
 * What a person does with a document of an agency that he follows: whoever follows it may remind;
 * who may give more time or another handler is decided in {@code assignment} (decision 0035).
 */
@UseCase
public class SupervisedWork {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);
  private static final int LONGEST_WORDS = 300;

  /** To whom a document can be given. */
  public record Receivers(List<Directory.Post> people, List<Directory.Unit> units) {}

  private final SupervisedAgencies supervised;
  private final Documents documents;
  private final DirectOrders orders;
  private final Notifications notifications;
  private final Directory directory;
  private final ProvinceClock clock;

  SupervisedWork(
      SupervisedAgencies supervised,
      Documents documents,
      DirectOrders orders,
      Notifications notifications,
      Directory directory,
      ProvinceClock clock) {
    this.supervised = supervised;
    this.documents = documents;
    this.orders = orders;
    this.notifications = notifications;
    this.directory = directory;
    this.clock = clock;
  }

  /** Reminds those with whom the document lies; each of them once a day. */
  public void remind(UUID documentId, @Nullable String words, String by) {
    var document = followed(documentId, by);
    if (document.direction() == Direction.OUT || document.state().isFinal()) {
      throw new Refusal("Văn bản đã giải quyết xong nên không phải nhắc nữa.");
    }
    if (words != null && words.length() > LONGEST_WORDS) {
      throw new Refusal(
          new Sentence("Lời nhắc quá dài (tối đa %s ký tự). Hãy rút gọn.", LONGEST_WORDS));
    }
    var name = directory.person(by).map(Directory.Person::fullName).orElse(by);
    var due = document.dueAt();
    var told =
        notifications.tell(
            Notice.about(
                    NoticeKind.DEADLINE_REMINDED,
                    document.agencyId(),
                    documentId,
                    holders(document),
                    "supervisor/"
                        + by
                        + "/"
                        + LocalDate.ofInstant(clock.instant(), ProvinceClock.ZONE),
                    due == null ? "" : MOMENT.format(due),
                    words == null || words.isBlank() ? name : name + ": " + words.strip())
                .urgency(document.urgency()));
    if (told == 0) {
      throw new Refusal("Hôm nay bạn đã nhắc văn bản này, hoặc không còn ai giữ việc để nhắc.");
    }
    documents.record(documentId, by, EventKind.REMINDED, words);
  }

  /** Gives the document to another handler. */
  public void reassign(
      UUID documentId, @Nullable UUID handlerPost, @Nullable String reason, String by) {
    followed(documentId, by);
    orders.reassign(documentId, handlerPost, reason, by);
  }

  /**
   * Gives the document to another unit of its agency; a refusal that comes after the engine was
   * told undoes everything.
   */
  @Transactional(rollbackFor = Refusal.class)
  public void giveToUnit(
      UUID documentId, @Nullable String unitId, @Nullable String reason, String by) {
    followed(documentId, by);
    orders.giveToUnit(documentId, unitId, reason, by);
  }

  /** Gives the document more time. */
  public void extend(UUID documentId, @Nullable Instant until, @Nullable String reason, String by) {
    followed(documentId, by);
    orders.extend(documentId, until, reason, by);
  }

  /** To whom the document can be given: people of its unit, and for a leader other units. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Receivers receivers(UUID documentId, String by) {
    followed(documentId, by);
    return new Receivers(orders.receivers(documentId), orders.otherUnits(documentId, by));
  }

  private DocumentView followed(UUID documentId, String by) {
    var scope = supervised.require(by);
    var document = documents.view(documentId);
    if (!scope.has(document.agencyId())) {
      throw new NotFound("Không tìm thấy văn bản.");
    }
    return document;
  }

  /** Before work is given out and after it is done, the clerk or the leader has the document. */
  private List<String> holders(DocumentView document) {
    var holders = orders.holders(document.id());
    if (!holders.isEmpty()) {
      return holders;
    }
    return switch (document.state()) {
      case RECEIVED, REGISTERED -> List.of(Role.CLERK.at(document.agencyId()));
      default -> List.of(Role.LEADER.at(document.agencyId()));
    };
  }
}
