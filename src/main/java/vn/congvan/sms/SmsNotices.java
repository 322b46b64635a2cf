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
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** Who is written to about a document, and who instead where the first one does not react. */
@UseCase
@Recorded(false)
public class SmsNotices {

  /** What is done where the receiver does not react; {@code smsId} is the next message. */
  public record Next(String what, UUID smsId) {}

  // Any type will do: asked is who stands at the head, not who signs this or that.
  private static final String ANY_TYPE = "CV";
  private static final String GIVEN_UP = "givenUp";
  private static final int LONGEST_NOTE = 500;

  private final SmsLedger ledger;
  private final SmsChannel channel;
  private final SmsHours hours;
  private final SmsSending sending;
  private final SmsPosts places;
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
      SmsPosts places,
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
    this.places = places;
    this.documents = documents;
    this.access = access;
    this.directory = directory;
    this.authority = authority;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Tells those whom the rule names of a document that was registered, and lets them see it; by
   * which channel is the notice's affair. A restricted document is opened to nobody by a rule about
   * urgency: who does not see it already is not told that there is one.
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
    var restricted = document.secrecy() != Secrecy.NONE.value();
    var groups =
        posts.stream()
            .map(Directory::postGroup)
            .filter(group -> !restricted || allSee(group, documentId))
            .toList();
    if (groups.isEmpty()) {
      return;
    }
    if (readWithin > 0) {
      ledger.watch(documentId, readWithin);
    }
    if (!restricted) {
      groups.forEach(group -> access.open(documentId, group));
    }
    notifications.tell(
        Notice.about(
                NoticeKind.URGENT_DOCUMENT,
                document.agencyId(),
                documentId,
                groups,
                "registered",
                Urgency.of(document.urgency()).map(Urgency::vietnamese).orElse(""),
                document.issuerName() == null || restricted ? "" : document.issuerName())
            .urgency(document.urgency()));
  }

  private boolean allSee(String group, UUID documentId) {
    return directory.people(null, null, group, null).stream()
        .allMatch(person -> access.maySee(person.id(), documentId));
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
      // Its hour may be long over, where nobody was there when the timer ran out.
      ledger.queued(
          smsId,
          clock.instant(),
          sms.isUrgent() ? sms.enteredAt() : hours.from(sms.agencyId(), sms.enteredAt()));
    }
  }

  /** Who is told instead of a receiver who does not react: a substitute, else he is called. */
  public Next next(UUID smsId) {
    var sms = ledger.lock(smsId);
    if (places.isRead(sms) || sending.isSettled(sms)) {
      return new Next("nothing", smsId);
    }
    var substitute =
        channel.isOpen(sms.agencyId()) ? substituteOf(sms) : Optional.<Substitute>empty();
    if (substitute.isEmpty()) {
      return new Next("call", smsId);
    }
    var post = substitute.get();
    if (sms.documentId() != null && !isRestricted(sms.documentId())) {
      access.open(sms.documentId(), post.group());
    }
    return new Next(
        "substitute", channel.enterInstead(sms, post.actor(), post.role(), post.group()));
  }

  private record Substitute(String actor, String group, Role role) {}

  /**
   * Whoever acts today in a post of the receiver's own, else another leader of the agency or head
   * of the unit; never anybody who was written to before, and one only.
   */
  private Optional<Substitute> substituteOf(Sms sms) {
    if (sms.processInstanceId() != null && ledger.ofInstance(sms.processInstanceId()).size() > 1) {
      return Optional.empty();
    }
    var posts =
        directory.posts(sms.agencyId(), null, null).stream()
            .filter(post -> post.role() == sms.role())
            .toList();
    var own =
        posts.stream()
            .filter(
                post -> post.personId().equals(sms.personId()) || post.group().equals(sms.group()))
            .toList();
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
    // Who has opened it knows of it, and nothing has come of that for the receiver.
    var opened =
        sms.documentId() == null ? Set.of() : documents.openings(sms.documentId()).keySet();
    return candidates.stream()
        .filter(each -> !told.contains(each.actor()) && !opened.contains(each.actor()))
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

  /**
   * Keeps what came of a call, each attempt a row of its own.
   *
   * @param smsId the message for which the clerk is asked to call
   */
  @Recorded
  public void called(UUID smsId, String outcome, CallForm form, String by) {
    var sms = ledger.lock(smsId);
    var note = form.note() == null || form.note().isBlank() ? null : form.note().strip();
    if (note == null && outcome.equals(GIVEN_UP)) {
      throw new Refusal(
          "Chưa ghi: hãy nêu lý do không gọi nữa.",
          Map.of("note", new Sentence("Hãy ghi lý do không gọi nữa.")));
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new Refusal(
          "Chưa ghi: ghi chú quá dài.",
          Map.of("note", new Sentence("Tối đa %s ký tự.", LONGEST_NOTE)));
    }
    ledger.called(receiverOf(sms, form.messageId()), outcome, note, by);
  }

  /** Of all who were written to about the same thing, the one who was called. */
  private UUID receiverOf(Sms sms, @Nullable String chosen) {
    if (chosen == null || chosen.isBlank() || chosen.equals(sms.id().toString())) {
      return sms.id();
    }
    var instance = sms.processInstanceId();
    return (instance == null ? List.<Sms>of() : ledger.ofInstance(instance))
        .stream()
            .map(Sms::id)
            .filter(id -> id.toString().equals(chosen))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        "Chưa ghi: người được gọi không có trong danh sách.",
                        Map.of("messageId", new Sentence("Hãy chọn lại người được gọi."))));
  }
}
