package vn.congvan.assignment;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.DeadlineTurn;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.deadline.OpenDeadline;
import vn.congvan.deadline.TimeLimits;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Documents;
import vn.congvan.organization.Directory;

/**
 * The time limits of an assignment follow from its row alone: the unit's, the one that its head has
 * set within it, and the one for what is only to be known.
 */
@Component
class AssignmentClocks {

  private final Deadlines deadlines;
  private final TimeLimits limits;
  private final Documents documents;
  private final Directory directory;

  AssignmentClocks(
      Deadlines deadlines, TimeLimits limits, Documents documents, Directory directory) {
    this.deadlines = deadlines;
    this.limits = limits;
    this.documents = documents;
    this.directory = directory;
  }

  /** The row has become what it is now. */
  void follow(Assignment row, String by) {
    var running = runningFor(row);
    if (row.state() != AssignmentState.IN_WORK) {
      // Who has reported, given back or not begun waits for no other agency.
      deadlines.resume(DeadlineKind.HANDLING, row.id(), by);
    }
    deadlines.keepOnly(row.id(), running, by);
    for (var kind : running) {
      follow(row, kind, by);
    }
    if (row.role() == AssignmentRole.LEAD && row.state().isOpen()) {
      deadlines.handOver(DeadlineKind.DOCUMENT, row.documentId(), unitOf(row), postOf(row));
    }
  }

  /** The work goes on, whatever it waited for. */
  void resume(Assignment row, String by) {
    deadlines.resume(DeadlineKind.HANDLING, row.id(), by);
  }

  /**
   * Until when work is due that is given now, to be due with its document: while that waits for
   * another agency, as if it went on from now.
   */
  @Nullable Instant dueWith(DocumentView document, Instant now) {
    return deadlines
        .of(DeadlineKind.DOCUMENT, document.id())
        .filter(OpenDeadline::isPaused)
        .map(paused -> limits.runningOn(paused, now))
        .orElse(document.dueAt());
  }

  /** More time was granted: to the unit, or to the handler by the deadline within it. */
  void extended(Assignment row, String reason, String by) {
    move(DeadlineKind.HANDLING, row, row.dueAt(), reason, by);
    move(DeadlineKind.HANDLER, row, row.handlerDueAt(), reason, by);
    follow(row, by);
  }

  private void move(
      DeadlineKind kind, Assignment row, @Nullable Instant dueAt, String reason, String by) {
    if (dueAt != null) {
      deadlines.move(kind, row.id(), dueAt, DeadlineTurn.EXTENDED, reason, by);
    }
  }

  private static Set<DeadlineKind> runningFor(Assignment row) {
    var running = EnumSet.noneOf(DeadlineKind.class);
    if (row.state().isOpen()) {
      if (row.role() == AssignmentRole.INFO) {
        running.add(DeadlineKind.NOTING);
      } else if (row.dueAt() != null) {
        running.add(DeadlineKind.HANDLING);
      }
      if (row.state() == AssignmentState.IN_WORK && row.hasDeadlineOfItsOwn()) {
        running.add(DeadlineKind.HANDLER);
      }
    }
    return running;
  }

  private void follow(Assignment row, DeadlineKind kind, String by) {
    var dueAt = dueAt(row, kind);
    var running = deadlines.of(kind, row.id());
    if (running.isEmpty() && kind == DeadlineKind.HANDLING && deadlines.hasRun(kind, row.id())) {
      var stood = deadlines.reopen(kind, row.id(), by);
      running = deadlines.of(kind, row.id());
      if (stood.filter(dueAt::equals).isPresent()) {
        // Nobody has set another date; the calendar may have.
        dueAt = running.map(OpenDeadline::dueAt).orElse(dueAt);
      }
    }
    if (running.isEmpty()) {
      var original = row.originalDueAt();
      if (kind == DeadlineKind.HANDLING && original != null && !original.equals(dueAt)) {
        // Work from before deadlines were kept here has been extended since.
        open(row, kind, original, by);
        deadlines.move(kind, row.id(), dueAt, DeadlineTurn.CORRECTED, null, by);
      } else {
        open(row, kind, dueAt, by);
      }
    } else {
      if (kind != DeadlineKind.NOTING) {
        deadlines.move(kind, row.id(), dueAt, DeadlineTurn.CORRECTED, null, by);
      }
      deadlines.handOver(kind, row.id(), unitOf(row), postOf(row));
    }
  }

  private void open(Assignment row, DeadlineKind kind, Instant dueAt, String by) {
    var since = kind == DeadlineKind.HANDLER ? row.handlerGivenAt() : row.givenAt();
    deadlines.open(
        new NewDeadline(
            kind,
            row.id(),
            row.documentId(),
            row.agencyId(),
            unitOf(row),
            postOf(row),
            since == null ? row.givenAt() : since,
            dueAt,
            limit(row, kind, dueAt),
            documents.view(row.documentId()).urgency(),
            by));
  }

  private Instant dueAt(Assignment row, DeadlineKind kind) {
    return switch (kind) {
      case NOTING -> limits.reading(row.agencyId(), row.givenAt());
      case HANDLER -> Objects.requireNonNull(row.handlerDueAt());
      default -> Objects.requireNonNull(row.dueAt());
    };
  }

  /** Work that is due with its document is reckoned as the document is. */
  private Limit limit(Assignment row, DeadlineKind kind, Instant dueAt) {
    if (kind == DeadlineKind.NOTING) {
      return TimeLimits.toNote();
    }
    return deadlines
        .of(DeadlineKind.DOCUMENT, row.documentId())
        .filter(whole -> kind == DeadlineKind.HANDLING && whole.dueAt().equals(dueAt))
        .map(whole -> whole.limit())
        .orElse(Limit.byDate());
  }

  /** Whose the work is now: a result that waits for approval is the unit's. */
  private static @Nullable UUID postOf(Assignment row) {
    return row.state() == AssignmentState.REPORTED && row.isGivenToUnit()
        ? null
        : row.handlerPostId();
  }

  private @Nullable String unitOf(Assignment row) {
    var post = row.handlerPostId();
    return row.unitId() != null || post == null
        ? row.unitId()
        : directory.post(post).map(Directory.Post::unitId).orElse(null);
  }
}
