package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;

/** Counts agencies, users and outgoing documents. */
@Component
class OfficeCounted implements CountedSource {

  private static final String AGENCIES =
      """
      select count(distinct v.agency_id) from agency_version v
      where v.valid_from <= :day and (v.valid_to is null or v.valid_to > :day)
      """;

  private static final String USERS =
      """
      select count(distinct h.id) from person h join post v on v.person_id = h.id
      where (h.left_on is null or h.left_on > :day)
        and v.valid_from <= :day and (v.valid_to is null or v.valid_to > :day)
      """;

  // Its register gives an outgoing document its day; issuing is when it was registered there.
  private static final String OUTGOING =
      """
      select count(*) from document v
      where v.direction = 'OUT' and v.registered_at >= :begin and v.registered_at < :end
        and v.state in ('ISSUED', 'REPLACED', 'RECALLED')
      """;

  private final JdbcClient database;

  OfficeCounted(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<CountedLine> lines() {
    return List.of(
        new CountedLine("agencies", 10, "Cơ quan, đơn vị sử dụng", "Agencies"),
        new CountedLine("users", 20, "Người sử dụng", "Users"),
        new CountedLine("outgoing", 40, "Văn bản đi", "Outgoing documents"));
  }

  @Override
  public Map<String, Long> count(Period period, Instant moment, Scope scope) {
    var values = new HashMap<String, Object>();
    // Of days that are still to come nobody knows who will be there.
    values.put("day", LocalDate.ofInstant(moment, ProvinceClock.ZONE));
    values.put("begin", Selection.at(period.begin()));
    values.put("end", Selection.at(period.end()));
    return Map.of(
        "agencies", count(AGENCIES, values, scope),
        "users", count(USERS, values, scope),
        "outgoing", count(OUTGOING, values, scope));
  }

  private long count(String sql, Map<String, Object> values, Scope scope) {
    return database
        .sql(
            scope.wholeProvince()
                ? sql
                : sql + " and " + Selection.among("v.agency_id", scope, values))
        .params(values)
        .query(Long.class)
        .single();
  }
}
