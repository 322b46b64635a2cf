package vn.congvan.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.shared.ProvinceClock;

/**
 * The time limits of a document itself follow from its state alone: each change of state ends those
 * that run no more and begins those that now run, so that none outlives what it limits.
 */
@Component
class DocumentClocks {

  private final Deadlines deadlines;
  private final TimeLimits limits;
  private final ProvinceClock clock;

  DocumentClocks(Deadlines deadlines, TimeLimits limits, ProvinceClock clock) {
    this.deadlines = deadlines;
    this.limits = limits;
    this.clock = clock;
  }

  /** These have just arrived, so that no limit runs for them yet. */
  void begin(Map<Document, NewArrival> arrived) {
    var limited = new ArrayList<NewDeadline>();
    arrived.forEach(
        (document, arrival) -> {
          for (var kind : runningIn(document)) {
            limited.add(ofAStep(document, kind, null, arrival.addedBy()));
          }
        });
    deadlines.openAll(limited);
  }

  /** The document has become what it is now. */
  void follow(Document document, @Nullable String by) {
    follow(document, null, by);
  }

  /** The same; the post is the one that the document is with now. */
  void follow(Document document, @Nullable UUID postId, @Nullable String by) {
    var running = runningIn(document);
    var runOn = deadlines.keepOnly(document.id(), running, by);
    for (var kind : running) {
      if (!runOn.contains(kind)) {
        open(document, kind, postId, by);
      } else if (postId != null && !isOwn(kind)) {
        deadlines.handOver(kind, document.id(), null, postId);
      }
    }
  }

  /** The document is as urgent as that now. */
  void urgency(UUID documentId, int urgency, String by) {
    deadlines.urgency(documentId, urgency, by);
  }

  /** The document's own deadline was set to that moment. */
  void due(
      Document document,
      Instant dueAt,
      Limit limit,
      DeadlineTurn why,
      @Nullable UUID postId,
      @Nullable String by) {
    var kind =
        document.direction() == Direction.OUT ? DeadlineKind.DRAFTING : DeadlineKind.DOCUMENT;
    if (!runningIn(document).contains(kind)) {
      return;
    }
    if (deadlines.of(kind, document.id()).isPresent()) {
      deadlines.move(kind, document.id(), dueAt, limit, why, null, by);
    } else {
      deadlines.open(deadline(document, kind, postId, clock.instant(), dueAt, limit, by));
    }
  }

  /** Whether it is the one that people give the document. */
  private static boolean isOwn(DeadlineKind kind) {
    return kind == DeadlineKind.DOCUMENT || kind == DeadlineKind.DRAFTING;
  }

  /** Which limits run in the document's state. */
  private static Set<DeadlineKind> runningIn(Document document) {
    var running =
        switch (document.state()) {
          case RECEIVED -> EnumSet.of(DeadlineKind.REGISTRATION);
          case REGISTERED, IN_DIRECTION ->
              EnumSet.of(DeadlineKind.DIRECTION, DeadlineKind.DOCUMENT);
          case IN_WORK, CONFIRMING -> EnumSet.of(DeadlineKind.DOCUMENT);
          case DRAFTING, IN_REVIEW -> EnumSet.of(DeadlineKind.DRAFTING);
          case AWAITING_SIGNATURE -> EnumSet.of(DeadlineKind.SIGNING);
          case SIGNED -> EnumSet.of(DeadlineKind.ISSUING);
          case CLOSED, NOTED, RETURNED, ISSUED, DROPPED, REPLACED, RECALLED ->
              EnumSet.noneOf(DeadlineKind.class);
        };
    if (document.dueAt() == null) {
      running.remove(DeadlineKind.DOCUMENT);
      running.remove(DeadlineKind.DRAFTING);
    }
    return running;
  }

  private void open(
      Document document, DeadlineKind kind, @Nullable UUID postId, @Nullable String by) {
    if (isOwn(kind)) {
      openOwn(document, kind, by);
      return;
    }
    deadlines.open(ofAStep(document, kind, postId, by));
  }

  private NewDeadline ofAStep(
      Document document, DeadlineKind kind, @Nullable UUID postId, @Nullable String by) {
    var urgent = document.urgency() > Urgency.NORMAL.value();
    var limit =
        switch (kind) {
          case REGISTRATION -> TimeLimits.toRegister(urgent);
          case DIRECTION -> TimeLimits.toDirect(urgent);
          case SIGNING -> TimeLimits.toSign();
          default -> TimeLimits.toIssue(urgent);
        };
    var from = kind == DeadlineKind.REGISTRATION ? document.view().arrivedAt() : clock.instant();
    return deadline(
        document, kind, postId, from, limits.end(document.agencyId(), from, limit), limit, by);
  }

  /** A draft that comes back is due when it was due before. */
  private void openOwn(Document document, DeadlineKind kind, @Nullable String by) {
    var dueAt = document.dueAt();
    if (dueAt == null) {
      return;
    }
    if (deadlines.hasRun(kind, document.id())) {
      deadlines.reopen(kind, document.id(), by);
      return;
    }
    var original = document.view().originalDueAt();
    deadlines.open(
        deadline(
            document,
            kind,
            null,
            clock.instant(),
            original == null ? dueAt : original,
            Limit.byDate(),
            by));
    deadlines.move(kind, document.id(), dueAt, DeadlineTurn.CORRECTED, null, by);
  }

  private static NewDeadline deadline(
      Document document,
      DeadlineKind kind,
      @Nullable UUID postId,
      Instant from,
      Instant dueAt,
      Limit limit,
      @Nullable String by) {
    return new NewDeadline(
        kind,
        document.id(),
        document.id(),
        document.agencyId(),
        null,
        postId,
        from,
        dueAt,
        limit,
        document.urgency(),
        by);
  }
}
