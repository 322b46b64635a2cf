package vn.congvan.statistics;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.SupervisedAgencies.Scope;

/**
 * Counts how outgoing documents are handled: those that were begun in the days asked for, and those
 * that had been begun before and were neither issued nor dropped when the days began.
 *
 * <p>What is recalled or replaced after it was issued stays issued and is told apart.
 */
@Component
@Transactional(readOnly = true)
class OutgoingFigures {

  /** Where an outgoing document stands at a moment; each one stands in exactly one place. */
  enum Place {
    ISSUED_IN_TIME(
        "Đã ban hành đúng hạn",
        "d.registered_at <= :moment and (d.due_at is null or d.registered_at <= d.due_at)"),
    ISSUED_LATE("Đã ban hành trễ hạn", "d.registered_at <= :moment and d.registered_at > d.due_at"),
    DROPPED("Đã hủy dự thảo", "d.registered_at is null and d.closed_at <= :moment"),
    IN_PROGRESS("Chưa ban hành, còn hạn", Sql.OPEN + " and (d.due_at >= :moment or d.due_paused)"),
    NO_DEADLINE(
        "Chưa ban hành, không có hạn", Sql.OPEN + " and d.due_at is null and not d.due_paused"),
    OVERDUE("Chưa ban hành, quá hạn", Sql.OPEN + " and d.due_at < :moment and not d.due_paused");

    /** The part of which the conditions are made; the document is {@code d}. */
    private static final class Sql {
      static final String OPEN =
          "(coalesce(d.registered_at, d.closed_at) is null or coalesce(d.registered_at, d.closed_at) > :moment)";
    }

    private final String vietnamese;
    private final String condition;

    Place(String vietnamese, String condition) {
      this.vietnamese = vietnamese;
      this.condition = condition;
    }

    /** The place in the words of the office. */
    String vietnamese() {
      return vietnamese;
    }
  }

  /**
   * How many stand where.
   *
   * @param begun how many were begun in the days asked for
   * @param carried how many had been begun before
   * @param takenBack how many of those that were issued have been recalled or replaced since
   */
  record Counts(long begun, long carried, Map<Place, Long> places, long takenBack) {

    static final Counts NOTHING = new Counts(0, 0, Map.of(), 0);

    long of(Place place) {
      return places.getOrDefault(place, 0L);
    }

    long issued() {
      return of(Place.ISSUED_IN_TIME) + of(Place.ISSUED_LATE);
    }

    Counts plus(Counts other) {
      var both = new HashMap<>(places);
      other.places.forEach((place, count) -> both.merge(place, count, Long::sum));
      return new Counts(
          begun + other.begun, carried + other.carried, both, takenBack + other.takenBack);
    }
  }

  /** For a document that no unit drafts. */
  static final String NO_UNIT = "-";

  /** The unit that drafts a document as it stands. */
  static final String UNIT = "(select o.unit_id from outgoing_draft o where o.document_id = d.id)";

  private final JdbcClient database;
  private final FrozenMonths frozen;

  OutgoingFigures(JdbcClient database, FrozenMonths frozen) {
    this.database = database;
    this.frozen = frozen;
  }

  /** What is counted, as it stands; the question is complete. */
  static Selection of(Question asked, Scope scope) {
    var period = Objects.requireNonNull(asked.period());
    var moment = Objects.requireNonNull(asked.moment());
    var values = new HashMap<String, Object>();
    values.put("moment", Selection.at(moment));
    values.put("begin", Selection.at(period.begin()));
    values.put(
        "end", Selection.at(period.end().isBefore(moment) ? period.end() : moment.plusNanos(1000)));
    return new Selection(
        Selection.LIVING,
        "d.direction = 'OUT' and d.arrived_at < :end"
            + " and (coalesce(d.registered_at, d.closed_at) is null"
            + " or coalesce(d.registered_at, d.closed_at) >= :begin)"
            + (scope.wholeProvince()
                ? ""
                : " and " + Selection.among("d.agency_id", scope, values)),
        values);
  }

  /** By agency id. */
  Map<String, Counts> byAgency(Period period, Instant moment, Scope scope) {
    return counts(selection(period, moment, scope), "d.agency_id", "");
  }

  /** By the name of the unit that drafts, of one agency. */
  Map<String, Counts> byUnit(Period period, Instant moment, Scope scope) {
    var selection = selection(period, moment, scope);
    return counts(
        selection,
        "coalesce(u.name, '" + NO_UNIT + "')",
        selection.isFrozen()
            ? " left join unit u on u.id = d.lead_unit_id"
            : " left join outgoing_draft o on o.document_id = d.id left join unit u on u.id = o.unit_id");
  }

  private Selection selection(Period period, Instant moment, Scope scope) {
    var asked = new Question(null, period, moment, Structure.NOW);
    return frozen.asItStood(asked, of(asked, scope));
  }

  private Map<String, Counts> counts(Selection selection, String column, String joined) {
    var found = new LinkedHashMap<String, Counts>();
    database
        .sql(
            "select "
                + column
                + " as place, count(*) filter (where d.arrived_at >= :begin) as begun, "
                + "count(*) filter (where d.arrived_at < :begin) as carried, "
                + Arrays.stream(Place.values())
                    .map(
                        place ->
                            "count(*) filter (where " + place.condition + ") as in_" + place.name())
                    .collect(Collectors.joining(", "))
                + ", count(*) filter (where d.registered_at <= :moment and d.taken_back_at <= :moment)"
                + " as taken_back from "
                + selection.documents()
                + joined
                + " where "
                + selection.sql()
                + " group by "
                + column
                + " order by place")
        .params(selection.values())
        .query(
            row -> {
              var places = new HashMap<Place, Long>();
              for (var place : Place.values()) {
                places.put(place, row.getLong("in_" + place.name()));
              }
              found.put(
                  row.getString("place"),
                  new Counts(
                      row.getLong("begun"),
                      row.getLong("carried"),
                      places,
                      row.getLong("taken_back")));
            });
    return found;
  }
}
