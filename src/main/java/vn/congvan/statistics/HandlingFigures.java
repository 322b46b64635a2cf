package vn.congvan.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

  // A question of now is answered within it, however slow the machine.
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static final Set<Bucket> ALL = EnumSet.allOf(Bucket.class);
  private static final long[] NONE = {};

  // No agency has this id, so that it has no days of its own.
  private static final String PROVINCE = "-";

  private final JdbcClient database;
  private final DocumentRows documents;
  private final FrozenMonths frozen;
  private final SupervisedAgencies supervised;
  private final KnownDays known;
  private final AgencyStructure structure;
  private final WorkingCalendar calendar;
  private final ProvinceClock clock;

  HandlingFigures(
      JdbcClient database,
      DocumentRows documents,
      FrozenMonths frozen,
      SupervisedAgencies supervised,
      KnownDays known,
      AgencyStructure structure,
      WorkingCalendar calendar,
      ProvinceClock clock) {
    this.database = database;
    this.documents = documents;
    this.frozen = frozen;
    this.supervised = supervised;
    this.known = known;
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
    return figures(Filter.of(question), personId, locale);
  }

  /** The same of what the filter leaves; of one unit by person. */
  public Figures figures(Filter filter, String personId, Locale locale) {
    var scope = scope(filter.question(), personId);
    var whole = complete(filter);
    var asked = whole.question();
    var names = structureOf(asked);
    var unit = whole.unitId();
    var level = unit != null ? Level.PERSON : asked.agencyId() == null ? Level.AGENCY : Level.UNIT;
    var parts = parts(asked);
    var soon = new long[SOON.size()];
    var tallies = tallies(whole, scope, parts, column(level), ALL, soon);
    var rows = named(tallies, level, names, locale);
    var overdue = whole.only(Bucket.OVERDUE);
    return new Figures(
        asked,
        scope.wholeProvince(),
        asked.agencyId() == null ? null : names.nameOf(asked.agencyId()),
        unit == null ? null : unitName(unit, scope, locale),
        level,
        rows.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus),
        rows,
        IntStream.range(0, soon.length).mapToObj(n -> new DueSoon(SOON.get(n), soon[n])).toList(),
        documents.first(
            select(overdue, scope, parts.get(0)), OLDEST, names, asked, personId, locale),
        trend(whole, scope, parts),
        frozenAt(asked));
  }

  /** The months whose figures and lists are kept as they stood at their ends, the newest first. */
  public List<YearMonth> frozenMonths() {
    return frozen.all();
  }

  /**
   * When the figures and lists of a complete question were frozen with their month; null for living
   * ones.
   */
  public @Nullable Instant frozenAt(Question asked) {
    return frozen.frozenAt(asked).orElse(null);
  }

  /** The numbers of each agency that the question means, most overdue first. */
  public List<Row> agencies(Question question, String personId, Locale locale) {
    return rows(question, Level.AGENCY, Filter.of(question), personId, locale);
  }

  /** The same of agencies that somebody has been let to follow; the question names no agency. */
  List<Row> agencies(Question question, Scope scope, Locale locale) {
    var asked = complete(Filter.of(question));
    return rows(asked, scope, Level.AGENCY, structureOf(asked.question()), locale);
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

  /**
   * All documents of a question together, of agencies that somebody has been let to follow; counted
   * apart are those of the given buckets only.
   */
  Tally total(Question asked, Scope scope, Set<Bucket> apart) {
    return tallies(Filter.of(asked), scope, parts(asked), null, apart, NONE).values().stream()
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
        asked,
        select(asked, scope),
        total,
        page,
        frozenAt(asked.question()),
        structureOf(asked.question()),
        personId,
        locale);
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

  /**
   * The question with what was not said filled in: this year until today, and the present moment
   * or, where the days are over, their end.
   */
  public Question complete(Question question) {
    var now = clock.instant();
    var period = question.period() == null ? Period.yearUntil(clock.today()) : question.period();
    var moment =
        question.moment() != null
            ? question.moment()
            : period.end().isBefore(now) ? MonthFreezing.endOf(period) : now;
    return new Question(question.agencyId(), period, moment, question.structure());
  }

  private Filter complete(Filter filter) {
    return filter.at(complete(filter.question()));
  }

  private Scope scope(Question question, String personId) {
    var agency = question.agencyId();
    var scope =
        agency == null ? supervised.require(personId) : supervised.require(personId, agency);
    var period = question.period();
    if (period != null) {
      known.require(period, agency == null ? scope : new Scope(false, Set.of(agency), Set.of()));
    }
    return scope;
  }

  private AgencyStructure.Structure structureOf(Question asked) {
    return structure.on(
        asked.structure() == Structure.THEN
            ? Objects.requireNonNull(asked.period()).to()
            : clock.today());
  }

  private Selection select(Filter filter, Scope scope) {
    var asked = filter.question();
    var now = isNow(asked);
    var part = now ? Selection.Part.of(filter.buckets()) : Selection.Part.ALL;
    return asItStood(asked, Selection.of(filter, scope, limits(filter), part, now), now);
  }

  private Selection select(Filter filter, Scope scope, Selection.Part part) {
    var now = part != Selection.Part.ALL;
    return asItStood(
        filter.question(), Selection.of(filter, scope, limits(filter), part, now), now);
  }

  private Selection asItStood(Question asked, Selection living, boolean now) {
    return now ? living : frozen.asItStood(asked, living);
  }

  /**
   * The parts in which a question is counted, what is still open first; asked once for each answer,
   * because an answer may take longer than a moment.
   */
  private List<Selection.Part> parts(Question asked) {
    return isNow(asked)
        ? List.of(Selection.Part.OPEN, Selection.Part.CLOSED)
        : List.of(Selection.Part.ALL);
  }

  /** Whether nothing can have happened after the moment: then an index finds what is open. */
  private boolean isNow(Question asked) {
    return !Objects.requireNonNull(asked.moment()).isBefore(clock.instant().minus(A_MOMENT));
  }

  private long counted(Filter filter, Scope scope) {
    var selection = select(filter, scope);
    return database
        .sql("select count(*)" + selection.fromWhere())
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
    var tallies = tallies(filter, scope, parts(filter.question()), column(level), ALL, NONE);
    return named(tallies, level, names, locale);
  }

  private static String column(Level level) {
    return switch (level) {
      case AGENCY -> "d.agency_id";
      case UNIT -> "d.lead_unit_id";
      case PERSON -> "d.lead_post_id";
    };
  }

  /** What an agency is called under the question's structure. */
  public String nameOf(Question asked, String agencyId) {
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

  /**
   * The numbers by place, or all together without a column; what falls due soon is counted in the
   * same walk.
   */
  private Map<String, Tally> tallies(
      Filter filter,
      Scope scope,
      List<Selection.Part> parts,
      @Nullable String column,
      Set<Bucket> apart,
      long[] soon) {
    var tallies = new LinkedHashMap<String, Tally>();
    for (var part : parts) {
      var due = part.holds(Bucket.IN_PROGRESS) ? soon : NONE;
      tally(filter, scope, column, part, apart, due, tallies);
    }
    return tallies;
  }

  private void tally(
      Filter filter,
      Scope scope,
      @Nullable String column,
      Selection.Part part,
      Set<Bucket> apart,
      long[] soon,
      Map<String, Tally> tallies) {
    var buckets = apart.stream().filter(part::holds).sorted().toList();
    var selection = select(filter, scope, part);
    var values = new HashMap<>(selection.values());
    var counts = new ArrayList<String>();
    counts.add("count(*) as received");
    counts.add("count(*) filter (where d.arrived_at >= :begin) as arrived");
    for (var bucket : buckets) {
      counts.add(counting(bucket.condition(part)) + " as in_" + bucket.letter());
    }
    var limits = soon.length == 0 ? List.<Selection.Limit>of() : limits(filter, SOON);
    for (var n = 0; n < limits.size(); n++) {
      var due = Selection.due(limits.get(n), values);
      counts.add(counting(Bucket.IN_PROGRESS.condition(part) + " and " + due) + " as soon_" + n);
    }
    database
        .sql(
            "select "
                + (column == null ? "" : column + " as place, ")
                + String.join(", ", counts)
                + selection.fromWhere()
                + (column == null ? "" : " group by " + column))
        .params(values)
        .query(
            row -> {
              var place = column == null ? null : row.getString("place");
              var found = new EnumMap<Bucket, Long>(Bucket.class);
              for (var bucket : buckets) {
                var count = row.getLong("in_" + bucket.letter());
                if (count > 0) {
                  found.put(bucket, count);
                }
              }
              for (var n = 0; n < limits.size(); n++) {
                soon[n] += row.getLong("soon_" + n);
              }
              var arrived = row.getLong("arrived");
              tallies.merge(
                  place == null ? Filter.NOBODY : place,
                  new Tally(arrived, row.getLong("received") - arrived, found),
                  Tally::plus);
            });
  }

  private static String counting(String condition) {
    return "count(*) filter (where " + condition + ")";
  }

  private String unitName(String unitId, Scope scope, Locale locale) {
    if (unitId.equals(Filter.NOBODY)) {
      return nobody(Level.UNIT, locale);
    }
    return database
        .sql("select agency_id, name from unit where id = :id")
        .param("id", unitId)
        .query((row, n) -> scope.has(row.getString("agency_id")) ? row.getString("name") : unitId)
        .optional()
        .orElse(unitId);
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

  private List<Week> trend(Filter of, Scope scope, List<Selection.Part> parts) {
    var asked = of.question();
    var weeks = weeks(asked, !parts.contains(Selection.Part.ALL));
    var whole = new Period(weeks.get(0).from(), weeks.get(weeks.size() - 1).to());
    var counts = weeks.stream().map(days -> new Week(days, 0, 0, 0)).toArray(Week[]::new);
    // What was frozen is the period's, and its weeks are.
    var filter = frozenAt(asked) == null ? of.at(asked.in(whole)) : of;
    parts.forEach(part -> byWeek(filter, scope, part, weeks, counts));
    return List.of(counts);
  }

  /** The weeks until the question's moment; of frozen months, as far as they are their own. */
  private List<Period> weeks(Question asked, boolean now) {
    var period = Objects.requireNonNull(asked.period());
    var until = LocalDate.ofInstant(Objects.requireNonNull(asked.moment()), ProvinceClock.ZONE);
    var last = Period.weekOf(until);
    var earliest = last.from().minusWeeks(WEEKS - 1);
    var begin =
        frozenAt(asked) != null && period.from().isAfter(earliest) ? period.from() : earliest;
    var weeks = new ArrayList<Period>();
    for (var week = Period.weekOf(begin);
        !week.from().isAfter(until);
        week = Period.weekOf(week.from().plusWeeks(1))) {
      // What came after a past moment is in no list either.
      var to = now || week.to().isBefore(until) ? week.to() : until;
      weeks.add(new Period(week.from().isBefore(begin) ? begin : week.from(), to));
    }
    return weeks;
  }

  /** Adds what came and what was done in each week; one walk through the documents. */
  private void byWeek(
      Filter filter, Scope scope, Selection.Part part, List<Period> weeks, Week[] counts) {
    var selection = select(filter, scope, part);
    var values = new HashMap<>(selection.values());
    for (var n = 0; n < weeks.size(); n++) {
      values.put("week" + n, Selection.at(weeks.get(n).begin()));
    }
    var open = part == Selection.Part.OPEN;
    values.put("week" + weeks.size(), Selection.at(weeks.get(weeks.size() - 1).end()));
    database
        .sql(
            "select came, done, count(*) as documents, sum(in_time) as in_time, sum(late) as late from (select "
                + week("d.arrived_at", 0, weeks.size() + 1)
                + " as came, "
                + (open ? "-1" : week("d.closed_at", 0, weeks.size() + 1))
                + " as done, "
                + (open ? "0" : one(Bucket.DONE_IN_TIME, part))
                + " as in_time, "
                + (open ? "0" : one(Bucket.DONE_LATE, part))
                + " as late"
                + selection.fromWhere()
                + ") counted group by came, done")
        .params(values)
        .query(
            row -> {
              var came = row.getInt("came");
              if (came >= 0 && came < counts.length) {
                counts[came] = counts[came].plus(row.getLong("documents"), 0, 0);
              }
              var done = row.getInt("done");
              if (done >= 0 && done < counts.length) {
                counts[done] = counts[done].plus(0, row.getLong("in_time"), row.getLong("late"));
              }
            });
  }

  private static String one(Bucket bucket, Selection.Part part) {
    return "case when " + bucket.condition(part) + " then 1 else 0 end";
  }

  /**
   * The how manieth week it is, from the first one on, -1 before it: found by halving, because
   * comparing is cheaper than reckoning and four comparisons are fewer than thirteen.
   */
  private static String week(String column, int from, int until) {
    if (from == until) {
      return String.valueOf(from - 1);
    }
    var middle = (from + until) / 2;
    return "case when "
        + column
        + " >= :week"
        + middle
        + " then "
        + week(column, middle + 1, until)
        + " else "
        + week(column, from, middle)
        + " end";
  }

  /** The end of the working day until which the filter goes, if it goes until one. */
  private List<Selection.Limit> limits(Filter filter) {
    var days = filter.dueWithin();
    return days == null ? List.of() : limits(filter, List.of(days));
  }

  /** The ends of those working days, of the province and of agencies with days of their own. */
  private List<Selection.Limit> limits(Filter filter, List<Integer> workingDays) {
    var moment = Objects.requireNonNull(filter.question().moment());
    var withOwnDays =
        database
            .sql(
                "select distinct agency_id from calendar_day where agency_id is not null and calendar_date >= :today")
            .param("today", LocalDate.ofInstant(moment, ProvinceClock.ZONE))
            .query(String.class)
            .list();
    return workingDays.stream()
        .map(
            days -> {
              var ofAgencies = new LinkedHashMap<String, Instant>();
              withOwnDays.forEach(
                  id -> ofAgencies.put(id, calendar.addWorkingDays(id, moment, days)));
              return new Selection.Limit(
                  calendar.addWorkingDays(PROVINCE, moment, days), ofAgencies);
            })
        .toList();
  }
}
