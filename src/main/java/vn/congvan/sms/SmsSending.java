package vn.congvan.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.Deadlines;
import vn.congvan.document.Direction;
import vn.congvan.document.Documents;
import vn.congvan.notification.NoticeKind;
import vn.congvan.organization.StaffMobiles;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.sms.SmsGateway.Answer;
import vn.congvan.sms.SmsGateway.Seen;

/**
 * Carries messages on, one transaction before the gateway is asked and one after it: what is about
 * to be sent is written down first, so that after a crash the gateway is asked and nothing is sent
 * a second time.
 */
@UseCase
@Recorded(false)
public class SmsSending {

  /** What is to be done about a message outside of any transaction. */
  public sealed interface Step {

    /** The message. */
    UUID id();

    /** It is handed over. */
    record Send(UUID id, String number, String text) implements Step {
      @Override
      public String toString() {
        return "Send[" + id + "]";
      }
    }

    /** The gateway is asked whether it has it. */
    record Ask(UUID id, String number) implements Step {
      @Override
      public String toString() {
        return "Ask[" + id + "]";
      }
    }

    /** The gateway is asked what became of it. */
    record Look(UUID id, String sid) implements Step {}
  }

  /** The gateway's clock and ours may differ by so much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final SmsLedger ledger;
  private final SmsAgencies agencies;
  private final SmsHours hours;
  private final SmsBudget budget;
  private final SmsWriting writing;
  private final SmsProcesses processes;
  private final SmsPosts posts;
  private final Documents documents;
  private final StaffMobiles mobiles;
  private final Deadlines deadlines;
  private final SmsSettings settings;
  private final ProvinceClock clock;

  SmsSending(
      SmsLedger ledger,
      SmsAgencies agencies,
      SmsHours hours,
      SmsBudget budget,
      SmsWriting writing,
      SmsProcesses processes,
      SmsPosts posts,
      Documents documents,
      StaffMobiles mobiles,
      Deadlines deadlines,
      SmsSettings settings,
      ProvinceClock clock) {
    if (settings.lease().compareTo(settings.connectWithin().plus(settings.answerWithin())) <= 0) {
      throw new IllegalStateException(
          "congvan.sms.lease must be longer than connect-within and answer-within together");
    }
    this.ledger = ledger;
    this.agencies = agencies;
    this.hours = hours;
    this.budget = budget;
    this.writing = writing;
    this.processes = processes;
    this.posts = posts;
    this.documents = documents;
    this.mobiles = mobiles;
    this.deadlines = deadlines;
    this.settings = settings;
    this.clock = clock;
  }

  /** The messages with which something may be done now, while the gateway is silent like this. */
  @Transactional(readOnly = true)
  public List<UUID> due(int most, Silence silence) {
    var states = EnumSet.allOf(SmsState.class);
    var untried = silence.toMessages();
    var unasked = silence.toQuestions();
    if (unasked != null) {
      states = EnumSet.of(SmsState.READY);
      if (isTooLongAgo(unasked)) {
        states.addAll(Set.of(SmsState.SENDING, SmsState.ASKING));
      }
    }
    return untried == null
        ? ledger.due(most, states, clock.instant(), 0)
        : ledger.due(
            most,
            states,
            clock.instant().minus(settings.giveUpAfter()),
            isTooLongAgo(untried) ? 0 : 1);
  }

  /** Takes a message in hand and says what is to be done; nothing where nothing is. */
  public Optional<Step> begin(UUID id, Silence silence) {
    var found = ledger.claim(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var sms = found.get();
    if (sms.readDueAt() != null && !sms.readDueAt().isAfter(clock.instant())) {
      if (posts.isRead(sms)) {
        processes.read(sms);
      } else if (isSettled(sms)) {
        processes.unneeded(sms);
      }
      ledger.readingTold(id);
    }
    if (sms.nextAt() == null || sms.nextAt().isAfter(clock.instant())) {
      return Optional.empty();
    }
    var since = sms.state() == SmsState.READY ? silence.toMessages() : silence.toQuestions();
    if (since != null) {
      leaveAlone(sms, since);
      return Optional.empty();
    }
    return switch (sms.state()) {
      case READY -> beginSending(sms);
      case SENDING -> {
        // Whoever sent it has not come back; whether it went out only the gateway knows.
        ledger.become(id, SmsState.ASKING, null, null, leaseEnd());
        yield Optional.of(new Step.Ask(id, number(sms)));
      }
      case ASKING -> {
        ledger.asked(id, sms.asks(), leaseEnd());
        yield Optional.of(new Step.Ask(id, number(sms)));
      }
      case UNKNOWN -> {
        // Its list may be behind: what it shows later is known then, and never sent again.
        ledger.asked(id, sms.asks(), leaseEnd());
        yield Optional.of(new Step.Ask(id, number(sms)));
      }
      case ACCEPTED, SENT, DELIVERED, UNDELIVERED, FAILED -> {
        ledger.asked(id, sms.asks(), leaseEnd());
        yield sms.sid() == null ? Optional.empty() : Optional.of(new Step.Look(id, sms.sid()));
      }
      case WAITING, NOT_SENT -> {
        ledger.asked(id, sms.asks(), null);
        yield Optional.empty();
      }
    };
  }

  private Optional<Step> beginSending(Sms sms) {
    var agency = agencies.of(sms.agencyId());
    var against = against(sms, agency);
    if (against != null) {
      return leave(sms, against);
    }
    if (!sms.isUrgent()) {
      // It may have stood still since its hour, until the night.
      var at = hours.from(sms.agencyId(), clock.instant());
      if (at.isAfter(clock.instant())) {
        ledger.queued(sms.id(), at, at);
        return Optional.empty();
      }
    }
    if (sms.tries() > 0 && isGivenUp(sms)) {
      fail(sms, SmsWhy.NO_GATEWAY, null);
      return Optional.empty();
    }
    var number = mobiles.of(sms.personId()).orElse(null);
    if (number == null) {
      return leave(sms, SmsWhy.NO_NUMBER);
    }
    var text = writing.text(sms, agency);
    var segments = SmsLength.of(text).segments();
    if (!budget.draws(sms.agencyId(), agency, segments, sms.isUrgent())) {
      return leave(sms, SmsWhy.BUDGET);
    }
    ledger.sending(sms.id(), number, text, segments, leaseEnd());
    return Optional.of(new Step.Send(sms.id(), number, text));
  }

  /** Why a message is not to be sent any more, gateway or none. */
  private @Nullable SmsWhy against(Sms sms, AgencySms agency) {
    if (!agency.enabled()) {
      return SmsWhy.SWITCHED_OFF;
    }
    if (posts.isRead(sms)) {
      return SmsWhy.READ;
    }
    if (isSettled(sms)) {
      return SmsWhy.SETTLED;
    }
    if (isOutdated(sms)) {
      return SmsWhy.OUTDATED;
    }
    if (isLate(sms)) {
      return SmsWhy.LATE;
    }
    if (posts.isGone(sms)) {
      return SmsWhy.REPLACED;
    }
    return agencies.isBlocked(sms.agencyId(), sms.personId()) ? SmsWhy.BLOCKED : null;
  }

  /** Whether nothing is left to be done with the incoming document that it is about. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public boolean isSettled(Sms sms) {
    if (sms.documentId() == null) {
      return false;
    }
    var document = documents.view(sms.documentId());
    return document.direction() == Direction.IN && document.state().isFinal();
  }

  /** Whether what it tells of a deadline was true when it was told and is so no more. */
  private boolean isOutdated(Sms sms) {
    var limit = sms.limit();
    if (limit == null) {
      return false;
    }
    var told = limit.dueAt().truncatedTo(ChronoUnit.MILLIS);
    return sms.kind() == NoticeKind.DEADLINE_NEAR && !clock.instant().isBefore(told)
        || deadlines
            .of(limit.deadlineId())
            .filter(open -> open.closedAt() == null && !open.isPaused())
            .filter(open -> open.dueAt().truncatedTo(ChronoUnit.MILLIS).equals(told))
            .isEmpty();
  }

  /**
   * Whether it stood still so long that its occasion is over. An express document, and one that is
   * to be opened, is still to be opened: its receiver is told however late.
   */
  private boolean isLate(Sms sms) {
    return !sms.isUrgent()
        && !sms.isWatched()
        && sms.meantAt() != null
        && sms.meantAt().plus(settings.lateAfter()).isBefore(clock.instant());
  }

  private Optional<Step> leave(Sms sms, SmsWhy why) {
    ledger.become(sms.id(), SmsState.NOT_SENT, why, null, null);
    switch (why) {
      case READ, SETTLED, OUTDATED, LATE -> processes.unneeded(sms);
      case SWITCHED_OFF -> {
        if (sms.isUrgent() || sms.isWatched()) {
          processes.notSent(sms, why);
        } else {
          processes.unneeded(sms);
        }
      }
      case REPLACED -> {
        if (posts.tellWhoActs(sms)) {
          processes.unneeded(sms);
        } else {
          processes.notSent(sms, why);
        }
      }
      default -> processes.notSent(sms, why);
    }
    return Optional.empty();
  }

  /** Writes down what came of handing a message over. */
  public void sent(UUID id, Answer answer) {
    var sms = ledger.lock(id);
    if (answer instanceof Answer.Taken taken) {
      taken(sms, taken.seen());
      return;
    }
    if (sms.state() != SmsState.SENDING) {
      // The gateway itself has told in the meantime, or somebody else asks it.
      return;
    }
    if (answer instanceof Answer.Refused refused) {
      budget.giveBack(sms, agencies.of(sms.agencyId()));
      fail(sms, SmsWhy.ofGateway(refused.code()), refused.code());
    } else if (answer instanceof Answer.Later later) {
      budget.giveBack(sms, agencies.of(sms.agencyId()));
      tryAgain(sms, later.after());
    } else {
      ledger.become(
          id, SmsState.ASKING, null, null, clock.instant().plus(settings.askAgain().get(0)));
    }
  }

  private void tryAgain(Sms sms, @Nullable Duration after) {
    if (isGivenUp(sms)) {
      fail(sms, SmsWhy.NO_GATEWAY, null);
      return;
    }
    var waits = settings.tryAgain();
    var wait = waits.get(Math.min(sms.tries(), waits.size()) - 1);
    ledger.become(sms.id(), SmsState.READY, null, null, soonest(sms, wait, after));
  }

  /** Nobody answers: what is urgent goes another way once that has lasted for too long. */
  private void leaveAlone(Sms sms, Instant since) {
    switch (sms.state()) {
      case READY -> {
        if (isGivenUp(sms) && (sms.tries() > 0 || isTooLongAgo(since))) {
          giveUp(sms);
        }
      }
      case SENDING, ASKING -> {
        if (isTooLongAgo(since)) {
          unknown(sms);
        }
      }
      default -> {
        // The gateway has it, or is asked once more when it answers again.
      }
    }
  }

  private void giveUp(Sms sms) {
    var against = against(sms, agencies.of(sms.agencyId()));
    if (against == null) {
      fail(sms, SmsWhy.NO_GATEWAY, null);
    } else {
      leave(sms, against);
    }
  }

  private void unknown(Sms sms) {
    ledger.become(sms.id(), SmsState.UNKNOWN, null, null, null);
    ledger.asked(sms.id(), 0, clock.instant().plus(settings.lookAgain().get(0)));
    if (posts.isRead(sms)) {
      processes.unneeded(sms);
    } else {
      processes.unknown(sms);
    }
  }

  private boolean isGivenUp(Sms sms) {
    return sms.queuedAt() != null && isTooLongAgo(sms.queuedAt());
  }

  private boolean isTooLongAgo(Instant since) {
    return !since.plus(settings.giveUpAfter()).isAfter(clock.instant());
  }

  private void fail(Sms sms, SmsWhy why, @Nullable Integer code) {
    ledger.become(sms.id(), SmsState.FAILED, why, code, null);
    processes.notSent(sms, why);
  }

  /**
   * Writes down what the gateway answered when it was asked whether it has a message. Only that it
   * has it settles anything: a list that shows it not may show it later, or not tell the truth.
   */
  public void asked(UUID id, List<Seen> seen) {
    var sms = ledger.lock(id);
    if (sms.state() != SmsState.ASKING && sms.state() != SmsState.UNKNOWN) {
      return;
    }
    var ours = ledger.known(seen.stream().map(Seen::sid).collect(Collectors.toSet()));
    var earliest =
        (sms.sendingAt() == null ? sms.enteredAt() : sms.sendingAt()).minus(CLOCKS_DIFFER);
    var found =
        seen.stream()
            .filter(each -> each.text().equals(sms.body()))
            .filter(each -> !each.takenAt().isBefore(earliest))
            .filter(each -> !ours.contains(each.sid()))
            .findFirst();
    if (found.isPresent() && !ledger.hasTwin(sms, earliest)) {
      taken(sms, found.get());
    } else if (sms.state() == SmsState.ASKING) {
      askLater(sms);
    } else {
      lookLater(sms);
    }
  }

  /** The gateway did not answer the question. */
  public void notAnswered(UUID id) {
    var sms = ledger.lock(id);
    switch (sms.state()) {
      case ASKING -> askLater(sms);
      case ACCEPTED, SENT, DELIVERED, UNDELIVERED, FAILED, UNKNOWN -> lookLater(sms);
      default -> {
        // Told by the gateway itself in the meantime.
      }
    }
  }

  private void askLater(Sms sms) {
    var asks = sms.asks() + 1;
    if (asks >= settings.askAgain().size()) {
      unknown(sms);
    } else {
      ledger.asked(sms.id(), asks, clock.instant().plus(settings.askAgain().get(asks)));
    }
  }

  /** Writes down what the gateway answered when it was asked what became of a message. */
  public void found(UUID id, Seen seen) {
    var sms = ledger.lock(id);
    price(sms, seen);
    if (sms.state().mayBecome(seen.state())) {
      goOn(sms, seen.state(), seen.code());
    } else {
      lookLater(sms);
    }
  }

  private void taken(Sms sms, Seen seen) {
    ledger.named(sms.id(), seen.sid());
    price(sms, seen);
    if (sms.state().mayBecome(seen.state())) {
      goOn(sms, seen.state(), seen.code());
    }
  }

  /**
   * Goes on to what the gateway has said, by whichever way it was said.
   *
   * @param sms as it stands, locked
   */
  void goOn(Sms sms, SmsState state, @Nullable Integer code) {
    var why =
        state == SmsState.UNDELIVERED || state == SmsState.FAILED
            ? SmsWhy.ofGateway(code == null ? 0 : code)
            : null;
    // READY too: what seemed not to be taken, and was to be sent again, was taken after all.
    var first = !sms.state().isAtGateway();
    var waited = first && sms.state() != SmsState.UNKNOWN;
    ledger.become(sms.id(), state, why, code, null);
    // What has ended is looked at once more, for its price.
    ledger.asked(sms.id(), 0, clock.instant().plus(settings.lookAgain().get(0)));
    if (why != null && waited) {
      processes.notSent(sms, why);
    } else if (why != null) {
      processes.notDelivered(sms, why);
    } else if (first) {
      // Whoever was to be called because nobody knew is written to after all.
      processes.taken(sms);
    }
  }

  private void price(Sms sms, Seen seen) {
    if (seen.price() != null && seen.currency() != null) {
      ledger.priced(sms.id(), seen.price().abs(), seen.currency());
    }
  }

  private void lookLater(Sms sms) {
    var looks = sms.asks() + 1;
    var enough =
        looks >= settings.lookAgain().size() || sms.state().isFinal() && ledger.isPriced(sms.id());
    ledger.asked(
        sms.id(), looks, enough ? null : clock.instant().plus(settings.lookAgain().get(looks)));
  }

  /** Puts off what could not be begun. */
  public void putOff(UUID id) {
    var sms = ledger.lock(id);
    if (sms.nextAt() != null && !sms.nextAt().isAfter(clock.instant())) {
      ledger.asked(id, sms.asks(), leaseEnd());
    }
  }

  /** Not before the gateway says, and not after the message is given up. */
  private Instant soonest(Sms sms, Duration own, @Nullable Duration asked) {
    var wait = asked == null || asked.compareTo(own) < 0 ? own : asked;
    var at = clock.instant().plus(wait);
    if (sms.queuedAt() == null) {
      return at;
    }
    var last = sms.queuedAt().plus(settings.giveUpAfter());
    return at.isAfter(last) ? last : at;
  }

  private Instant leaseEnd() {
    return clock.instant().plus(settings.lease());
  }

  private static String number(Sms sms) {
    return Objects.requireNonNull(sms.mobile(), "What was sent has a number");
  }
}
