package vn.congvan.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Secrecy;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.print.RegisterHeader;
import vn.congvan.print.TableHeader;
import vn.congvan.print.TableHeader.TableColumn;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.statistics.Figures.Row;
import vn.congvan.statistics.Filter.Origin;
import vn.congvan.statistics.OutgoingFigures.Counts;
import vn.congvan.statistics.OutgoingFigures.Place;

/** Makes the content of each kind of report, with the rights of who asked for it. */
@Component
class ReportWriting {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ProvinceClock.ZONE);
  // A register of a whole year would not fit in memory.
  private static final int PORTION = 500;

  private static final List<Bucket> SHOWN = List.of(Bucket.values());

  private static final String FOLLOWED =
      """
      select c.secrecy, d.arrival_number, d.arrival_year, c.type_code, c.number, c.symbol, c.issued_on, c.issuer_name, c.subject,
        d.due_at, d.original_due_at, d.closed_at, c.note, d.forwarded_to, u.name as unit_name, h.full_name,
        case when exists (
          select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences)) then 1 else 0 end
          as visible,
        (select a.reply_reference from assignment a
         where a.document_id = d.id and a.role = 'LEAD' and a.reply_reference is not null and exists (
           select 1 from document_event e where e.document_id = d.id and e.kind = 'REPORTED'
             and e.occurred_at <= :moment and e.detail like '%: ' || a.reply_reference)
         order by a.given_at desc, a.id fetch first 1 rows only) as reply,
      """;

  // What a document says is not frozen with its month: it is read from the document itself.
  private static final String WITH_CONTENT =
      """
       left join document c on c.id = d.id
      left join unit u on u.id = d.lead_unit_id
      left join post p on p.id = d.lead_post_id
      left join person h on h.id = p.person_id
      where d.arrival_number is not null and
      """;

  /**
   * How long a register is.
   *
   * @param first its first number, where all are of one year
   * @param last its last number, where all are of one year
   */
  private record Range(int lines, @Nullable Long first, @Nullable Long last) {

    static Range of(ResultSet row) throws SQLException {
      var oneYear = row.getInt("first_year") == row.getInt("last_year");
      return new Range(
          row.getInt("lines"),
          oneYear ? row.getObject("first_number", Long.class) : null,
          oneYear ? row.getObject("last_number", Long.class) : null);
    }
  }

  private final HandlingFigures figures;
  private final FrozenMonths months;
  private final YearlyParagraph paragraph;
  private final DocumentListFiles lists;
  private final OutgoingFigures drafts;
  private final ReportScopes scopes;
  private final KnownDays known;
  private final Directory directory;
  private final Access access;
  private final NamedParameterJdbcTemplate database;
  private final ProvinceClock clock;
  private final ObjectMapper json;

  ReportWriting(
      HandlingFigures figures,
      FrozenMonths months,
      YearlyParagraph paragraph,
      DocumentListFiles lists,
      OutgoingFigures drafts,
      ReportScopes scopes,
      KnownDays known,
      Directory directory,
      Access access,
      DataSource source,
      ProvinceClock clock,
      ObjectMapper json) {
    this.figures = figures;
    this.months = months;
    this.paragraph = paragraph;
    this.lists = lists;
    this.drafts = drafts;
    this.scopes = scopes;
    this.known = known;
    this.directory = directory;
    this.access = access;
    var inPortions = new JdbcTemplate(source);
    inPortions.setFetchSize(PORTION);
    this.database = new NamedParameterJdbcTemplate(inPortions);
    this.clock = clock;
    this.json = json;
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  ReportContent of(Report report) {
    var scope = scopes.of(report);
    return switch (report.kind()) {
      case HANDLING_IN -> incoming(report, scope);
      case HANDLING_OUT -> outgoing(report, scope);
      case FOLLOW_UP -> followUp(report, scope);
      case PARAGRAPH -> paragraph(report, scope);
      case LIST -> lists.content(filter(report), report.askedBy());
    };
  }

  private Filter filter(Report report) {
    var text =
        database.queryForObject(
            "select list_filter from report where id = :id",
            Map.of("id", report.id()),
            String.class);
    try {
      return json.readValue(text, Filter.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What list report " + report.id() + " is cannot be read", e);
    }
  }

  private ReportContent incoming(Report report, Scope scope) {
    var question = question(report);
    var agency = question.agencyId();
    var rows =
        agency == null
            ? figures.agencies(question, scope, VIETNAMESE)
            : figures.units(question, report.askedBy(), VIETNAMESE);
    var total = rows.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus);
    var columns = new ArrayList<TableColumn>();
    columns.add(new TableColumn("TT", 10, true));
    columns.add(new TableColumn(agency == null ? "Cơ quan" : "Đơn vị", 78, false));
    columns.add(new TableColumn("Kỳ trước chuyển sang", 16, true));
    columns.add(new TableColumn("Tiếp nhận trong kỳ", 16, true));
    SHOWN.forEach(
        bucket ->
            columns.add(
                new TableColumn("(" + bucket.letter() + ") " + bucket.vietnamese(), 16, true)));
    columns.add(new TableColumn("Tỷ lệ đúng hạn", 19, true));
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var row : rows) {
      lines.add(line((long) lines.size() + 1, row.name(), row.tally()));
    }
    lines.add(line(null, "Tổng cộng", total));
    var after = new ArrayList<String>();
    after.add("Kiểm tra số liệu: " + total.identity() + ".");
    after.add(
        "Kỳ trước chuyển sang "
            + Tally.figure(total.carried())
            + " + tiếp nhận trong kỳ "
            + Tally.figure(total.arrived())
            + " = "
            + Tally.figure(total.received())
            + ".");
    after.addAll(frozenNote(question));
    return ReportContent.of(header(report, scope, question.moment(), columns, after), lines);
  }

  private List<String> frozenNote(Question asked) {
    return months
        .frozenAt(asked)
        .map(at -> "Số liệu của kỳ này lấy theo tháng đã chốt lúc " + MOMENT.format(at) + ".")
        .stream()
        .toList();
  }

  private static List<@Nullable Object> line(@Nullable Long n, String name, Tally tally) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(n);
    cells.add(name);
    cells.add(tally.carried());
    cells.add(tally.arrived());
    SHOWN.forEach(bucket -> cells.add(tally.of(bucket)));
    cells.add(rate(tally.of(Bucket.DONE_IN_TIME), tally.done()));
    return cells;
  }

  private ReportContent outgoing(Report report, Scope scope) {
    var question = question(report);
    var moment = Objects.requireNonNull(question.moment());
    var byUnit = report.isOfOneAgency();
    var counts =
        byUnit
            ? drafts.byUnit(report.period(), moment, scope)
            : drafts.byAgency(report.period(), moment, scope);
    var names = scopes.names(report.period(), report.structure());
    var columns = new ArrayList<TableColumn>();
    columns.add(new TableColumn("TT", 10, true));
    columns.add(new TableColumn(byUnit ? "Đơn vị soạn thảo" : "Cơ quan", 62, false));
    columns.add(new TableColumn("Kỳ trước chuyển sang", 18, true));
    columns.add(new TableColumn("Bắt đầu soạn thảo trong kỳ", 18, true));
    for (var place : Place.values()) {
      columns.add(new TableColumn(place.vietnamese(), 19, true));
    }
    columns.add(new TableColumn("Đã ban hành, sau đó thu hồi, thay thế", 24, true));
    columns.add(new TableColumn("Tỷ lệ ban hành đúng hạn", 21, true));
    var lines = new ArrayList<List<@Nullable Object>>();
    counts.entrySet().stream()
        .map(
            each ->
                Map.entry(
                    byUnit
                        ? each.getKey().equals(OutgoingFigures.NO_UNIT)
                            ? "Không ghi đơn vị soạn thảo"
                            : each.getKey()
                        : names.nameOf(each.getKey()),
                    each.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                lines.add(outgoingLine((long) lines.size() + 1, each.getKey(), each.getValue())));
    var total = counts.values().stream().reduce(Counts.NOTHING, Counts::plus);
    lines.add(outgoingLine(null, "Tổng cộng", total));
    var after = new ArrayList<String>();
    after.add(
        "Kiểm tra số liệu: kỳ trước chuyển sang "
            + Tally.figure(total.carried())
            + " + bắt đầu soạn thảo trong kỳ "
            + Tally.figure(total.begun())
            + " = "
            + Stream.of(Place.values())
                .map(place -> lowerFirst(place.vietnamese()) + " " + Tally.figure(total.of(place)))
                .collect(Collectors.joining(" + "))
            + ".");
    after.add("Ban hành trong kỳ: " + Tally.figure(total.issued()) + " văn bản đi.");
    after.addAll(frozenNote(question));
    return ReportContent.of(header(report, scope, moment, columns, after), lines);
  }

  private static List<@Nullable Object> outgoingLine(@Nullable Long n, String name, Counts counts) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(n);
    cells.add(name);
    cells.add(counts.carried());
    cells.add(counts.begun());
    for (var place : Place.values()) {
      cells.add(counts.of(place));
    }
    cells.add(counts.takenBack());
    cells.add(rate(counts.of(Place.ISSUED_IN_TIME), counts.issued()));
    return cells;
  }

  private static String rate(long inTime, long done) {
    return done == 0 ? "–" : String.format(VIETNAMESE, "%.1f%%", 100.0 * inTime / done);
  }

  /**
   * Decree 30/2020, Appendix IV: the register for following up incoming documents, seven columns.
   */
  private ReportContent followUp(Report report, Scope scope) {
    var question = question(report);
    var filter = Filter.of(question).from(Origin.ARRIVED);
    var selection = months.asItStood(question, Selection.of(filter, scope, List.of()));
    var values = new HashMap<>(selection.values());
    var audiences = access.audiencesOf(report.askedBy());
    values.put("audiences", audiences.isEmpty() ? Set.of("-") : audiences);
    var range =
        Objects.requireNonNull(
            database.queryForObject(
                """
            select count(*) as lines, min(d.arrival_number) as first_number, max(d.arrival_number) as last_number,
              min(d.arrival_year) as first_year, max(d.arrival_year) as last_year from \
            """
                    + selection.documents()
                    + " where d.arrival_number is not null and "
                    + selection.sql(),
                values,
                (row, n) -> Range.of(row)));
    var columns =
        List.of(
            new TableColumn("Số đến", 18, true),
            new TableColumn("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", 82, false),
            new TableColumn("Đơn vị hoặc người nhận", 45, false),
            new TableColumn("Thời hạn giải quyết", 24, true),
            new TableColumn("Tiến độ giải quyết", 38, false),
            new TableColumn("Số, ký hiệu văn bản trả lời", 30, false),
            new TableColumn("Ghi chú", 30, false));
    return new ReportContent(
        bound(
            header(report, scope, question.moment(), columns, frozenNote(question)), report, range),
        range.lines(),
        keeper -> {
          try (var rows =
              database.queryForStream(
                  FOLLOWED
                      + Bucket.EXPRESSION
                      + " as bucket from "
                      + selection.documents()
                      + WITH_CONTENT
                      + selection.sql()
                      + " order by d.arrival_year, d.arrival_number, d.id",
                  values,
                  (row, n) -> followed(row))) {
            rows.forEach(keeper);
          }
        });
  }

  private static List<@Nullable Object> followed(ResultSet row) throws SQLException {
    var visible = row.getInt("visible") == 1;
    var secrecy = row.getInt("secrecy");
    var bucket = Bucket.ofLetter(row.getString("bucket")).orElseThrow();
    var type = row.getString("type_code");
    var issued = row.getObject("issued_on", LocalDate.class);
    var due = day(row, "due_at");
    var original = day(row, "original_due_at");
    var closed = bucket.isOpen() ? null : day(row, "closed_at");
    return Arrays.asList(
        ArrivalNumber.print(row.getLong("arrival_number"), row.getInt("arrival_year")),
        visible
            ? joined(
                ", ",
                type == null
                    ? null
                    : DocumentType.ofCode(type).map(DocumentType::vietnamese).orElse(type),
                DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol")),
                issued == null ? null : "ngày " + SheetFiles.DAY.format(issued),
                row.getString("issuer_name"),
                Secrecy.subjectToTell(secrecy, row.getString("subject")))
            : DocumentListFiles.NOT_OPEN,
        Objects.requireNonNullElse(
            joined(", ", row.getString("unit_name"), row.getString("full_name")),
            Objects.requireNonNullElse(row.getString("forwarded_to"), "")),
        due,
        bucket.vietnamese() + (closed == null ? "" : " (" + closed + ")"),
        visible ? row.getString("reply") : null,
        joined(
            ". ",
            due != null && original != null && !due.equals(original)
                ? "Hạn ban đầu: " + original
                : null,
            visible ? Secrecy.wordsToTell(secrecy, row.getString("note")) : null));
  }

  private static @Nullable String day(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null
        ? null
        : SheetFiles.DAY.format(LocalDate.ofInstant(at.toInstant(), ProvinceClock.ZONE));
  }

  private static @Nullable String joined(String between, @Nullable String... parts) {
    var words =
        Stream.of(parts)
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(between));
    return words.isEmpty() ? null : words;
  }

  /** The register is printed with the cover and the signatures of the decree's form. */
  private TableHeader bound(TableHeader header, Report report, Range range) {
    var names = scopes.names(report.period(), report.structure());
    var superior =
        names
            .agency(Objects.requireNonNull(report.agencyId()))
            .map(AgencyStructure.Placed::parentId);
    var period = report.period();
    return new TableHeader(
        header.agencyName(),
        header.title(),
        header.under(),
        header.columns(),
        header.after(),
        new RegisterHeader(
            superior.map(names::nameOf).orElse(null),
            header.agencyName(),
            null,
            period.to().getYear(),
            period.from(),
            period.to(),
            range.first(),
            range.last(),
            null,
            clock.today(),
            true));
  }

  private ReportContent paragraph(Report report, Scope scope) {
    var counts = paragraph.of(report.period(), scope);
    var after = new ArrayList<String>();
    after.add(counts.text());
    after.addAll(frozenNote(new Question(null, report.period(), counts.moment(), Structure.NOW)));
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var each : counts.lines()) {
      lines.add(
          Arrays.asList(
              (long) lines.size() + 1,
              each.line().vietnamese(),
              each.count() == null ? YearlyParagraph.NO_FIGURE : each.count()));
    }
    return ReportContent.of(
        header(
            report,
            scope,
            counts.moment(),
            List.of(
                new TableColumn("TT", 15, true),
                new TableColumn("Chỉ tiêu", 182, false),
                new TableColumn("Số liệu", 70, true)),
            after),
        lines);
  }

  /** A period that is over is counted as of its end. */
  private Question question(Report report) {
    return figures.complete(
        new Question(
            report.isOfOneAgency() ? report.agencyId() : null,
            report.period(),
            null,
            report.structure()));
  }

  private TableHeader header(
      Report report,
      Scope scope,
      @Nullable Instant moment,
      List<TableColumn> columns,
      List<String> after) {
    var period = report.period();
    var names = scopes.names(period, report.structure());
    var agency =
        report.agencyId() == null
            ? directory.postsOf(report.askedBy()).stream()
                .findFirst()
                .map(Directory.Post::agencyId)
                .orElse("")
            : report.agencyId();
    var notes = new ArrayList<>(after);
    known
        .first(scope)
        .filter(period.from()::isBefore)
        .ifPresent(
            day ->
                notes.add(
                    "Văn bản đầu tiên trong hệ thống là của ngày "
                        + SheetFiles.DAY.format(day)
                        + "; trước ngày đó chưa có số liệu."));
    return new TableHeader(
        names.nameOf(agency),
        report.kind().vietnamese().toUpperCase(VIETNAMESE),
        List.of(
            "Từ ngày "
                + SheetFiles.DAY.format(period.from())
                + " đến ngày "
                + SheetFiles.DAY.format(period.to()),
            "Số liệu tính đến "
                + MOMENT.format(moment == null ? clock.instant() : moment)
                + ", lập lúc "
                + MOMENT.format(clock.instant()),
            "Phạm vi: "
                + reach(report, scope, names)
                + "; tên cơ quan theo tổ chức "
                + (report.structure() == Structure.THEN
                    ? "vào ngày " + SheetFiles.DAY.format(period.to())
                    : "hiện nay")),
        List.copyOf(columns),
        List.copyOf(notes));
  }

  private static String reach(Report report, Scope scope, AgencyStructure.Structure names) {
    var agency = report.agencyId();
    var many = Tally.figure(scope.agencies().size());
    if (agency == null) {
      return scope.wholeProvince()
          ? "toàn tỉnh, " + many + " cơ quan"
          : many + " cơ quan được theo dõi";
    }
    return report.below()
        ? names.nameOf(agency)
            + " và "
            + Tally.figure(scope.agencies().size() - 1L)
            + " cơ quan trực thuộc"
        : names.nameOf(agency);
  }

  private static String lowerFirst(String words) {
    return words.substring(0, 1).toLowerCase(VIETNAMESE) + words.substring(1);
  }
}
