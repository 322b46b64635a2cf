package vn.congvan.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something holds: from the first day on, until the day on which it no longer
 * does.
 */
@Embeddable
record Validity(
    @Column(name = "valid_from", nullable = false) LocalDate since,
    @Column(name = "valid_to") @Nullable LocalDate until) {

  static Validity from(LocalDate since) {
    return new Validity(since, null);
  }

  boolean holdsOn(LocalDate day) {
    return !since.isAfter(day) && (until == null || until.isAfter(day));
  }

  boolean endedBy(LocalDate day) {
    return until != null && !until.isAfter(day);
  }

  /** Whether there is a day on which both hold; what ended on its own first day never held. */
  boolean overlaps(Validity other) {
    if (since.equals(until) || other.since.equals(other.until)) {
      return false;
    }
    return (until == null || until.isAfter(other.since))
        && (other.until == null || other.until.isAfter(since));
  }

  Validity endingOn(LocalDate day) {
    return new Validity(since, day);
  }
}
