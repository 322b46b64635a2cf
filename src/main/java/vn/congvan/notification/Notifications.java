package vn.congvan.notification;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.notification.ShortMessageChannel.ShortNotice;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.UseCase;

/**
 * Tells people: one row for each person, within the transaction of what it tells of, so that both
 * happen or neither.
 */
@UseCase
public class Notifications {

  private static final String POST = "post";
  private static final int LONGEST_OCCASION = 240;

  private final JdbcClient database;
  private final Directory directory;
  private final ChannelRules rules;
  private final NoticeOutbox outbox;
  private final ObjectProvider<ShortMessageChannel> telephones;
  private final ProvinceClock clock;

  Notifications(
      JdbcClient database,
      Directory directory,
      ChannelRules rules,
      NoticeOutbox outbox,
      ObjectProvider<ShortMessageChannel> telephones,
      ProvinceClock clock) {
    this.database = database;
    this.directory = directory;
    this.rules = rules;
    this.outbox = outbox;
    this.telephones = telephones;
    this.clock = clock;
  }

  /**
   * Tells everybody in the receiving groups, also who substitutes somebody there today; telling
   * twice is once. Returns how many people were told now.
   */
  // What it tells of is the act.
  @Recorded(false)
  public int tell(Notice notice) {
    var told = 0;
    var manners = rules.of(notice.agencyId(), notice.kind());
    for (var receiver : receivers(notice).values()) {
      if (tell(notice, receiver, manners)) {
        told++;
      }
    }
    return told;
  }

  private record Receiver(
      String personId,
      Role role,
      String group,
      @Nullable String insteadOf,
      @Nullable String mailAddress) {}

  /** Who stands in several of the groups is told once, as the first of them. */
  private Map<String, Receiver> receivers(Notice notice) {
    var receivers = new LinkedHashMap<String, Receiver>();
    for (var group : notice.receivers()) {
      var at = group.indexOf('@');
      var kind = group.substring(0, at);
      var holder = kind.equals(POST) ? holder(group.substring(at + 1)) : null;
      if (holder == null && kind.equals(POST)) {
        continue;
      }
      var role = holder == null ? Role.ofKey(kind) : holder.role();
      for (var person : directory.people(null, null, group, null)) {
        var instead =
            holder == null || holder.personId().equals(person.id()) ? null : holder.personId();
        receivers.putIfAbsent(
            person.id(), new Receiver(person.id(), role, group, instead, person.email()));
      }
    }
    return receivers;
  }

  private Directory.@Nullable Post holder(String postId) {
    return directory.post(UUID.fromString(postId)).orElse(null);
  }

  private boolean tell(Notice notice, Receiver receiver, ChannelRules.OfKind manners) {
    var kind = notice.kind();
    var inApp = manner(notice, receiver, manners, NoticeChannel.IN_APP);
    var id = UUID.randomUUID();
    var occasion = occasion(notice);
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    if (!write(
        id, notice, receiver, occasion, inApp == Manner.DIGEST ? State.HELD : State.UNREAD, at)) {
      return false;
    }
    var mail = mail(notice, receiver, manners);
    if (inApp == Manner.DIGEST || mail == Manner.DIGEST) {
      holdForDigest(id, notice, receiver, inApp == Manner.DIGEST, mail == Manner.DIGEST, at);
    }
    if (mail == Manner.NOW) {
      outbox.put(id, at);
    }
    if (manner(notice, receiver, manners, NoticeChannel.SMS) == Manner.NOW) {
      telephones.forEach(
          telephone ->
              telephone.take(
                  new ShortNotice(
                      id,
                      kind,
                      receiver.personId(),
                      receiver.role(),
                      receiver.group(),
                      notice.agencyId(),
                      notice.documentId(),
                      notice.urgency(),
                      occasion,
                      notice.words(),
                      notice.limit())));
    }
    return true;
  }

  private static Manner manner(
      Notice notice, Receiver receiver, ChannelRules.OfKind manners, NoticeChannel channel) {
    return notice.atOnce().contains(channel) ? Manner.NOW : manners.of(receiver.role(), channel);
  }

  private Manner mail(Notice notice, Receiver receiver, ChannelRules.OfKind manners) {
    var manner = manner(notice, receiver, manners, NoticeChannel.MAIL);
    return manner == Manner.OFF
            || receiver.mailAddress() == null
            || !outbox.isOpen()
            || rules.isWithoutMail(receiver.personId(), notice.kind())
        ? Manner.OFF
        : manner;
  }

  private boolean write(
      UUID id, Notice notice, Receiver receiver, String occasion, State state, OffsetDateTime at) {
    return database
            .sql(
                """
                insert into notice (id, person_id, kind, occasion, agency_id, document_id, urgency, role, instead_of,
                  words, task_id, link, told_at, state)
                select cast(:id as uuid), cast(:person as varchar(64)), cast(:kind as varchar(40)),
                  cast(:occasion as varchar(240)), cast(:agency as varchar(32)), cast(:document as uuid),
                  cast(:urgency as integer), cast(:role as varchar(20)), cast(:instead as varchar(64)),
                  cast(:words as varchar(2000)), cast(:task as varchar(64)), cast(:link as varchar(300)),
                  cast(:at as timestamp with time zone), cast(:state as varchar(10))
                where not exists (
                  select 1 from notice where person_id = :person and kind = :kind and occasion = :occasion)
                """)
            .param("id", id)
            .param("person", receiver.personId())
            .param("kind", notice.kind().name())
            .param("occasion", occasion)
            .param("agency", notice.agencyId())
            .param("document", notice.documentId())
            .param("urgency", notice.urgency())
            .param("role", receiver.role().key())
            .param("instead", receiver.insteadOf())
            .param("words", Notice.lines(notice.words()))
            .param("task", notice.taskId())
            .param("link", notice.link())
            .param("at", at)
            .param("state", state.name())
            .update()
        == 1;
  }

  private void holdForDigest(
      UUID id, Notice notice, Receiver receiver, boolean inApp, boolean byMail, OffsetDateTime at) {
    database
        .sql(
            """
            insert into notice_for_digest (notice_id, person_id, agency_id, in_app, by_mail, told_at)
            values (:id, :person, :agency, :inApp, :byMail, :at)
            """)
        .param("id", id)
        .param("person", receiver.personId())
        .param("agency", notice.agencyId())
        .param("inApp", inApp)
        .param("byMail", byMail)
        .param("at", at)
        .update();
  }

  private static String occasion(Notice notice) {
    var document = notice.documentId();
    var occasion = (document == null ? "" : document + "/") + notice.occasion();
    if (occasion.length() > LONGEST_OCCASION) {
      throw new IllegalArgumentException("Too long to tell occasions apart: " + occasion);
    }
    return occasion;
  }
}
