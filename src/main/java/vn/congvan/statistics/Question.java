package vn.congvan.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param agencyId one agency of those that the person follows; null for all of them
 * @param period which documents: those that arrived in these days, and those that had arrived
 *     before and were still open when they began; null for this year until today
 * @param moment as of when they stand where they stand; null for now, or for the end of days that
 *     are over
 * @param structure under which names and agencies above they are shown
 */
public record Question(
    @Nullable String agencyId,
    @Nullable Period period,
    @Nullable Instant moment,
    Structure structure) {

  /** This year until now, of all agencies that the person follows. */
  public static final Question OF_THIS_YEAR = new Question(null, null, null, Structure.NOW);

  /** The same for one agency. */
  public Question at(String agency) {
    return new Question(agency, period, moment, structure);
  }

  /** The same for other days. */
  public Question in(Period days) {
    return new Question(agencyId, days, moment, structure);
  }
}
