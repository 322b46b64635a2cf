package vn.congvan.sms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.Urgency;
import vn.congvan.notification.Notice;
import vn.congvan.notification.NoticeKind;
import vn.congvan.organization.Role;

/**
 * One message to one person about one thing, as its row stands.
 *
 * @param role as which he is told
 * @param group in which he is told, such as his post; null of those of before it was kept
 * @param words the arguments of the kind's sentence, one to a line
 * @param readWithin minutes in which he is to open the document; 0 where nobody looks
 * @param code the gateway's own number for what went wrong
 * @param sid the gateway's own name for the message
 * @param meantAt the hour for which it was meant, however late it is
 * @param limit the deadline without which it is not true any more
 */
record Sms(
    UUID id,
    String agencyId,
    @Nullable UUID documentId,
    String personId,
    Role role,
    @Nullable String group,
    NoticeKind kind,
    String occasion,
    String words,
    int urgency,
    int readWithin,
    @Nullable String processInstanceId,
    SmsState state,
    @Nullable SmsWhy why,
    @Nullable Integer code,
    @Nullable String mobile,
    @Nullable String body,
    int segments,
    @Nullable String sid,
    int tries,
    int asks,
    Instant enteredAt,
    @Nullable Instant queuedAt,
    @Nullable Instant meantAt,
    @Nullable Instant nextAt,
    @Nullable Instant sendingAt,
    Instant stateAt,
    @Nullable Instant readAt,
    @Nullable Instant readDueAt,
    Notice.@Nullable Limit limit) {

  /** Whether it must not wait. */
  boolean isUrgent() {
    return isUrgent(urgency);
  }

  static boolean isUrgent(int urgency) {
    return urgency >= Urgency.EXPRESS.value();
  }

  /** Whether somebody looks whether the receiver opens the document. */
  boolean isWatched() {
    return documentId != null && readWithin > 0;
  }

  /** A number stands in no log, nor does what was written. */
  @Override
  public String toString() {
    return "Sms[" + id + ", " + state + "]";
  }
}
