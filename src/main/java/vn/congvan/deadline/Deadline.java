package vn.congvan.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
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
  private @Nullable Instant reckonedFrom;
  private @Nullable Integer limitDays;
  private int limitHours;
  // What was left when it was resumed, reckoned from that moment instead of days and hours.
  private @Nullable Long limitSeconds;
  private @Nullable Instant pausedAt;
  private @Nullable Long remainingSeconds;
  private @Nullable Instant closedAt;
  // The change of the calendar up to which it has been reckoned, so that none moves it twice.
  private @Nullable UUID recomputedBy;
  @Version private int version;

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

  String agencyId() {
    return agencyId;
  }

  Instant dueAt() {
    return dueAt;
  }

  @Nullable Instant pausedAt() {
    return pausedAt;
  }

  @Nullable String unitId() {
    return unitId;
  }

  @Nullable UUID postId() {
    return postId;
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
        pausedAt,
        new Limit(limitDays, limitHours),
        urgency,
        closedAt);
  }

  /** Sets another deadline; a paused one is resumed with what is left until it. */
  void moveTo(Instant newDueAt, Instant from, Limit limit, WorkingCalendar calendar) {
    dueAt = newDueAt;
    reckon(from, limit);
    if (pausedAt != null) {
      remainingSeconds = left(pausedAt, newDueAt, calendar);
    }
  }

  /** The deadline as the calendar of now reckons it; as it is where a person gave the date. */
  Instant reckoned(WorkingCalendar calendar, TimeLimits limits) {
    if (reckonedFrom == null || pausedAt != null) {
      return dueAt;
    }
    if (limitSeconds != null) {
      return calendar.addWorkingTime(agencyId, reckonedFrom, Duration.ofSeconds(limitSeconds));
    }
    return limits.dueAt(agencyId, reckonedFrom, Objects.requireNonNull(limitDays), limitHours);
  }

  /** Lets the calendar of now hold, which one change of it brought. */
  void recompute(Instant newDueAt, UUID calendarChange) {
    dueAt = newDueAt;
    recomputedBy = calendarChange;
  }

  void handOver(@Nullable String unit, @Nullable UUID post) {
    unitId = unit;
    postId = post;
  }

  void pause(Instant now, WorkingCalendar calendar) {
    pausedAt = now;
    remainingSeconds = left(now, dueAt, calendar);
  }

  /** Puts the working time that was left behind the moment of resuming. */
  void resume(Instant now, WorkingCalendar calendar) {
    var left = Objects.requireNonNull(remainingSeconds);
    dueAt = calendar.addWorkingTime(agencyId, now, Duration.ofSeconds(left));
    reckonedFrom = now;
    limitDays = 0;
    limitHours = 0;
    limitSeconds = left;
    pausedAt = null;
    remainingSeconds = null;
  }

  void close(Instant now) {
    closedAt = now;
    openSubjectId = null;
  }

  void reopen() {
    closedAt = null;
    openSubjectId = subjectId;
  }

  private void reckon(Instant from, Limit limit) {
    reckonedFrom = limit.isReckoned() ? from : null;
    limitDays = limit.days();
    limitHours = limit.hours();
    limitSeconds = null;
  }

  private long left(Instant from, Instant to, WorkingCalendar calendar) {
    return to.isAfter(from) ? calendar.workingTimeBetween(agencyId, from, to).toSeconds() : 0;
  }
}
