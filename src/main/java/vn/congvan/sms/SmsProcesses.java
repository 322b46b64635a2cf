package vn.congvan.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.notification.Notifications;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Processes;

/** Tells a message's process, and the clerks, what became of it; within the row's transaction. */
@Component
class SmsProcesses {

  private final Processes processes;
  private final Notifications notifications;
  private final Directory directory;
  private final ProvinceClock clock;

  SmsProcesses(
      Processes processes, Notifications notifications, Directory directory, ProvinceClock clock) {
    this.processes = processes;
    this.notifications = notifications;
    this.directory = directory;
    this.clock = clock;
  }

  /** The gateway has it. */
  void taken(Sms sms) {
    settled(
        sms,
        sms.isWatched() ? "toBeRead" : "sent",
        sms.isWatched() ? clock.instant().plus(Duration.ofMinutes(sms.readWithin())) : null);
  }

  /** It need not be sent. */
  void unneeded(Sms sms) {
    settled(sms, "unneeded", null);
  }

  /** It could not be sent: what is urgent or looked after goes another way. */
  void notSent(Sms sms, SmsWhy why) {
    settled(sms, sms.isUrgent() || sms.isWatched() ? "notSent" : "unneeded", null);
    if (why != SmsWhy.BLOCKED) {
      tellClerks(sms, why::in);
    }
  }

  /** Whether it was sent nobody knows: what is urgent or looked after is told by a call. */
  void unknown(Sms sms) {
    settled(sms, sms.isUrgent() || sms.isWatched() ? "unknown" : "unneeded", null);
    tellClerks(sms, SmsState.UNKNOWN::in);
  }

  /** What the gateway had did not arrive. */
  void notDelivered(Sms sms, SmsWhy why) {
    tell(sms, SmsVariables.SMS_NOT_DELIVERED, Map.of());
    tellClerks(sms, why::in);
  }

  /** The receiver has opened the document. */
  void read(Sms sms) {
    if (sms.processInstanceId() != null) {
      processes.tell(sms.processInstanceId(), SmsVariables.SMS_READ, Map.of());
    }
  }

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private void settled(Sms sms, String outcome, @Nullable Instant readBy) {
    var brings = new HashMap<String, Object>();
    brings.put(SmsVariables.SMS_OUTCOME.name(), outcome);
    brings.put(SmsVariables.SMS_READ_BY.name(), readBy == null ? null : Date.from(readBy));
    tell(sms, SmsVariables.SMS_SETTLED, brings);
  }

  /** What is said late of the first message must not end the wait for the substitute's. */
  private void tell(
      Sms sms, vn.congvan.workflow.ProcessMessage message, Map<String, Object> brings) {
    if (sms.processInstanceId() != null) {
      processes.tellWhile(
          sms.processInstanceId(), SmsVariables.SMS_ID, sms.id().toString(), message, brings);
    }
  }

  private void tellClerks(Sms sms, Function<Locale, String> what) {
    notifications.tell(
        Notice.about(
            NoticeKind.SMS_FAILED,
            sms.agencyId(),
            sms.documentId(),
            List.of(Role.CLERK.at(sms.agencyId())),
            "sms/" + sms.id(),
            directory.person(sms.personId()).map(Directory.Person::fullName).orElse(sms.personId()),
            what.apply(VIETNAMESE),
            what.apply(Locale.ENGLISH)));
  }
}
