package vn.congvan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;
import vn.congvan.statistics.DocumentList.Item;
import vn.congvan.statistics.Figures.DueSoon;
import vn.congvan.statistics.Figures.Level;
import vn.congvan.statistics.Figures.Row;
import vn.congvan.statistics.Figures.Week;
import vn.congvan.statistics.Filter.Origin;

/**
 * How the incoming documents of the agencies that a person follows are handled, in numbers and, by
 * the same condition, as lists.
 */
@UseCase
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class HandlingFigures {

  /** The working days for which {@link Figures#dueSoon} tells what falls due. */
  public static final List<Integer> SOON = List.of(1, 3, 5);

  /** How many weeks the trend goes back, with the present one. */
  public static final int WEEKS = 12;

  private static final int OLDEST = 10;
  private static final int WEEK_IN_SECONDS = 7 * 24 * 60 * 60;

  // No agency has this id, so that it has no days of its own.
  private static final String PROVINCE = "-";

  private final JdbcClient database;
  private final DocumentRows documents;
  private final SupervisedAgencies supervised;
  private final AgencyStructure structure;
  private final WorkingCalendar calendar;
  private final ProvinceClock clock;

  HandlingFigures(
      JdbcClient database,
      DocumentRows documents,
      SupervisedAgencies supervised,
      AgencyStructure structure,
      WorkingCalendar calendar,
      ProvinceClock clock) {
    this.database = database;
    this.documents = documents;
    this.supervised = supervised;
    this.structure = structure;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Whether the person follows any agency, so that he may ask at all. */
  public boolean mayAsk(String personId) {
    return supervised.any(personId);
  }

  /** The first page: the three numbers and all buckets, by agency or, for one agency, by unit. */
  public Figures figures(Question question, String personId, Locale locale) {
    var scope = scope(question, personId);
    var asked = complete(question);
    var names = structureOf(asked);
    var rows =
        rows(
            Filter.of(asked),
            scope,
            asked.agencyId() == null ? Level.AGENCY : Level.UNIT,
            names,
            locale);
    var overdue = Filter.of(asked).only(Bucket.OVERDUE);
    return new Figures(
        asked,
        scope.wholeProvince(),
        asked.agencyId() == null ? null : names.nameOf(asked.agencyId()),
        rows.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus),
        rows,
        SOON.stream()
            .map(days -> new DueSoon(days, counted(Filter.of(asked).dueWithin(days), scope)))
            .toList(),
        documents.first(select(overdue, scope), OLDEST, names, asked, personId, locale),
        trend(asked, scope),
        null);
  }

  /** The numbers of each agency that the question means, most overdue first. */
  public List<Row> agencies(Question question, String personId, Locale locale) {
    return rows(question, Level.AGENCY, Filter.of(question), personId, locale);
  }

  /** The numbers of each unit of the question's agency, most overdue first. */
  public List<Row> units(Question question, String personId, Locale locale) {
    return rows(question, Level.UNIT, Filter.of(question), personId, locale);
  }

  /** The numbers of each person of a unit, or of the question's agency, most overdue first. */
  public List<Row> people(
      Question question, @Nullable String unitId, String personId, Locale locale) {
    var filter = Filter.of(question);
    return rows(
        question, Level.PERSON, unitId == null ? filter : filter.ofUnit(unitId), personId, locale);
  }

  /** All documents of a question together, of agencies that somebody has been let to follow. */
  Tally total(Question asked, Scope scope) {
    return tallies(Filter.of(asked), scope, "''").values().stream()
        .reduce(Tally.NOTHING, Tally::plus);
  }

  /** How many documents the filter leaves. */
  public long count(Filter filter, String personId) {
    var scope = scope(filter.question(), personId);
    return counted(complete(filter), scope);
  }

  /** One page of exactly those documents that {@link #count} counts; what is due first on top. */
  public DocumentList list(Filter filter, int page, String personId, Locale locale) {
    var scope = scope(filter.question(), personId);
    var asked = complete(filter);
    var total = counted(asked, scope);
    return documents.page(
        asked, select(asked, scope), total, page, structureOf(asked.question()), personId, locale);
  }

  /** Reads all of them to the end, however many they are; for files. */
  public void read(Filter filter, String personId, Locale locale, Consumer<Stream<Item>> reader) {
    var scope = scope(filter.question(), personId);
    var asked = complete(filter);
    documents.read(
        select(asked, scope),
        structureOf(asked.question()),
        asked.question(),
        personId,
        locale,
        reader);
  }

  /** The question with this year until today and the present moment where nothing was said. */
  public Question complete(Question question) {
    var moment = question.moment() == null ? clock.instant() : question.moment();
    var period = question.period() == null ? Period.yearUntil(clock.today()) : question.period();
    return new Question(question.agencyId(), period, moment, question.structure());
  }

  private Filter complete(Filter filter) {
    return filter.at(complete(filter.question()));
  }

  private Scope scope(Question question, String personId) {
    var agency = question.agencyId();
    return agency == null ? supervised.require(personId) : supervised.require(personId, agency);
  }

  private AgencyStructure.Structure structureOf(Question asked) {
    return structure.on(
        asked.structure() == Structure.THEN
            ? Objects.requireNonNull(asked.period()).to()
            : clock.today());
  }

  private Selection select(Filter filter, Scope scope) {
    return Selection.of(filter, scope, limits(filter));
  }

  private long counted(Filter filter, Scope scope) {
    var selection = select(filter, scope);
    return database
        .sql("select count(*) from document d where " + selection.sql())
        .params(selection.values())
        .query(Long.class)
        .single();
  }

  private List<Row> rows(
      Question question, Level level, Filter filter, String personId, Locale locale) {
    var scope = scope(question, personId);
    var asked = complete(filter);
    return rows(asked, scope, level, structureOf(asked.question()), locale);
  }

  private List<Row> rows(
      Filter filter, Scope scope, Level level, AgencyStructure.Structure names, Locale locale) {
    var column =
        switch (level) {
          case AGENCY -> "d.agency_id";
          case UNIT -> "d.lead_unit_id";
          case PERSON -> "d.lead_post_id";
        };
    return named(tallies(filter, scope, column), level, names, locale);
  }

  /** Tallies by place under the names that the question's structure gives them. */
  List<Row> named(Map<String, Tally> tallies, Level level, Question asked, Locale locale) {
    return named(tallies, level, structureOf(asked), locale);
  }

  /** What an agency is called under the question's structure. */
  String nameOf(Question asked, String agencyId) {
    return structureOf(asked).nameOf(agencyId);
  }

  private List<Row> named(
      Map<String, Tally> tallies, Level level, AgencyStructure.Structure names, Locale locale) {
    var words = level == Level.AGENCY ? Map.<String, String>of() : namesOf(level, tallies);
    var rows = new ArrayList<Row>();
    tallies.forEach(
        (id, tally) -> {
          var placed = level == Level.AGENCY ? names.agency(id).orElse(null) : null;
          var above = placed == null ? null : placed.parentId();
          rows.add(
              new Row(
                  level,
                  id,
                  level == Level.AGENCY
                      ? names.nameOf(id)
                      : id.equals(Filter.NOBODY)
                          ? nobody(level, locale)
                          : words.getOrDefault(id, id),
                  above,
                  above == null ? null : names.nameOf(above),
                  placed != null && placed.ended(),
                  tally));
        });
    rows.sort(
        Comparator.comparingLong((Row row) -> -row.tally().of(Bucket.OVERDUE))
            .thenComparing(row -> -row.tally().of(Bucket.UNREGISTERED))
            .thenComparing(Row::name)
            .thenComparing(Row::id));
    return rows;
  }

  private static String nobody(Level level, Locale locale) {
    var english = "en".equals(locale.getLanguage());
    return level == Level.UNIT
        ? english ? "No unit yet (clerk, leader)" : "Chưa giao đơn vị (văn thư, lãnh đạo)"
        : english ? "No handler yet" : "Chưa có người xử lý";
  }

  private Map<String, Tally> tallies(Filter filter, Scope scope, String column) {
    var selection = select(filter, scope);
    var counts = new LinkedHashMap<String, Counting>();
    database
        .sql(
            "select place, bucket, arrived, count(*) as documents from (select "
                + column
                + " as place, "
                + Bucket.EXPRESSION
                + " as bucket, case when d.arrived_at >= :begin then 1 else 0 end as arrived from document d where "
                + selection.sql()
                + ") counted group by place, bucket, arrived")
        .params(selection.values())
        .query(
            row -> {
              var place = row.getString("place");
              counts
                  .computeIfAbsent(place == null ? Filter.NOBODY : place, id -> new Counting())
                  .add(
                      Bucket.ofLetter(row.getString("bucket")).orElseThrow(),
                      row.getInt("arrived") == 1,
                      row.getLong("documents"));
            });
    var tallies = new LinkedHashMap<String, Tally>();
    counts.forEach((place, counting) -> tallies.put(place, counting.tally()));
    return tallies;
  }

  /** What is counted for one place while its rows are read. */
  private static final class Counting {

    private final Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
    private long arrived;
    private long carried;

    void add(Bucket bucket, boolean inPeriod, long count) {
      buckets.merge(bucket, count, Long::sum);
      if (inPeriod) {
        arrived += count;
      } else {
        carried += count;
      }
    }

    Tally tally() {
      return new Tally(arrived, carried, buckets);
    }
  }

  private Map<String, String> namesOf(Level level, Map<String, Tally> tallies) {
    var ids = tallies.keySet().stream().filter(id -> !id.equals(Filter.NOBODY)).toList();
    var names = new LinkedHashMap<String, String>();
    if (ids.isEmpty()) {
      return names;
    }
    var statement =
        level == Level.UNIT
            ? database.sql("select id, name from unit where id in (:ids)").param("ids", ids)
            : database
                .sql(
                    """
                    select p.id, h.full_name || ', ' || p.title as name from post p
                    join person h on h.id = p.person_id where p.id in (:ids)
                    """)
                .param("ids", ids.stream().map(UUID::fromString).toList());
    statement.query(
        row -> {
          names.put(row.getString("id"), row.getString("name"));
        });
    return names;
  }

  private List<Week> trend(Question asked, Scope scope) {
    var moment = Objects.requireNonNull(asked.moment());
    var last = Period.weekOf(LocalDate.ofInstant(moment, ProvinceClock.ZONE));
    var first = Period.weekOf(last.from().minusWeeks(WEEKS - 1));
    var whole = asked.in(new Period(first.from(), last.to()));
    var arrived = byWeek("arrived_at", Filter.of(whole).from(Origin.ARRIVED), first, scope);
    var inTime = finishedByWeek(whole, Bucket.DONE_IN_TIME, first, last, scope);
    var late = finishedByWeek(whole, Bucket.DONE_LATE, first, last, scope);
    var weeks = new ArrayList<Week>();
    for (var n = 0; n < WEEKS; n++) {
      weeks.add(
          new Week(
              Period.weekOf(first.from().plusWeeks(n)),
              arrived.getOrDefault(n, 0L),
              inTime.getOrDefault(n, 0L),
              late.getOrDefault(n, 0L)));
    }
    return weeks;
  }

  private Map<Integer, Long> finishedByWeek(
      Question whole, Bucket bucket, Period first, Period last, Scope scope) {
    return byWeek(
        "closed_at",
        Filter.of(whole).only(bucket).finishedIn(new Period(first.from(), last.to())),
        first,
        scope);
  }

  private Map<Integer, Long> byWeek(String column, Filter filter, Period first, Scope scope) {
    var selection = select(filter, scope);
    var counts = new LinkedHashMap<Integer, Long>();
    database
        .sql(
            "select week, count(*) as documents from (select cast(floor((extract(epoch from d."
                + column
                + ") - "
                + first.begin().getEpochSecond()
                + ") / "
                + WEEK_IN_SECONDS
                + ") as integer) as week from document d where "
                + selection.sql()
                + ") counted group by week")
        .params(selection.values())
        .query(
            row -> {
              counts.put(row.getInt("week"), row.getLong("documents"));
            });
    return counts;
  }

  /** The end of the working day until which the filter goes, if it goes until one. */
  private List<Selection.Limit> limits(Filter filter) {
    var days = filter.dueWithin();
    if (days == null) {
      return List.of();
    }
    var moment = Objects.requireNonNull(filter.question().moment());
    var ofAgencies = new LinkedHashMap<String, Instant>();
    database
        .sql(
            "select distinct agency_id from calendar_day where agency_id is not null and calendar_date >= :today")
        .param("today", LocalDate.ofInstant(moment, ProvinceClock.ZONE))
        .query(String.class)
        .list()
        .forEach(id -> ofAgencies.put(id, calendar.addWorkingDays(id, moment, days)));
    return List.of(
        new Selection.Limit(calendar.addWorkingDays(PROVINCE, moment, days), ofAgencies));
  }
}
