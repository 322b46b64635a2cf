package vn.congvan.statistics;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;

/** Whose documents a report tells of: whoever reads it follows them all. */
@Component
class ReportScopes {

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final SupervisedAgencies supervised;
  private final AgencyStructure structure;
  private final ProvinceClock clock;

  ReportScopes(
      JdbcClient database,
      JdbcTemplate batches,
      SupervisedAgencies supervised,
      AgencyStructure structure,
      ProvinceClock clock) {
    this.database = database;
    this.batches = batches;
    this.supervised = supervised;
    this.structure = structure;
    this.clock = clock;
  }

  /** What the person follows of that which is asked for; refuses where he does not follow it. */
  Scope of(
      @Nullable String agencyId,
      boolean below,
      Period period,
      Structure structure,
      String personId) {
    if (agencyId == null) {
      return supervised.require(personId);
    }
    return below
        ? supervised.requireWithBelow(personId, agencyId, names(period, structure))
        : supervised.requireOnly(personId, agencyId);
  }

  /** What the report's owner follows today of that which he asked for. */
  Scope of(Report report) {
    return of(
        report.agencyId(), report.below(), report.period(), report.structure(), report.askedBy());
  }

  /** The agencies under the names of that structure. */
  AgencyStructure.Structure names(Period period, Structure asked) {
    return structure.on(asked == Structure.THEN ? period.to() : clock.today());
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
    if (report.isOfOneAgency()) {
      return scope.has(java.util.Objects.requireNonNull(report.agencyId()));
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
