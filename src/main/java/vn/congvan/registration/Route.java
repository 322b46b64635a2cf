package vn.congvan.registration;

import org.jspecify.annotations.Nullable;

/**
 * Where a registered document goes next: to a leader for direction, or to a unit by the agency's
 * regulation (Art. 23).
 */
public record Route(@Nullable String directingPost, @Nullable String unitId) {

  /** The word by which forms choose the way over a leader. */
  static final String LEADER = "leader";

  /** The word by which forms choose the way to a unit. */
  static final String UNIT = "unit";

  /** Whether a leader gives direction first. */
  public boolean needsDirection() {
    return directingPost != null;
  }
}
