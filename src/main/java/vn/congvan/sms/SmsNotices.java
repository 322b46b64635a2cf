package vn.congvan.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.access.Access;
import vn.congvan.document.Documents;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.organization.SigningAuthority;
import vn.congvan.organization.SigningForm;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/** Who is written to about a document, and who instead where the first one does not react. */
@UseCase
@Recorded(false)
public class SmsNotices {

  /** What is done where the receiver does not react; {@code smsId} is the next message. */
  public record Next(String what, UUID smsId) {}

  // Any type will do: asked is who stands at the head, not who signs this or that.
  private static final String ANY_TYPE = "CV";

  private final SmsLedger ledger;
  private final SmsChannel channel;
  private final SmsHours hours;
  private final SmsSending sending;
  private final Documents documents;
  private final Access access;
  private final Directory directory;
  private final SigningAuthority authority;
  private final Notifications notifications;
  private final ProvinceClock clock;

  SmsNotices(
      SmsLedger ledger,
      SmsChannel channel,
      SmsHours hours,
      SmsSending sending,
      Documents documents,
      Access access,
      Directory directory,
      SigningAuthority authority,
      Notifications notifications,
      ProvinceClock clock) {
    this.ledger = ledger;
    this.channel = channel;
    this.hours = hours;
    this.sending = sending;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.authority = authority;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Tells those whom the rule names of a document that was registered, and lets them see it; by
   * which channel is the notice's affair.
   */
  public void tellOfDocument(
      UUID documentId,
      boolean head,
      boolean deputies,
      @Nullable String headsOfUnit,
      int readWithin) {
    var document = documents.view(documentId);
    var posts = new LinkedHashSet<UUID>();
    if (head) {
      posts.addAll(leaders(document.agencyId(), false));
    }
    if (deputies) {
      posts.addAll(leaders(document.agencyId(), true));
    }
    if (headsOfUnit != null) {
      directory.posts(document.agencyId(), headsOfUnit, Role.HEAD).stream()
          .map(Directory.Post::id)
          .forEach(posts::add);
    }
    if (posts.isEmpty()) {
      return;
    }
    if (readWithin > 0) {
      ledger.watch(documentId, readWithin);
    }
    var groups = posts.stream().map(Directory::postGroup).toList();
    groups.forEach(group -> access.open(documentId, group));
    notifications.tell(
        Notice.about(
                NoticeKind.URGENT_DOCUMENT,
                document.agencyId(),
                documentId,
                groups,
                "registered",
                Urgency.of(document.urgency()).map(Urgency::vietnamese).orElse(""),
                document.issuerName() == null || isRestricted(documentId)
                    ? ""
                    : document.issuerName())
            .urgency(document.urgency()));
  }

  private List<UUID> leaders(String agencyId, boolean deputies) {
    var found = new LinkedHashMap<UUID, Boolean>();
    for (var capacity : authority.signers(agencyId, ANY_TYPE, clock.today())) {
      if (capacity.basis() == null) {
        found.putIfAbsent(capacity.postId(), capacity.form() == SigningForm.DEPUTY);
      }
    }
    var wanted =
        found.entrySet().stream()
            .filter(each -> each.getValue() == deputies)
            .map(Map.Entry::getKey)
            .toList();
    if (!wanted.isEmpty() || deputies) {
      return wanted;
    }
    // No title says who is the head: whoever stands first in the office list.
    return directory.posts(agencyId, null, Role.LEADER).stream()
        .limit(1)
        .map(Directory.Post::id)
        .toList();
  }

  /** When a message may be sent; now if that is now. */
  public Instant sendAt(UUID smsId) {
    var sms = ledger.lock(smsId);
    var now = clock.instant();
    return sms.isUrgent() ? now : hours.from(sms.agencyId(), now);
  }

  /** Lets a message be sent, outside of this transaction. */
  public void queue(UUID smsId) {
    var sms = ledger.lock(smsId);
    if (sms.state() == SmsState.WAITING) {
      ledger.queued(smsId, clock.instant());
    }
  }

  /** Who is told instead of a receiver who does not react: a substitute, else he is called. */
  public Next next(UUID smsId) {
    var sms = ledger.lock(smsId);
    if (sms.readAt() != null || sending.isSettled(sms)) {
      return new Next("nothing", smsId);
    }
    var substitute = substituteOf(sms);
    if (substitute.isEmpty()) {
      return new Next("call", smsId);
    }
    var post = substitute.get();
    if (sms.documentId() != null && !isRestricted(sms.documentId())) {
      access.open(sms.documentId(), post.group());
    }
    return new Next("substitute", channel.enterInstead(sms, post.actor(), post.role()));
  }

  private record Substitute(String actor, String group, Role role) {}

  /**
   * Whoever acts today in a post of the receiver's own, else another leader of the agency or head
   * of the unit; never anybody who was written to before, and one only.
   */
  private Optional<Substitute> substituteOf(Sms sms) {
    if (sms.processInstanceId() != null && ledger.toldIn(sms.processInstanceId()).size() > 1) {
      return Optional.empty();
    }
    var posts =
        directory.posts(sms.agencyId(), null, null).stream()
            .filter(post -> post.role() == sms.role())
            .toList();
    var own = posts.stream().filter(post -> post.personId().equals(sms.personId())).toList();
    var candidates = new ArrayList<Substitute>();
    for (var post : own) {
      directory.people(null, null, post.group(), null).stream()
          .map(person -> new Substitute(person.id(), post.group(), post.role()))
          .forEach(candidates::add);
    }
    if (sms.role() == Role.LEADER || sms.role() == Role.HEAD) {
      var units = own.stream().map(post -> String.valueOf(post.unitId())).toList();
      posts.stream()
          .filter(post -> units.contains(String.valueOf(post.unitId())))
          .map(post -> new Substitute(post.personId(), post.group(), post.role()))
          .forEach(candidates::add);
    }
    var told = told(sms, candidates);
    return candidates.stream()
        .filter(each -> !told.contains(each.actor()))
        .filter(each -> mayBeTold(sms, each.actor()))
        .findFirst();
  }

  /** A restricted document is opened to nobody because somebody else has not read it. */
  private boolean mayBeTold(Sms sms, String personId) {
    return sms.documentId() == null
        || !isRestricted(sms.documentId())
        || access.maySee(personId, sms.documentId());
  }

  private boolean isRestricted(UUID documentId) {
    return documents.view(documentId).secrecy() != Secrecy.NONE.value();
  }

  private Set<String> told(Sms sms, List<Substitute> candidates) {
    var told =
        new LinkedHashSet<>(
            ledger.toldOf(
                sms.kind(),
                sms.occasion(),
                candidates.stream().map(Substitute::actor).distinct().toList()));
    told.add(sms.personId());
    return told;
  }

  /** Keeps what came of a call. */
  @Recorded
  public void called(UUID smsId, String outcome, @Nullable String note, String by) {
    ledger.lock(smsId);
    ledger.called(smsId, outcome, note == null || note.isBlank() ? null : note.strip(), by);
  }
}
