package vn.congvan.statistics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.congvan.organization.SupervisedAgencies.Scope;

/**
 * The one condition under which documents are counted and listed; the document is {@code d}.
 *
 * @param documents what follows {@code from}: the documents as they stand, or as they were frozen
 * @param sql what follows {@code where}
 * @param values the values that it reads
 */
record Selection(String documents, String sql, Map<String, Object> values) {

  /** The documents as they stand. */
  static final String LIVING = "document d";

  // Under the names of the living ones, so that one condition counts and lists both: what was
  // settled in one of the months, and what was not by the end of the last.
  private static final String FROZEN =
      """
      (select f.document_id as id, f.* from frozen_document f
       where f.first_day between :frozenFrom and :frozenMonth and (f.first_day = :frozenMonth or f.settled)) d""";

  private static final String CHANGES =
      " from deadline_change c join deadline k on k.id = c.deadline_id"
          + " where k.subject_id = e.id and k.kind in ('DOCUMENT', 'DRAFTING') and c.changed_at <= :moment ";

  /**
   * The documents with the deadline that was in force at the moment, which its history tells where
   * something happened to it since. Each part is a stretch of an index.
   */
  private static final String AS_OF_THEN =
      """
      (select q.*, case when q.due_paused then (
          select max(c.changed_at) from deadline_change c join deadline k on k.id = c.deadline_id
          where k.subject_id = q.id and k.kind in ('DOCUMENT', 'DRAFTING') and c.turn = 'PAUSED'
            and c.changed_at <= :moment) end as paused_at
       from (
         select e.id, e.agency_id, e.direction, e.state, e.arrival_number, e.arrival_year, e.arrived_at, e.registered_at,
           e.original_due_at, e.closed_at, e.closed_as, e.taken_back_at, e.forwarded_to, e.lead_unit_id, e.lead_post_id,
           case when h.subject_id is null then e.due_at else (select c.due_after """
          + CHANGES
          + """
       order by c.changed_at desc, case when c.turn in ('OPENED', 'REOPENED') then 1 else 0 end fetch first 1 rows only) end as due_at,
           case when h.subject_id is null then e.due_paused else coalesce((
             select case when c.turn = 'PAUSED' then true else false end """
          + CHANGES
          + """
       and c.turn in ('PAUSED', 'RESUMED') order by c.changed_at desc, c.turn desc fetch first 1 rows only), false) end
             as due_paused
         from (
           select * from document where closed_at is null
           union all select * from document where closed_at >= :begin) e
         left join (
           select distinct k.subject_id from deadline_change c join deadline k on k.id = c.deadline_id
           where c.changed_at > :moment and k.kind in ('DOCUMENT', 'DRAFTING')) h on h.subject_id = e.id) q) d""";

  /** A working day's end for the province, and for agencies with days of their own. */
  record Limit(Instant ofProvince, Map<String, Instant> ofAgencies) {}

  /** Which documents are looked at: each part is a stretch of an index. */
  enum Part {
    ALL,
    OPEN,
    CLOSED;

    /** The part in which all documents of those buckets are as of now. */
    static Part of(Collection<Bucket> buckets) {
      if (buckets.isEmpty()) {
        return ALL;
      }
      return buckets.stream().allMatch(Bucket::isOpen)
          ? OPEN
          : buckets.stream().noneMatch(Bucket::isOpen) ? CLOSED : ALL;
    }

    /** Whether documents of that bucket can be in it. */
    boolean holds(Bucket bucket) {
      return this == ALL || bucket.isOpen() == (this == OPEN);
    }
  }

  /** Makes the condition of a past moment. */
  static Selection of(Filter filter, Scope scope, List<Limit> limit) {
    return of(filter, scope, limit, Part.ALL, false);
  }

  /**
   * Makes the condition; the filter's question has everything filled in.
   *
   * @param part the part of its documents that is looked at, as of now
   * @param now whether the moment is the present one
   */
  static Selection of(Filter filter, Scope scope, List<Limit> limit, Part part, boolean now) {
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    var question = filter.question();
    var period = Objects.requireNonNull(question.period());
    var moment = Objects.requireNonNull(question.moment());
    values.put("moment", at(moment));
    values.put("begin", at(period.begin()));
    values.put("end", at(period.end().isBefore(moment) ? period.end() : moment.plusNanos(1000)));
    conditions.add("d.direction = 'IN'");
    if (question.agencyId() != null) {
      conditions.add("d.agency_id = :agency");
      values.put("agency", question.agencyId());
    } else if (!scope.wholeProvince()) {
      conditions.add(among("d.agency_id", scope, values));
    }
    conditions.add("d.arrived_at < :end");
    switch (filter.origin()) {
      case ANY -> {}
      case ARRIVED -> conditions.add("d.arrived_at >= :begin");
      case CARRIED -> conditions.add("d.arrived_at < :begin");
    }
    // What arrived in the period was closed after its beginning, if at all.
    conditions.add(
        switch (part) {
          case ALL -> "(d.closed_at is null or d.closed_at >= :begin)";
          case OPEN -> "d.closed_at is null";
          case CLOSED -> "d.closed_at >= :begin";
        });
    if (!filter.buckets().isEmpty()) {
      conditions.add(Bucket.anyOf(filter.buckets(), now));
    }
    if (filter.unitId() != null) {
      conditions.add(place("d.lead_unit_id", "unit", filter.unitId(), filter.unitId(), values));
    }
    if (filter.postId() != null) {
      conditions.add(
          place(
              "d.lead_post_id",
              "post",
              filter.postId(),
              filter.postId().equals(Filter.NOBODY) ? "" : UUID.fromString(filter.postId()),
              values));
    }
    limit.forEach(each -> conditions.add(due(each, values)));
    if (filter.finished() != null) {
      conditions.add("d.closed_at >= :finishedFrom and d.closed_at < :finishedUntil");
      values.put("finishedFrom", at(filter.finished().begin()));
      values.put("finishedUntil", at(filter.finished().end()));
    }
    if (filter.came() != null) {
      conditions.add("d.arrived_at >= :cameFrom and d.arrived_at < :cameUntil");
      values.put("cameFrom", at(filter.came().begin()));
      values.put("cameUntil", at(filter.came().end()));
    }
    return new Selection(LIVING, String.join(" and ", conditions), values);
  }

  /** The same condition on the documents as they stood when those months were frozen. */
  Selection frozenWith(YearMonth first, YearMonth last) {
    var more = new HashMap<>(values);
    more.put("frozenFrom", first.atDay(1));
    more.put("frozenMonth", last.atDay(1));
    return new Selection(FROZEN, sql, more);
  }

  /** The same condition on the documents with the deadlines of its past moment. */
  Selection asOfThen() {
    return new Selection(AS_OF_THEN, sql, values);
  }

  boolean isFrozen() {
    return documents.equals(FROZEN);
  }

  boolean isLiving() {
    return documents.equals(LIVING);
  }

  /** Both parts of a statement that reads these documents. */
  String fromWhere() {
    return " from " + documents + " where " + sql;
  }

  /** A condition that a column names one of the agencies; not for the whole province. */
  static String among(String column, Scope scope, Map<String, Object> values) {
    if (scope.others().isEmpty()) {
      values.put("agencies", scope.agencies());
      return column + " in (:agencies)";
    }
    values.put("others", scope.others());
    return column + " not in (:others)";
  }

  private static String place(
      String column, String name, String asked, Object value, Map<String, Object> values) {
    if (asked.equals(Filter.NOBODY)) {
      return column + " is null";
    }
    values.put(name, value);
    return column + " = :" + name;
  }

  /** A condition that a document falls due until then; what is paused falls due on no day. */
  static String due(Limit limit, Map<String, Object> values) {
    return "not d.due_paused and d.due_at <= " + endOfDay(limit, values);
  }

  /** An agency that works on other days than the province reaches the end of its day elsewhere. */
  private static String endOfDay(Limit limit, Map<String, Object> values) {
    var ofProvince = "limit" + values.size();
    values.put(ofProvince, at(limit.ofProvince()));
    if (limit.ofAgencies().isEmpty()) {
      return moment(ofProvince);
    }
    var cases = new StringBuilder("case d.agency_id");
    limit
        .ofAgencies()
        .forEach(
            (agency, end) -> {
              var n = values.size();
              cases.append(" when :own").append(n).append(" then ").append(moment("end" + n));
              values.put("own" + n, agency);
              values.put("end" + n, at(end));
            });
    return cases + " else " + moment(ofProvince) + " end";
  }

  private static String moment(String name) {
    return "cast(:" + name + " as timestamp with time zone)";
  }

  static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
