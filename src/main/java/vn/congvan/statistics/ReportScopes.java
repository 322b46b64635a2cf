package vn.congvan.statistics;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.SupervisedAgencies.Scope;

/**
 * Whose documents a report of all followed agencies tells of: whoever reads it follows them all.
 */
@Component
class ReportScopes {

  private final JdbcClient database;
  private final JdbcTemplate batches;

  ReportScopes(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  @Transactional
  void keep(UUID reportId, Scope scope) {
    database
        .sql("update report set whole_province = :whole where id = :id")
        .param("whole", scope.wholeProvince())
        .param("id", reportId)
        .update();
    database.sql("delete from report_agency where report_id = :id").param("id", reportId).update();
    if (!scope.wholeProvince()) {
      batches.batchUpdate(
          "insert into report_agency (report_id, agency_id) values (?, ?)",
          scope.agencies().stream().map(agency -> new Object[] {reportId, agency}).toList());
    }
  }

  boolean isWithin(Report report, Scope scope) {
    if (report.agencyId() != null) {
      return scope.has(report.agencyId());
    }
    if (scope.wholeProvince()) {
      return true;
    }
    var whole =
        database
            .sql("select whole_province from report where id = :id")
            .param("id", report.id())
            .query(Boolean.class)
            .single();
    return !whole
        && scope
            .agencies()
            .containsAll(
                database
                    .sql("select agency_id from report_agency where report_id = :id")
                    .param("id", report.id())
                    .query(String.class)
                    .list());
  }
}
