package vn.congvan.deadline;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Limits of which one document may have a thousand, one for each place that it goes to; who owns
 * them knows which place that is.
 */
public interface LimitedReceivers {

  /** The kinds of limits that are counted in this way. */
  Set<DeadlineKind> kinds();

  /** What the places are called, by what is limited. */
  Map<UUID, String> names(Collection<UUID> subjects);
}
