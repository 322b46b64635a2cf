package vn.congvan.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day that a decision has made a day off or a working day, for the whole province or for one
 * agency.
 */
@Entity
@Table(name = "calendar_day")
public class CalendarDay {

  /** What the decision makes of the day. */
  public enum Kind {
    /** A day off besides those of the law, or moved there by the year's decision. */
    HOLIDAY,
    /**
     * A day that is worked although the week or the law would make it a day off, mostly a swapped
     * Saturday.
     */
    WORKING
  }

  @Id private UUID id;

  @Nullable private String agencyId;

  // DAY is a reserved word in H2.
  @Column(name = "calendar_date")
  private LocalDate day;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String name;
  private String decision;
  @Nullable private String hours;
  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway") // filled by JPA
  protected CalendarDay() {}

  CalendarDay(
      @Nullable String agencyId,
      LocalDate day,
      Kind kind,
      @Nullable String hours,
      String name,
      String decision,
      String recordedBy,
      Instant recordedAt) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.day = day;
    this.kind = kind;
    this.hours = hours;
    this.name = name;
    this.decision = decision;
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  /** The row's id. */
  public UUID id() {
    return id;
  }

  /** The agency it holds for; null for the whole province. */
  public @Nullable String agencyId() {
    return agencyId;
  }

  /** The day. */
  public LocalDate day() {
    return day;
  }

  /** Day off or working day. */
  public Kind kind() {
    return kind;
  }

  /** Its own hours as they are written; null where it has those of the week. */
  public @Nullable String hours() {
    return hours;
  }

  /** Its own hours. */
  @Nullable List<CalendarSettings.Session> sessions() {
    return hours == null ? null : WorkingWeek.sessions(hours);
  }

  /** Why, in the office's words. */
  public String name() {
    return name;
  }

  /** The number of the decision that says so. */
  public String decision() {
    return decision;
  }
}
