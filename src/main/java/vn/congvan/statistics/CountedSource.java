package vn.congvan.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.congvan.organization.SupervisedAgencies.Scope;

/**
 * Where counts of the yearly paragraph come from; a capability registers its own by a bean of this
 * type, and what nobody registers has no figure.
 */
public interface CountedSource {

  /** The lines that it counts. */
  List<CountedLine> lines();

  /**
   * Counts each of its lines, by their keys.
   *
   * @param period the days of the report
   * @param moment as of when what is still open is counted
   * @param scope the agencies whose things are counted
   */
  Map<String, Long> count(Period period, Instant moment, Scope scope);
}
