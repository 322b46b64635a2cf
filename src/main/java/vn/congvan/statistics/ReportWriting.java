package vn.congvan.statistics;

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
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.print.TableHeader;
import vn.congvan.print.TableHeader.TableColumn;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.statistics.Figures.Row;
import vn.congvan.statistics.Filter.Origin;

/** Makes the content of each kind of report, with the rights of who asked for it. */
@Component
class ReportWriting {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ProvinceClock.ZONE);
  // A register of a whole year would not fit in memory.
  private static final int PORTION = 500;

  private static final List<Bucket> SHOWN = List.of(Bucket.values());

  private static final List<DocumentState> OUTGOING =
      List.of(
          DocumentState.DRAFTING,
          DocumentState.IN_REVIEW,
          DocumentState.AWAITING_SIGNATURE,
          DocumentState.SIGNED,
          DocumentState.ISSUED,
          DocumentState.REPLACED,
          DocumentState.RECALLED,
          DocumentState.DROPPED);

  private static final String FOLLOWED =
      """
      select d.secrecy, d.arrival_number, d.arrival_year, d.type_code, d.number, d.symbol, d.issued_on, d.issuer_name, d.subject,
        d.due_at, d.original_due_at, d.closed_at, d.note, d.forwarded_to, u.name as unit_name, h.full_name,
        case when exists (
          select 1 from document_audience a where a.document_id = d.id and a.audience in (:audiences)) then 1 else 0 end
          as visible,
        (select a.reply_reference from assignment a
         where a.document_id = d.id and a.role = 'LEAD' and a.reply_reference is not null and exists (
           select 1 from document_event e where e.document_id = d.id and e.kind = 'REPORTED'
             and e.occurred_at <= :moment and e.detail like '%: ' || a.reply_reference)
         order by a.given_at desc, a.id fetch first 1 rows only) as reply,
      """;

  private static final String FOLLOWED_FROM =
      """
       as bucket from document d
      left join unit u on u.id = d.lead_unit_id
      left join post p on p.id = d.lead_post_id
      left join person h on h.id = p.person_id
      where d.arrival_number is not null and
      """;

  private final HandlingFigures figures;
  private final YearlyParagraph paragraph;
  private final SupervisedAgencies supervised;
  private final AgencyStructure structure;
  private final Directory directory;
  private final Access access;
  private final NamedParameterJdbcTemplate database;
  private final ProvinceClock clock;

  ReportWriting(
      HandlingFigures figures,
      YearlyParagraph paragraph,
      SupervisedAgencies supervised,
      AgencyStructure structure,
      Directory directory,
      Access access,
      DataSource source,
      ProvinceClock clock) {
    this.figures = figures;
    this.paragraph = paragraph;
    this.supervised = supervised;
    this.structure = structure;
    this.directory = directory;
    this.access = access;
    var inPortions = new JdbcTemplate(source);
    inPortions.setFetchSize(PORTION);
    this.database = new NamedParameterJdbcTemplate(inPortions);
    this.clock = clock;
  }

  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  ReportContent of(Report report) {
    return switch (report.kind()) {
      case HANDLING_IN -> incoming(report);
      case HANDLING_OUT -> outgoing(report);
      case FOLLOW_UP -> followUp(report);
      case PARAGRAPH -> paragraph(report);
    };
  }

  private ReportContent incoming(Report report) {
    var question = question(report);
    var rows =
        report.agencyId() == null
            ? figures.agencies(question, report.askedBy(), VIETNAMESE)
            : figures.units(question, report.askedBy(), VIETNAMESE);
    var total = rows.stream().map(Row::tally).reduce(Tally.NOTHING, Tally::plus);
    var columns = new ArrayList<TableColumn>();
    columns.add(new TableColumn("TT", 10, true));
    columns.add(new TableColumn(report.agencyId() == null ? "Cơ quan" : "Đơn vị", 78, false));
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
    var frozenAt = figures.frozenAt(question);
    if (frozenAt != null) {
      after.add("Số liệu của tháng đã chốt lúc " + MOMENT.format(frozenAt) + ".");
    }
    return ReportContent.of(header(report, question.moment(), columns, after), lines);
  }

  private static List<@Nullable Object> line(@Nullable Long n, String name, Tally tally) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(n);
    cells.add(name);
    cells.add(tally.carried());
    cells.add(tally.arrived());
    SHOWN.forEach(bucket -> cells.add(tally.of(bucket)));
    cells.add(
        tally.onTimeRate().isEmpty()
            ? "–"
            : String.format(VIETNAMESE, "%.1f%%", 100 * tally.onTimeRate().getAsDouble()));
    return cells;
  }

  private ReportContent outgoing(Report report) {
    var scope = scope(report);
    var values = new HashMap<String, Object>();
    values.put("begin", Selection.at(report.period().begin()));
    values.put("end", Selection.at(report.period().end()));
    var names =
        structure.on(report.structure() == Structure.THEN ? report.period().to() : clock.today());
    Map<String, Map<DocumentState, Long>> counts = new HashMap<>();
    database.query(
        "select d.agency_id, d.state, count(*) as documents from document d where d.direction = 'OUT'"
            + " and d.arrived_at >= :begin and d.arrived_at < :end"
            + among(report, scope, values)
            + " group by d.agency_id, d.state",
        values,
        row -> {
          counts
              .computeIfAbsent(row.getString("agency_id"), id -> new HashMap<>())
              .put(DocumentState.valueOf(row.getString("state")), row.getLong("documents"));
        });
    var columns = new ArrayList<TableColumn>();
    columns.add(new TableColumn("TT", 10, true));
    columns.add(new TableColumn("Cơ quan", 59, false));
    columns.add(new TableColumn("Tổng số", 22, true));
    OUTGOING.forEach(state -> columns.add(new TableColumn(state.vietnamese(), 22, true)));
    var lines = new ArrayList<List<@Nullable Object>>();
    var total = new HashMap<DocumentState, Long>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(names::nameOf)))
        .forEach(
            each -> {
              each.getValue().forEach((state, count) -> total.merge(state, count, Long::sum));
              lines.add(
                  outgoingLine(
                      (long) lines.size() + 1, names.nameOf(each.getKey()), each.getValue()));
            });
    lines.add(outgoingLine(null, "Tổng cộng", total));
    return ReportContent.of(
        header(
            report,
            clock.instant(),
            columns,
            List.of("Tính theo ngày bắt đầu soạn thảo trong kỳ, tình trạng tại lúc lập báo cáo.")),
        lines);
  }

  private static List<@Nullable Object> outgoingLine(
      @Nullable Long n, String name, Map<DocumentState, Long> counts) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(n);
    cells.add(name);
    cells.add(counts.values().stream().mapToLong(Long::longValue).sum());
    OUTGOING.forEach(state -> cells.add(counts.getOrDefault(state, 0L)));
    return cells;
  }

  /**
   * Decree 30/2020, Appendix IV: the register for following up incoming documents, seven columns.
   */
  private ReportContent followUp(Report report) {
    if (report.agencyId() == null) {
      throw new Refusal(
          "Sổ theo dõi lập cho từng cơ quan. Hãy chọn một cơ quan.",
          Map.of("agency", "Chọn cơ quan."));
    }
    var scope = scope(report);
    var question = question(report);
    var filter = Filter.of(question).from(Origin.ARRIVED);
    var selection = Selection.of(filter, scope, List.of());
    var values = new HashMap<>(selection.values());
    var audiences = access.audiencesOf(report.askedBy());
    values.put("audiences", audiences.isEmpty() ? Set.of("-") : audiences);
    var count =
        database.queryForObject(
            "select count(*) from document d where d.arrival_number is not null and "
                + selection.sql(),
            values,
            Integer.class);
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
        header(report, question.moment(), columns, List.of()),
        count == null ? 0 : count,
        keeper -> {
          try (var rows =
              database.queryForStream(
                  FOLLOWED
                      + Bucket.EXPRESSION
                      + FOLLOWED_FROM
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
                row.getInt("secrecy") > 0 ? DocumentListFiles.SECRET : row.getString("subject"))
            : "(không thuộc phạm vi được xem nội dung)",
        Objects.requireNonNullElse(
            joined(", ", row.getString("unit_name"), row.getString("full_name")),
            Objects.requireNonNullElse(row.getString("forwarded_to"), "")),
        due,
        bucket.vietnamese() + (closed == null ? "" : " (" + closed + ")"),
        visible ? row.getString("reply") : null,
        joined(
            ". ",
            due != null && !due.equals(original) ? "Hạn ban đầu: " + original : null,
            visible ? row.getString("note") : null));
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

  private ReportContent paragraph(Report report) {
    var counts = paragraph.of(report.period(), report.askedBy());
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
            counts.moment(),
            List.of(
                new TableColumn("TT", 15, true),
                new TableColumn("Chỉ tiêu", 182, false),
                new TableColumn("Số liệu", 70, true)),
            List.of(counts.text())),
        lines);
  }

  private Scope scope(Report report) {
    var agency = report.agencyId();
    return agency == null
        ? supervised.require(report.askedBy())
        : supervised.require(report.askedBy(), agency);
  }

  private static String among(Report report, Scope scope, Map<String, Object> values) {
    if (report.agencyId() != null) {
      values.put("agency", report.agencyId());
      return " and d.agency_id = :agency";
    }
    if (scope.wholeProvince()) {
      return "";
    }
    return " and " + Selection.among("d.agency_id", scope, values);
  }

  /** A period that is over is counted as of its end. */
  private Question question(Report report) {
    return figures.complete(
        new Question(report.agencyId(), report.period(), null, report.structure()));
  }

  private TableHeader header(
      Report report, @Nullable Instant moment, List<TableColumn> columns, List<String> after) {
    var own =
        directory.postsOf(report.askedBy()).stream()
            .findFirst()
            .map(Directory.Post::agencyId)
            .orElse("");
    var agency = report.agencyId() == null ? own : report.agencyId();
    return new TableHeader(
        directory.agency(agency, report.period().to()).map(Directory.Agency::name).orElse(agency),
        report.kind().vietnamese().toUpperCase(VIETNAMESE),
        List.of(
            "Từ ngày "
                + SheetFiles.DAY.format(report.period().from())
                + " đến ngày "
                + SheetFiles.DAY.format(report.period().to()),
            "Số liệu tính đến "
                + MOMENT.format(moment == null ? clock.instant() : moment)
                + ", lập lúc "
                + MOMENT.format(clock.instant())),
        List.copyOf(columns),
        List.copyOf(after));
  }
}
