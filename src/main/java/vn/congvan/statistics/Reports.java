package vn.congvan.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.print.TableHeader;
import vn.congvan.shared.Moments;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.shared.Worded;

/** The reports that a person asks for; each is kept as it was found, with its inputs, for him. */
@UseCase
public class Reports {

  private static final int LATEST = 50;
  private static final int PAGE = 100;
  private static final int PORTION = 500;
  // Word lays out the whole document at once.
  private static final int MOST_IN_WORD = 5_000;

  private static final String COLUMNS =
      "id, kind, agency_id, below, first_day, last_day, structure, asked_by, asked_at, state, done, expected, trouble, finished_at";

  /**
   * What stands in a report, one page of it; pages are counted from 0.
   *
   * @param inWord whether it is short enough for Word
   */
  public record Content(
      TableHeader header, List<List<@Nullable Object>> lines, int page, int pages, boolean inWord) {

    /** Up to how many lines a report is short enough for Word. */
    public int mostInWord() {
      return MOST_IN_WORD;
    }
  }

  private record Inputs(
      ReportKind kind,
      @Nullable String agencyId,
      boolean below,
      Period period,
      Structure structure,
      @Nullable String filter) {}

  private final JdbcClient database;
  private final JdbcTemplate inPortions;
  private final SupervisedAgencies supervised;
  private final ReportScopes scopes;
  private final KnownDays known;
  private final HandlingFigures figures;
  private final Directory directory;
  private final SheetFiles files;
  private final ProvinceClock clock;
  private final ObjectMapper json;

  Reports(
      JdbcClient database,
      DataSource source,
      SupervisedAgencies supervised,
      ReportScopes scopes,
      KnownDays known,
      HandlingFigures figures,
      Directory directory,
      SheetFiles files,
      ProvinceClock clock,
      ObjectMapper json) {
    this.database = database;
    this.inPortions = new JdbcTemplate(source);
    this.inPortions.setFetchSize(PORTION);
    this.supervised = supervised;
    this.scopes = scopes;
    this.known = known;
    this.figures = figures;
    this.directory = directory;
    this.files = files;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Asks for a report of the agencies that the person follows, or of one of them.
   *
   * @param below whether the agencies under that one are meant too
   */
  public UUID ask(
      ReportKind kind,
      @Nullable String agencyId,
      boolean below,
      Period period,
      Structure structure,
      String personId) {
    var withBelow = below && agencyId != null;
    if (kind == ReportKind.FOLLOW_UP && (agencyId == null || withBelow)) {
      supervised.require(personId);
      throw new Refusal(
          "Sổ theo dõi lập cho từng cơ quan. Hãy chọn một cơ quan, không kèm cơ quan trực thuộc.",
          agencyId == null
              ? Map.of("agency", new Sentence("Chọn cơ quan."))
              : Map.of("below", new Sentence("Bỏ chọn cơ quan trực thuộc.")));
    }
    known.requireBegun(period);
    var scope = scopes.of(agencyId, withBelow, period, structure, personId);
    known.require(period, scope);
    return keep(new Inputs(kind, agencyId, withBelow, period, structure, null), scope, personId);
  }

  /** Asks for the list behind a number, however long it is. */
  public UUID askList(Filter filter, String personId) {
    var asked = figures.complete(filter.question());
    var period = Objects.requireNonNull(asked.period());
    var scope = scopes.of(asked.agencyId(), false, period, asked.structure(), personId);
    known.require(period, scope);
    // As of when it is made, or of the end of its days.
    var whole = filter.at(new Question(asked.agencyId(), period, null, asked.structure()));
    try {
      return keep(
          new Inputs(
              ReportKind.LIST,
              asked.agencyId(),
              false,
              period,
              asked.structure(),
              json.writeValueAsString(whole)),
          scope,
          personId);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID keep(Inputs asked, SupervisedAgencies.Scope scope, String personId) {
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into report (id, kind, agency_id, below, first_day, last_day, structure, asked_by, asked_at, state, done,
              expected, list_filter)
            values (:id, :kind, :agency, :below, :from, :to, :structure, :person, :now, 'WAITING', 0, 0, :filter)
            """)
        .param("id", id)
        .param("kind", asked.kind().name())
        .param("agency", asked.agencyId())
        .param("below", asked.below())
        .param("from", asked.period().from())
        .param("to", asked.period().to())
        .param("structure", asked.structure().name())
        .param("person", personId)
        .param("now", Selection.at(clock.instant()))
        .param("filter", asked.filter())
        .update();
    if (asked.agencyId() == null || asked.below()) {
      scopes.keep(id, scope);
    }
    return id;
  }

  /** Stops a report that is waiting or being made; only what was asked for is kept of it. */
  @Transactional
  public void stop(UUID id, String personId) {
    get(id, personId);
    var stopped =
        database
            .sql(
                """
                update report set state = 'STOPPED', done = 0, finished_at = :now
                where id = :id and state in ('WAITING', 'RUNNING')
                """)
            .param("now", Selection.at(clock.instant()))
            .param("id", id)
            .update();
    if (stopped == 1) {
      database.sql("delete from report_line where report_id = :id").param("id", id).update();
    }
  }

  /** The person's reports, the newest first. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Report> mine(String personId) {
    supervised.require(personId);
    return database
        .sql(
            "select "
                + COLUMNS
                + " from report where asked_by = :person order by asked_at desc, id fetch first "
                + LATEST
                + " rows only")
        .param("person", personId)
        .query((row, n) -> report(row))
        .list();
  }

  /** The agencies of which the person may ask for reports, by name. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Directory.Agency> agencies(String personId) {
    var scope = supervised.require(personId);
    return directory.agencies().stream().filter(agency -> scope.has(agency.id())).toList();
  }

  /** A report of the person's own, as long as he still follows what it is about. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Report get(UUID id, String personId) {
    var scope = supervised.require(personId);
    return find(id)
        .filter(report -> report.askedBy().equals(personId))
        .filter(report -> scopes.isWithin(report, scope))
        .orElseThrow(() -> new NotFound("Không tìm thấy báo cáo này."));
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  java.util.Optional<Report> find(UUID id) {
    return database
        .sql("select " + COLUMNS + " from report where id = :id")
        .param("id", id)
        .query((row, n) -> report(row))
        .optional();
  }

  /** One page of a report that is done. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public Content content(UUID id, int page, String personId) {
    var report = done(id, personId);
    var pages = Math.max(1, (report.done() + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    var lines =
        database
            .sql(
                "select cells from report_line where report_id = :id and ordinal >= :first and ordinal < :next order by ordinal")
            .param("id", id)
            .param("first", shown * PAGE)
            .param("next", (shown + 1) * PAGE)
            .query((row, n) -> cells(row.getString("cells")))
            .list();
    return new Content(header(id), lines, shown, pages, report.done() <= MOST_IN_WORD);
  }

  /** Writes a report as XLSX; leaves the stream open. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void xlsx(UUID id, String personId, OutputStream out) {
    done(id, personId);
    read(id, lines -> files.xlsx(new Sheet(header(id), lines), out));
  }

  /** Writes a report as PDF; leaves the stream open. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void pdf(UUID id, String personId, OutputStream out) {
    done(id, personId);
    read(id, lines -> files.pdf(new Sheet(header(id), lines), out));
  }

  /** Writes a report as DOCX; leaves the stream open. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void docx(UUID id, String personId, OutputStream out) {
    if (done(id, personId).done() > MOST_IN_WORD) {
      Worded most = locale -> NumberFormat.getIntegerInstance(locale).format(MOST_IN_WORD);
      throw new Refusal(
          new Sentence(
              "Báo cáo dài hơn %s dòng, quá dài để mở bằng Word. Hãy tải bản PDF hoặc Excel.",
              most));
    }
    read(id, lines -> files.docx(new Sheet(header(id), lines), out));
  }

  private Report done(UUID id, String personId) {
    var report = get(id, personId);
    switch (report.state()) {
      case DONE -> {}
      case WAITING, RUNNING ->
          throw new Refusal("Báo cáo chưa lập xong. Hãy tải lại trang sau ít phút.");
      case FAILED, STOPPED ->
          throw new Refusal("Báo cáo này không có nội dung. Hãy lập báo cáo mới.");
    }
    return report;
  }

  private void read(UUID id, Consumer<Iterator<List<@Nullable Object>>> reader) {
    try (Stream<List<@Nullable Object>> lines =
        inPortions.queryForStream(
            "select cells from report_line where report_id = ? order by ordinal",
            (row, n) -> cells(row.getString("cells")),
            id)) {
      reader.accept(lines.iterator());
    }
  }

  private TableHeader header(UUID id) {
    var text =
        database
            .sql("select header from report where id = :id")
            .param("id", id)
            .query(String.class)
            .single();
    try {
      return json.readValue(text, TableHeader.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The header of report " + id + " cannot be read", e);
    }
  }

  private List<@Nullable Object> cells(String text) {
    try {
      var cells = new ArrayList<@Nullable Object>();
      // As a tree: a list is read without its holes here, and an empty cell is one.
      for (var cell : json.readTree(text)) {
        cells.add(
            cell.isNull() ? null : cell.isNumber() ? (Object) cell.longValue() : cell.asText());
      }
      return cells;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of a report cannot be read", e);
    }
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getObject("id", UUID.class),
        ReportKind.valueOf(row.getString("kind")),
        row.getString("agency_id"),
        row.getBoolean("below"),
        new Period(
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class)),
        Structure.valueOf(row.getString("structure")),
        row.getString("asked_by"),
        Moments.of(row, "asked_at"),
        Report.State.valueOf(row.getString("state")),
        row.getInt("done"),
        row.getInt("expected"),
        row.getString("trouble"),
        Moments.orNull(row, "finished_at"));
  }
}
