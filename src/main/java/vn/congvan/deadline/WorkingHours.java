package vn.congvan.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The working week that holds from a day on, for the whole province or for one agency. */
@Entity
@Table(name = "working_hours")
public class WorkingHours {

  @Id private UUID id;

  @Nullable private String agencyId;

  private LocalDate fromDay;
  private String week;
  private String name;
  private String decision;
  private String recordedBy;
  private Instant recordedAt;

  @SuppressWarnings("NullAway") // filled by JPA
  protected WorkingHours() {}

  WorkingHours(
      @Nullable String agencyId,
      LocalDate fromDay,
      WorkingWeek week,
      String name,
      String decision,
      String recordedBy,
      Instant recordedAt) {
    this.id = UUID.randomUUID();
    this.agencyId = agencyId;
    this.fromDay = fromDay;
    this.week = week.written();
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

  /** The first day on which it holds. */
  public LocalDate fromDay() {
    return fromDay;
  }

  /** The week. */
  public WorkingWeek week() {
    return WorkingWeek.read(week);
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
