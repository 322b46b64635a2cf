package vn.congvan.deadline;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * The one owner of every time limit (decision 0028): who sets one opens, moves, hands over and
 * closes it here, in his own transaction; each act may be repeated, and tells who listens.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Refusal.class)
public class Deadlines {

  private final DeadlineRows rows;
  private final DeadlineChanges changes;
  private final EntityManager entities;
  private final WorkingCalendar calendar;
  private final CalendarChanges edits;
  private final ApplicationEventPublisher events;
  private final ProvinceClock clock;

  Deadlines(
      DeadlineRows rows,
      DeadlineChanges changes,
      EntityManager entities,
      WorkingCalendar calendar,
      CalendarChanges edits,
      ApplicationEventPublisher events,
      ProvinceClock clock) {
    this.rows = rows;
    this.changes = changes;
    this.entities = entities;
    this.calendar = calendar;
    this.edits = edits;
    this.events = events;
    this.clock = clock;
  }

  /** Lets a limit begin to run; where it already runs, nothing changes. Returns its id. */
  public UUID open(NewDeadline opened) {
    return openAll(List.of(opened)).get(0);
  }

  /** The same for many at once, told in one event. */
  public List<UUID> openAll(List<NewDeadline> all) {
    var running = running(all);
    var fresh = new ArrayList<OpenDeadline>();
    var ids = new ArrayList<UUID>();
    for (var opened : all) {
      var limited = new Limited(opened.kind(), opened.subjectId());
      var known = running.get(limited);
      if (known != null) {
        ids.add(known);
        continue;
      }
      var row = rows.save(new Deadline(opened));
      write(row, DeadlineTurn.OPENED, opened.by(), null, row.dueAt(), null);
      fresh.add(row.asItStands());
      ids.add(row.id());
      running.put(limited, row.id());
    }
    if (!fresh.isEmpty()) {
      entities.flush();
      events.publishEvent(new DeadlineOpened(List.copyOf(fresh)));
    }
    return ids;
  }

  private record Limited(DeadlineKind kind, UUID subjectId) {}

  /** Those that run already, asked for at once: each question looks through all that is unsaved. */
  private Map<Limited, UUID> running(List<NewDeadline> all) {
    var running = new HashMap<Limited, UUID>();
    if (all.size() == 1) {
      var one = all.get(0);
      rows.idOfOpen(one.kind(), one.subjectId())
          .ifPresent(id -> running.put(new Limited(one.kind(), one.subjectId()), id));
    } else if (!all.isEmpty()) {
      rows.open(all.stream().map(NewDeadline::subjectId).distinct().toList()).stream()
          .map(Deadline::asItStands)
          .forEach(open -> running.put(new Limited(open.kind(), open.subjectId()), open.id()));
    }
    return running;
  }

  /**
   * Lets the last limit of that subject run on, which had ended too early, as the present calendar
   * reckons it; else nothing. Returns when it was due when it ended.
   */
  public Optional<Instant> reopen(DeadlineKind kind, UUID subjectId, @Nullable String by) {
    if (rows.idOfOpen(kind, subjectId).isPresent()) {
      return Optional.empty();
    }
    return rows.closed(kind, subjectId, org.springframework.data.domain.Limit.of(1)).stream()
        .findFirst()
        .map(
            row -> {
              var stood = row.dueAt();
              row.reopen();
              write(row, DeadlineTurn.REOPENED, by, null, row.dueAt(), null);
              entities.flush();
              events.publishEvent(new DeadlineOpened(List.of(row.asItStands())));
              followCalendar(row, "Lịch làm việc đã đổi trong khi hạn không chạy.");
              return stood;
            });
  }

  /** Moves the limit to a date that a person has given. */
  public void move(
      DeadlineKind kind,
      UUID subjectId,
      Instant newDueAt,
      DeadlineTurn why,
      @Nullable String reason,
      @Nullable String by) {
    move(kind, subjectId, newDueAt, Limit.byDate(), why, reason, by);
  }

  /** Moves the limit to a date that was reckoned from now. */
  public void move(
      DeadlineKind kind,
      UUID subjectId,
      Instant newDueAt,
      Limit limit,
      DeadlineTurn why,
      @Nullable String reason,
      @Nullable String by) {
    if (rows.open(kind, subjectId).filter(row -> !row.dueAt().equals(newDueAt)).isEmpty()) {
      return;
    }
    var row = locked(kind, subjectId);
    if (row == null || row.dueAt().equals(newDueAt)) {
      return;
    }
    var former = row.dueAt();
    row.moveTo(newDueAt, clock.instant(), limit, calendar);
    write(row, why, by, former, newDueAt, reason);
    tellMoved(row, why, former, reason, by);
  }

  /** Says who is responsible from now on: a unit, a post, or both. */
  public void handOver(
      DeadlineKind kind, UUID subjectId, @Nullable String unitId, @Nullable UUID postId) {
    if (rows.open(kind, subjectId).filter(row -> !row.isWith(unitId, postId)).isEmpty()) {
      return;
    }
    var row = locked(kind, subjectId);
    if (row == null || row.isWith(unitId, postId)) {
      return;
    }
    row.handOver(unitId, postId);
    write(row, DeadlineTurn.HANDED_OVER, null, row.dueAt(), row.dueAt(), null);
    tellMoved(row, DeadlineTurn.HANDED_OVER, row.dueAt(), null, null);
  }

  /** The open limits of a document are those of one of that urgency now, and climb its ladder. */
  public void urgency(UUID documentId, int urgency, @Nullable String by) {
    var others = rows.ofOtherUrgency(documentId, urgency);
    if (others.isEmpty()) {
      return;
    }
    var moves = new ArrayList<DeadlineMoved.Move>();
    for (var row : rows.locked(others)) {
      entities.refresh(row);
      if (row.isOpen() && row.urgency() != urgency) {
        row.urgency(urgency);
        write(row, DeadlineTurn.URGENCY, by, row.dueAt(), row.dueAt(), null);
        moves.add(
            new DeadlineMoved.Move(row.asItStands(), DeadlineTurn.URGENCY, row.dueAt(), null, by));
      }
    }
    if (!moves.isEmpty()) {
      entities.flush();
      events.publishEvent(new DeadlineMoved(List.copyOf(moves)));
    }
  }

  /** Stops the limit with other work that waits, if it runs and is not over yet. */
  public void pause(DeadlineKind kind, UUID subjectId, String reason, @Nullable String by) {
    pause(kind, subjectId, null, null, reason, by);
  }

  /**
   * Stops the limit while another agency is waited for; what is left of it is kept. One that is
   * over already stays over.
   */
  public void pause(
      DeadlineKind kind,
      UUID subjectId,
      @Nullable String waitsFor,
      @Nullable LocalDate answerOn,
      String reason,
      @Nullable String by) {
    var row = locked(kind, subjectId);
    if (row == null || row.isPaused() || row.isOverdue(clock.instant())) {
      return;
    }
    if (edits.isUnderway(row.agencyId())) {
      // Else the change would pass it over while it is paused.
      followCalendar(row, "Lịch làm việc vừa đổi.");
    }
    row.pause(clock.instant(), calendar, waitsFor, answerOn);
    write(row, DeadlineTurn.PAUSED, by, row.dueAt(), row.dueAt(), reason);
    tellMoved(row, DeadlineTurn.PAUSED, row.dueAt(), reason, by);
  }

  /** Lets a paused limit run on, with the working time that was left put behind this moment. */
  public void resume(DeadlineKind kind, UUID subjectId, @Nullable String by) {
    resume(kind, subjectId, null, by);
  }

  /** The same, with the reason for which it runs on. */
  public void resume(
      DeadlineKind kind, UUID subjectId, @Nullable String reason, @Nullable String by) {
    if (rows.open(kind, subjectId).filter(Deadline::isPaused).isEmpty()) {
      return;
    }
    var row = locked(kind, subjectId);
    if (row == null || !row.isPaused()) {
      return;
    }
    var former = row.dueAt();
    resume(row, former, reason, by);
    tellMoved(row, DeadlineTurn.RESUMED, former, reason, by);
  }

  /** Ends the limit, whatever became of the work; where it does not run, nothing changes. */
  public void close(DeadlineKind kind, UUID subjectId, @Nullable String by) {
    var row = locked(kind, subjectId);
    if (row == null) {
      return;
    }
    if (row.isPaused()) {
      // So that the deadline in force at its end is not one that ran out while it was paused.
      var former = row.dueAt();
      resume(row, former, null, by);
      tellMoved(row, DeadlineTurn.RESUMED, former, null, by);
    }
    row.close(clock.instant());
    write(row, DeadlineTurn.CLOSED, by, row.dueAt(), row.dueAt(), null);
    entities.flush();
    events.publishEvent(new DeadlineClosed(List.of(row.asItStands())));
  }

  /**
   * Ends those limits of the subject that run and are of another kind than these; returns those
   * that run on.
   */
  public Set<DeadlineKind> keepOnly(UUID subjectId, Set<DeadlineKind> kinds, @Nullable String by) {
    var runOn = EnumSet.noneOf(DeadlineKind.class);
    for (var kind : rows.kindsOpen(subjectId)) {
      if (kinds.contains(kind)) {
        runOn.add(kind);
      } else {
        close(kind, subjectId, by);
      }
    }
    return runOn;
  }

  /** Whether a limit of that kind ever ran for the subject. */
  @Transactional(readOnly = true)
  public boolean hasRun(DeadlineKind kind, UUID subjectId) {
    return rows.hasRun(kind, subjectId);
  }

  /** The limit of that id, open or closed. */
  @Transactional(readOnly = true)
  public Optional<OpenDeadline> of(UUID id) {
    return rows.findById(id).map(Deadline::asItStands);
  }

  /** The open limit of that subject. */
  @Transactional(readOnly = true)
  public Optional<OpenDeadline> of(DeadlineKind kind, UUID subjectId) {
    return rows.open(kind, subjectId).map(Deadline::asItStands);
  }

  /** All limits of a document, open and closed, in the order in which they began. */
  @Transactional(readOnly = true)
  public List<OpenDeadline> ofDocument(UUID documentId) {
    return rows.ofDocument(documentId).stream().map(Deadline::asItStands).toList();
  }

  private @Nullable Deadline locked(DeadlineKind kind, UUID subjectId) {
    var id = rows.idOfOpen(kind, subjectId);
    if (id.isEmpty()) {
      return null;
    }
    var row = rows.locked(List.of(id.get())).get(0);
    // Another transaction may have ended it while this one waited for the lock.
    entities.refresh(row);
    return row.isOpen() ? row : null;
  }

  private void followCalendar(Deadline row, String reason) {
    var former = row.dueAt();
    var reckoned = row.reckonedBy(calendar.of(row.agencyId()), clock.instant());
    if (reckoned.equals(former)) {
      return;
    }
    row.recompute(reckoned);
    write(row, DeadlineTurn.CALENDAR, null, former, reckoned, reason);
    tellMoved(row, DeadlineTurn.CALENDAR, former, reason, null);
  }

  private void resume(Deadline row, Instant former, @Nullable String reason, @Nullable String by) {
    row.resume(clock.instant(), calendar);
    write(row, DeadlineTurn.RESUMED, by, former, row.dueAt(), reason);
  }

  private void write(
      Deadline row,
      DeadlineTurn turn,
      @Nullable String by,
      @Nullable Instant before,
      @Nullable Instant after,
      @Nullable String reason) {
    changes.save(new DeadlineChange(row.id(), turn, clock.instant(), by, before, after, reason));
  }

  private void tellMoved(
      Deadline row,
      DeadlineTurn turn,
      Instant former,
      @Nullable String reason,
      @Nullable String by) {
    entities.flush();
    events.publishEvent(
        new DeadlineMoved(
            List.of(new DeadlineMoved.Move(row.asItStands(), turn, former, reason, by))));
  }
}
