package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.statistics.Figures.Level;
import vn.congvan.statistics.Figures.Row;

/** The figures of closed months as they stood at their ends, for whoever follows the agencies. */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class FrozenFigures {

  private final JdbcClient database;
  private final HandlingFigures figures;
  private final SupervisedAgencies supervised;

  FrozenFigures(JdbcClient database, HandlingFigures figures, SupervisedAgencies supervised) {
    this.database = database;
    this.figures = figures;
    this.supervised = supervised;
  }

  /** The months that are frozen, the newest first. */
  public List<YearMonth> months() {
    return database
        .sql("select first_day from frozen_month order by first_day desc")
        .query(LocalDate.class)
        .list()
        .stream()
        .map(YearMonth::from)
        .toList();
  }

  /**
   * The figures of a frozen month, by agency or, for one agency, by unit; without lists and without
   * what is due next, which only living figures have. Empty where the month is not frozen.
   */
  public Optional<Figures> of(
      YearMonth month,
      @Nullable String agencyId,
      Structure structure,
      String personId,
      Locale locale) {
    var scope =
        agencyId == null ? supervised.require(personId) : supervised.require(personId, agencyId);
    var frozenAt = frozenAt(month);
    if (frozenAt.isEmpty()) {
      return Optional.empty();
    }
    var period = Period.of(month);
    var asked = new Question(agencyId, period, MonthFreezing.endOf(period), structure);
    var level = agencyId == null ? Level.AGENCY : Level.UNIT;
    var values = new HashMap<String, Object>();
    values.put("month", month.atDay(1));
    var condition = "";
    if (agencyId != null) {
      condition = " and agency_id = :agency";
      values.put("agency", agencyId);
    } else if (!scope.wholeProvince()) {
      condition = " and " + Selection.among("agency_id", scope, values);
    }
    var rows = figures.named(tallies(level, condition, values), level, asked, locale);
    return Optional.of(
        new Figures(
            asked,
            scope.wholeProvince(),
            agencyId == null ? null : figures.nameOf(asked, agencyId),
            rows.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus),
            rows,
            List.of(),
            List.of(),
            List.of(),
            frozenAt.get()));
  }

  /**
   * The first page; for just one month that is frozen with the numbers as they were frozen, and
   * lists of that month's end beside them.
   */
  public Figures firstPage(Question question, String personId, Locale locale) {
    var living = figures.figures(question, personId, locale);
    var asked = living.asked();
    var period = Objects.requireNonNull(asked.period());
    var month = YearMonth.from(period.from());
    if (!Period.of(month).equals(period) || !MonthFreezing.endOf(period).equals(asked.moment())) {
      return living;
    }
    return of(month, asked.agencyId(), asked.structure(), personId, locale)
        .map(living::withNumbersOf)
        .orElse(living);
  }

  private Optional<Instant> frozenAt(YearMonth month) {
    return database
        .sql("select frozen_at from frozen_month where first_day = :month")
        .param("month", month.atDay(1))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private Map<String, Tally> tallies(Level level, String condition, Map<String, Object> values) {
    var place = level == Level.AGENCY ? "agency_id" : "unit_id";
    var tallies = new HashMap<String, Tally>();
    database
        .sql(
            "select "
                + place
                + """
                 as place, sum(arrived) as arrived, sum(carried) as carried, sum(unregistered) as a,
                  sum(for_information) as b, sum(in_progress) as c, sum(no_deadline) as c0, sum(overdue) as d,
                  sum(done_in_time) as e, sum(done_late) as f, sum(sent_back) as g
                from frozen_figures where first_day = :month
                """
                + condition
                + " group by "
                + place)
        .params(values)
        .query(
            row -> {
              var buckets = new EnumMap<Bucket, Long>(Bucket.class);
              for (var bucket : Bucket.values()) {
                var count = row.getLong(bucket.letter().toLowerCase(Locale.ROOT));
                if (count > 0) {
                  buckets.put(bucket, count);
                }
              }
              tallies.put(
                  row.getString("place"),
                  new Tally(row.getLong("arrived"), row.getLong("carried"), buckets));
            });
    return tallies;
  }
}
