package vn.congvan.notification;

import java.util.Map;
import java.util.Set;

/**
 * What a notice is about; its sentence stands in the message bundle as {@code notice.KIND}, the
 * words of the notice are its arguments.
 */
public enum NoticeKind {
  /** A deadline comes near: deadline, time left. */
  DEADLINE_NEAR(Manner.DIGEST, Manner.DIGEST, true),
  /** Somebody reminds of work: deadline, who reminds or what he wrote. */
  DEADLINE_REMINDED(Manner.NOW, Manner.NOW, true),
  /** A deadline has passed: deadline, what was to be done. */
  DEADLINE_OVERDUE(Manner.NOW, Manner.DIGEST, true),
  /** A clock was stopped: the limit, whom one waits for, the expected day, who did it, why. */
  DEADLINE_PAUSED(Manner.NOW, Manner.OFF, true),
  /** The expected day is over and the clock stands: limit, whom one waits for, day, who has it. */
  PAUSE_GOES_ON(Manner.NOW, Manner.DIGEST, true),
  /** Work of the unit is overdue: deadline, who has it. */
  ESCALATED_TO_HEAD(Manner.NOW, Manner.NOW, false),
  /** Work of the agency is overdue: deadline, who has it. */
  ESCALATED_TO_LEADER(Manner.NOW, Manner.NOW, false),
  /** Work that the supervisor follows is overdue: deadline, who has it. */
  ESCALATED_TO_SUPERVISOR(Manner.NOW, Manner.DIGEST, true),
  /** Work of an agency of the province is overdue: deadline, which agency. */
  ESCALATED_TO_OFFICE(Manner.NOW, Manner.DIGEST, true),
  /** Who was to act on an overdue deadline has acted: what he did, who it was, his words. */
  ESCALATION_ANSWERED(Manner.NOW, Manner.OFF, true),
  /** What a diagram has somebody told about a document: the text. */
  DOCUMENT_NOTICE(Manner.NOW, Manner.OFF, true),
  /** An urgent or important document has come: the urgency in words, from whom. */
  URGENT_DOCUMENT(Manner.NOW, Manner.NOW, false, Manner.NOW),
  /** A receiver has refused a document: the receiver, its reason. */
  DELIVERY_REFUSED(Manner.NOW, Manner.NOW, true),
  /** A sender reminds of a document that was not opened: the sender. */
  DELIVERY_REMINDED(Manner.NOW, Manner.NOW, true),
  /** A sender asks for a document back: the sender, the reason. */
  RECALL_ASKED(Manner.NOW, Manner.NOW, true),
  /** A certificate ends soon: whose, its last day. */
  CERTIFICATE_ENDING(Manner.NOW, Manner.NOW, false),
  /** A signature did not succeed: why. */
  SIGNING_FAILED(Manner.NOW, Manner.OFF, true),
  /** A telephone message did not reach its receiver: the receiver, what happened, in English. */
  SMS_FAILED(Manner.NOW, Manner.OFF, true),
  /** The budget of telephone messages of a day is used up: how many there were. */
  SMS_BUDGET_REACHED(Manner.NOW, Manner.NOW, true),
  /** E-mails of a day were given up: for whom the first one was, why, why in English. */
  MAIL_FAILED(Manner.NOW, Manner.OFF, true),
  /** What was collected since the last working morning: the counts in words. */
  DAILY_DIGEST(Manner.NOW, Manner.NOW, true);

  private final Map<NoticeChannel, Manner> manners;
  private final boolean mailMayBeSwitchedOff;

  NoticeKind(Manner inApp, Manner mail, boolean mailMayBeSwitchedOff) {
    this(inApp, mail, mailMayBeSwitchedOff, Manner.OFF);
  }

  NoticeKind(Manner inApp, Manner mail, boolean mailMayBeSwitchedOff, Manner sms) {
    this.manners =
        Map.of(NoticeChannel.IN_APP, inApp, NoticeChannel.MAIL, mail, NoticeChannel.SMS, sms);
    this.mailMayBeSwitchedOff = mailMayBeSwitchedOff;
  }

  /** How a channel is used where the agency has not decided otherwise. */
  public Manner usual(NoticeChannel channel) {
    return manners.get(channel);
  }

  /** Whether each person may do without its e-mails. */
  public boolean mailMayBeSwitchedOff() {
    return mailMayBeSwitchedOff;
  }

  /** Whether its words were written by somebody, who may have told what a document is about. */
  boolean isInSomebodysWords() {
    return switch (this) {
      case DEADLINE_REMINDED,
          DEADLINE_PAUSED,
          PAUSE_GOES_ON,
          ESCALATION_ANSWERED,
          DOCUMENT_NOTICE,
          URGENT_DOCUMENT,
          DELIVERY_REFUSED,
          RECALL_ASKED ->
          true;
      default -> false;
    };
  }

  /** The manners that an agency may choose for a channel. */
  public Set<Manner> choices(NoticeChannel channel) {
    if (this == DAILY_DIGEST) {
      return channel == NoticeChannel.MAIL
          ? Set.of(Manner.NOW, Manner.OFF)
          : Set.of(usual(channel));
    }
    // That a message failed, or may not be paid for, is told by none.
    if (channel == NoticeChannel.SMS && (this == SMS_FAILED || this == SMS_BUDGET_REACHED)) {
      return Set.of(Manner.OFF);
    }
    return switch (channel) {
      case IN_APP -> Set.of(Manner.NOW, Manner.DIGEST);
      case MAIL -> Set.of(Manner.NOW, Manner.DIGEST, Manner.OFF);
      // A telephone message that comes a day later is none.
      case SMS -> Set.of(Manner.NOW, Manner.OFF);
    };
  }
}
