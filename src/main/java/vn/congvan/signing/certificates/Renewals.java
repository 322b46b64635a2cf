package vn.congvan.signing.certificates;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.document.DocumentVariables;
import vn.congvan.document.Urgency;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.workflow.Processes;

/** Warns the owners of certificates that end, and takes the new ones in. */
@UseCase
public class Renewals {

  private static final int LONGEST_REASON = 500;
  private static final Duration LAST_MONTH = Duration.ofDays(30);
  private static final Duration LAST_WEEK = Duration.ofDays(7);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ProvinceClock.ZONE);

  private final CertificateRows rows;
  private final Certificates certificates;
  private final Directory directory;
  private final AdministrationRights rights;
  private final Processes processes;
  private final Notifications notifications;
  private final Deadlines deadlines;
  private final ProvinceClock clock;

  Renewals(
      CertificateRows rows,
      Certificates certificates,
      Directory directory,
      AdministrationRights rights,
      Processes processes,
      Notifications notifications,
      Deadlines deadlines,
      ProvinceClock clock) {
    this.rows = rows;
    this.certificates = certificates;
    this.directory = directory;
    this.rights = rights;
    this.processes = processes;
    this.notifications = notifications;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * Warns that many days before the end, once; with the first warning the owner is given the task
   * to hand in a new certificate.
   *
   * @return whether it was the first time that this warning was given
   */
  public boolean warn(UUID certificateId, int days) {
    if (!rows.warned(certificateId, days)) {
      return false;
    }
    var entry = certificates.get(certificateId);
    if (entry.renewalInstanceId() == null) {
      begin(entry);
    }
    tell(entry, days, owners(entry));
    return true;
  }

  private List<String> owners(RegisteredCertificate entry) {
    var person = entry.personId();
    return person == null
        ? List.of(Role.CLERK.at(entry.agencyId()))
        : directory.posts(entry.agencyId(), null, null).stream()
            .filter(post -> post.personId().equals(person))
            .map(Directory.Post::group)
            .toList();
  }

  private void tell(RegisteredCertificate entry, int days, List<String> receivers) {
    notifications.tell(
        Notice.about(
            NoticeKind.CERTIFICATE_ENDING,
            entry.agencyId(),
            null,
            receivers,
            entry.id() + "/" + days,
            entry.ownerName(),
            DAY.format(entry.validUntil())));
  }

  /**
   * Presses for the new certificate within the last 30 days, and harder within the last 7: the open
   * task stands higher, and who is responsible and who administers the agency are told.
   */
  public void press(UUID certificateId) {
    var entry = certificates.get(certificateId);
    var lastWeek = !entry.validUntil().isAfter(clock.instant().plus(LAST_WEEK));
    var days = (int) (lastWeek ? LAST_WEEK : LAST_MONTH).toDays();
    var instance = entry.renewalInstanceId();
    if (instance != null) {
      processes.raise(instance, (lastWeek ? Urgency.EXPRESS : Urgency.URGENT).priority());
    }
    tell(entry, days, owners(entry));
    tell(entry, days, List.of(Role.ADMINISTRATOR.at(entry.agencyId())));
  }

  private void begin(RegisteredCertificate entry) {
    var person = entry.personId();
    var post = postOf(entry);
    if (person != null && post == null) {
      // Who works there no more needs no new one.
      return;
    }
    Map<String, Object> given = new HashMap<>();
    given.put(RenewalFacts.CERTIFICATE_ID.name(), entry.id().toString());
    given.put(DocumentVariables.AGENCY_ID.name(), entry.agencyId());
    given.put(DocumentVariables.PRIORITY.name(), Urgency.NORMAL.priority());
    given.put(RenewalFacts.AGENCY_CERTIFICATE.name(), person == null);
    given.put(RenewalFacts.CERTIFICATE_POST.name(), post == null ? null : post.id().toString());
    given.put(LentVariables.DUE_AT.name(), Date.from(entry.validUntil()));
    given.put(RenewalFacts.LAST_MONTH_AT.name(), Date.from(entry.validUntil().minus(LAST_MONTH)));
    given.put(RenewalFacts.LAST_WEEK_AT.name(), Date.from(entry.validUntil().minus(LAST_WEEK)));
    rows.renewedBy(
        entry.id(),
        processes.start(RenewalFacts.CERTIFICATE_RENEWAL, entry.id().toString(), given));
    begins(entry, post);
  }

  private Directory.@Nullable Post postOf(RegisteredCertificate entry) {
    var person = entry.personId();
    return person == null
        ? null
        : directory.posts(entry.agencyId(), null, null).stream()
            .filter(each -> each.personId().equals(person))
            .findFirst()
            .orElse(null);
  }

  private void begins(RegisteredCertificate entry, Directory.@Nullable Post post) {
    deadlines.open(
        new NewDeadline(
            DeadlineKind.RENEWAL,
            entry.id(),
            null,
            entry.agencyId(),
            post == null ? null : post.unitId(),
            post == null ? null : post.id(),
            clock.instant(),
            entry.validUntil(),
            Limit.byDate(),
            Urgency.NORMAL.value(),
            null));
  }

  /** Opens the deadline of a renewal whose task is open. */
  @Recorded(false)
  void keepTime(UUID certificateId) {
    var entry = certificates.get(certificateId);
    var instance = entry.renewalInstanceId();
    if (instance != null && !processes.tasksOf(instance).isEmpty()) {
      begins(entry, postOf(entry));
    }
  }

  /**
   * Checks and registers the certificate that follows; the old one stays in force until its day.
   *
   * @throws CertificateRefused with what is wrong with the new one
   */
  public Certificates.Registration renew(UUID certificateId, RenewalForm form, String by) {
    var entry = certificates.get(certificateId);
    requireOwn(entry, by);
    var old = rows.key(certificateId).orElseThrow();
    var text = form.certificate() == null ? "" : form.certificate().strip();
    var renewed =
        certificates.succeed(
            new CertificateProposal(
                entry.agencyId(),
                entry.personId(),
                entry.means(),
                old.account(),
                text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8),
                form.serialNumber() == null ? "" : form.serialNumber(),
                null,
                Boolean.TRUE.equals(form.nameConfirmed())),
            old.imageSha256(),
            by);
    deadlines.close(DeadlineKind.RENEWAL, certificateId, by);
    return renewed;
  }

  /** Records why there will be no new certificate; the old one stays in force until its day. */
  public void refuse(UUID certificateId, String reason, String by) {
    var entry = certificates.get(certificateId);
    requireOwn(entry, by);
    var clean = reason.strip();
    if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
      throw new Refusal(
          "Hãy ghi lý do không gia hạn, không quá 500 ký tự.",
          Map.of("reason", new Sentence("Hãy ghi lý do không gia hạn, không quá 500 ký tự.")));
    }
    rows.refused(certificateId, clean, by);
    deadlines.close(DeadlineKind.RENEWAL, certificateId, by);
  }

  /** Ends a certificate whose time is over; nothing happens before. */
  public void endOnItsDay(UUID certificateId) {
    rows.over(certificateId);
    if (certificates.get(certificateId).state() != CertificateState.ACTIVE) {
      deadlines.close(DeadlineKind.RENEWAL, certificateId, null);
    }
  }

  /** The entry, for its owner and for those who keep it. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public RegisteredCertificate forOwner(UUID certificateId, String reader) {
    var entry = certificates.get(certificateId);
    if (!isOwn(entry, reader)) {
      throw new NotFound("Không có chứng thư số này.");
    }
    return entry;
  }

  private void requireOwn(RegisteredCertificate entry, String by) {
    if (!isOwn(entry, by)) {
      throw new NotAllowed(
          "Chứng thư số do chính người có chứng thư nộp, hoặc do người quản trị của cơ quan.");
    }
  }

  private boolean isOwn(RegisteredCertificate entry, String by) {
    return by.equals(entry.personId())
        || entry.personId() == null && directory.holds(by, Role.CLERK, entry.agencyId())
        || rights.overAgency(by, entry.agencyId());
  }
}
