package vn.congvan.sms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.statistics.CountedLine;
import vn.congvan.statistics.CountedSource;
import vn.congvan.statistics.Period;

/** Counts for the province's yearly report the messages that the gateway has taken. */
@Component
class SmsCounted implements CountedSource {

  private static final CountedLine LINE =
      new CountedLine("sms", 90, "Tin nhắn SMS đã gửi", "SMS sent");

  private final JdbcClient database;

  SmsCounted(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<CountedLine> lines() {
    return List.of(LINE);
  }

  @Override
  public Map<String, Long> count(Period period, Instant moment, Scope scope) {
    if (!scope.wholeProvince() && scope.agencies().isEmpty()) {
      return Map.of(LINE.key(), 0L);
    }
    var sql =
        "select count(*) from sms_message where entered_at >= :begin and entered_at < :end and sid is"
            + " not null"
            + (scope.wholeProvince() ? "" : " and agency_id in (:agencies)");
    var asked =
        database
            .sql(sql)
            .param("begin", period.begin().atOffset(ZoneOffset.UTC))
            .param("end", period.end().atOffset(ZoneOffset.UTC));
    if (!scope.wholeProvince()) {
      asked = asked.param("agencies", scope.agencies());
    }
    return Map.of(LINE.key(), asked.query(Long.class).single());
  }
}
