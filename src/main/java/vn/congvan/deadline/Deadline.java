package vn.congvan.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time limit, from its opening to its end; it guards its own states. */
@Entity
@Table(name = "deadline")
class Deadline {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private DeadlineKind kind;

  private UUID subjectId;
  // The subject once more while it is open: of each subject only one is.
  private @Nullable UUID openSubjectId;
  private @Nullable UUID documentId;
  private String agencyId;
  private @Nullable String unitId;
  private @Nullable UUID postId;
  private int urgency;
  private Instant startedAt;
  private Instant originalDueAt;
  private Instant dueAt;
  // Null where a person has given the date.
  private @Nullable Instant reckonedFrom;
  private @Nullable Integer limitDays;
  private long limitSeconds;
  private @Nullable Instant pausedAt;
  private @Nullable Long remainingSeconds;
  private @Nullable String waitsFor;
  private @Nullable LocalDate answerOn;
  private @Nullable Instant closedAt;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway") // filled by JPA
  protected Deadline() {}

  Deadline(NewDeadline opened) {
    this.id = UUID.randomUUID();
    this.kind = opened.kind();
    this.subjectId = opened.subjectId();
    this.openSubjectId = opened.subjectId();
    this.documentId = opened.documentId();
    this.agencyId = opened.agencyId();
    this.unitId = opened.unitId();
    this.postId = opened.postId();
    this.urgency = opened.urgency();
    this.startedAt = opened.startedAt();
    this.originalDueAt = opened.dueAt();
    this.dueAt = opened.dueAt();
    reckon(opened.startedAt(), opened.limit());
  }

  UUID id() {
    return id;
  }

  UUID subjectId() {
    return subjectId;
  }

  @Nullable UUID documentId() {
    return documentId;
  }

  String agencyId() {
    return agencyId;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean isWith(@Nullable String unit, @Nullable UUID post) {
    return Objects.equals(unitId, unit) && Objects.equals(postId, post);
  }

  boolean isOpen() {
    return closedAt == null;
  }

  boolean isPaused() {
    return pausedAt != null;
  }

  OpenDeadline asItStands() {
    return new OpenDeadline(
        id,
        kind,
        subjectId,
        documentId,
        agencyId,
        unitId,
        postId,
        startedAt,
        originalDueAt,
        dueAt,
        pause(),
        new Limit(reckonedFrom, limitDays, Duration.ofSeconds(limitSeconds)),
        urgency,
        closedAt);
  }

  private OpenDeadline.@Nullable Pause pause() {
    var since = pausedAt;
    return since == null
        ? null
        : new OpenDeadline.Pause(
            since,
            Duration.ofSeconds(Objects.requireNonNullElse(remainingSeconds, 0L)),
            waitsFor,
            answerOn);
  }

  int urgency() {
    return urgency;
  }

  boolean isOverdue(Instant now) {
    return closedAt == null && pausedAt == null && now.isAfter(dueAt);
  }

  /** Sets another deadline; a paused one is resumed with what is left until it. */
  void moveTo(Instant newDueAt, Instant from, Limit limit, WorkingCalendar calendar) {
    dueAt = newDueAt;
    reckon(from, limit);
    if (pausedAt != null) {
      remainingSeconds = left(pausedAt, newDueAt, calendar);
    }
  }

  /**
   * The deadline as that calendar reckons it, except that nobody is made late by a change of the
   * calendar: what would be over already stays.
   */
  Instant reckonedBy(WorkingTime time, Instant now) {
    var reckoned = reckonedBy(time);
    return reckoned.isBefore(dueAt) && reckoned.isBefore(now) ? dueAt : reckoned;
  }

  private Instant reckonedBy(WorkingTime time) {
    var from = reckonedFrom;
    var days = limitDays;
    if (pausedAt != null || !kind.keepsToWorkingDays()) {
      return dueAt;
    }
    return from == null || days == null
        ? time.onWorkingDay(dueAt)
        : time.add(from, days, Duration.ofSeconds(limitSeconds));
  }

  /** Lets the changed calendar hold. */
  void recompute(Instant newDueAt) {
    dueAt = newDueAt;
  }

  void handOver(@Nullable String unit, @Nullable UUID post) {
    unitId = unit;
    postId = post;
  }

  void urgency(int changed) {
    urgency = changed;
  }

  void pause(
      Instant now, WorkingCalendar calendar, @Nullable String forWhom, @Nullable LocalDate until) {
    pausedAt = now;
    remainingSeconds = left(now, dueAt, calendar);
    waitsFor = forWhom;
    answerOn = until;
  }

  /**
   * Puts the working time that was left behind the moment of resuming; what was late already when
   * it was stopped stays as late.
   */
  void resume(Instant now, WorkingCalendar calendar) {
    if (!dueAt.isBefore(Objects.requireNonNull(pausedAt))) {
      var left = Objects.requireNonNull(remainingSeconds);
      dueAt = calendar.addWorkingTime(agencyId, now, Duration.ofSeconds(left));
      // Nothing left is due at once, on whatever day that is.
      reckon(now, left == 0 ? Limit.byDate() : new Limit(null, 0, Duration.ofSeconds(left)));
    }
    pausedAt = null;
    remainingSeconds = null;
    waitsFor = null;
    answerOn = null;
  }

  void close(Instant now) {
    closedAt = now;
    openSubjectId = null;
  }

  void reopen() {
    closedAt = null;
    openSubjectId = subjectId;
  }

  private void reckon(Instant start, Limit limit) {
    var from = limit.from();
    reckonedFrom = limit.isReckoned() ? from != null ? from : start : null;
    limitDays = limit.days();
    limitSeconds = limit.time().toSeconds();
  }

  private long left(Instant from, Instant to, WorkingCalendar calendar) {
    return to.isAfter(from) ? calendar.workingTimeBetween(agencyId, from, to).toSeconds() : 0;
  }
}
