package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentType;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.print.OutgoingRow;
import vn.congvan.print.RegisterHeader;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * The outgoing register with its ten columns, for the clerks, leaders, supervisors and archivists
 * of the agency (Decree 30/2020, Art. 16 and Appendix IV). Voided numbers keep their line.
 */
@UseCase
public class OutgoingRegister {

  private static final int PAGE = 50;

  private static final String FROM =
      """
      from register r
      join register_entry e on e.register_id = r.id
      join document d on d.id = e.document_id
      where r.agency_id = :agency and r.kind = 'OUT' and r.code = :code
        and r.register_year between :firstYear and :lastYear
        and e.dated between :from and :to
      """;

  private static final String OF_TYPE = " and d.type_code = :type ";

  private static final String COLUMNS =
      """
      select d.id, e.number as entry_number, e.symbol as entry_symbol, e.state as entry_state, e.reason, e.dated,
             e.kept_by, d.type_code, d.subject, d.signer_name, d.to_places, d.copies, d.registered_at, d.note,
             d.urgency, d.secrecy, d.state, d.close_reason
      """;

  private static final String IN_ORDER = " order by r.register_year, e.number";

  private final RegisterDesk desk;
  private final NamedParameterJdbcTemplate database;
  private final YearBooks books;
  private final Directory directory;

  OutgoingRegister(RegisterDesk desk, YearBooks books, Directory directory) {
    this.desk = desk;
    this.database = desk.inPortions();
    this.books = books;
    this.directory = directory;
  }

  /**
   * Which part of which register; null means the person's first agency, its main register, all
   * types, this year until today.
   */
  public record Question(
      @Nullable String agencyId,
      @Nullable String registerCode,
      @Nullable String typeCode,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** The question with everything filled in, and what else the person may ask for. */
  public record Shelf(
      Agency agency,
      RegisterView register,
      @Nullable DocumentType type,
      LocalDate from,
      LocalDate to,
      List<Agency> agencies,
      List<RegisterView> registers,
      boolean keepsBooks) {}

  /** A line of the register; a voided number keeps its line. */
  public record Line(UUID documentId, boolean isVoid, OutgoingRow row) {}

  /** A page of the register, oldest number first; pages are counted from 0. */
  public record Page(Shelf shelf, List<Line> lines, long total, int page, int pages) {}

  /** One page on screen. */
  @Recorded(false)
  public Page page(Question question, int page, String personId) {
    var shelf = shelf(question, personId);
    var values = values(shelf);
    var total = count(shelf, values);
    var pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    values.put("offset", shown * PAGE);
    values.put("limit", PAGE);
    var lines =
        database.query(
            COLUMNS + from(shelf) + IN_ORDER + " offset :offset rows fetch next :limit rows only",
            values,
            OutgoingRegister::line);
    return new Page(shelf, lines, total, shown, pages);
  }

  /** What the question means for this person; refuses one who may not read the register. */
  @Recorded(false)
  public Shelf shelf(Question question, String personId) {
    var asked =
        desk.asked(
            question.agencyId(), question.from(), question.to(), personId, "Sổ đăng ký văn bản đi");
    var agency = asked.agency();
    var from = asked.from();
    var to = asked.to();
    var all = books.kept(agency.id(), RegisterKind.OUT, from.getYear(), to.getYear());
    var register =
        all.stream()
            .filter(found -> found.code().equals(question.registerCode()))
            .findFirst()
            .orElseGet(() -> fullest(all));
    var type =
        question.typeCode() == null ? null : DocumentType.ofCode(question.typeCode()).orElse(null);
    return new Shelf(
        agency,
        register,
        type,
        from,
        to,
        asked.agencies(),
        all,
        directory.holds(personId, Role.CLERK, agency.id()));
  }

  /** Reads the register line by line to its end, however long it is. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void read(Shelf shelf, Consumer<Iterator<Line>> reader) {
    try (var lines =
        database.queryForStream(
            COLUMNS + from(shelf) + IN_ORDER, values(shelf), OutgoingRegister::line)) {
      reader.accept(lines.iterator());
    }
  }

  /** What stands on the cover of the printed register. */
  @Recorded(false)
  public RegisterHeader header(Shelf shelf) {
    return desk.cover(
        shelf.agency(),
        shelf.register().name(),
        shelf.from(),
        shelf.to(),
        "select min(e.number) as first_number, max(e.number) as last_number " + from(shelf),
        values(shelf));
  }

  private long count(Shelf shelf, Map<String, Object> values) {
    var count = database.queryForObject("select count(*) " + from(shelf), values, Long.class);
    return count == null ? 0 : count;
  }

  private static String from(Shelf shelf) {
    return shelf.type() == null ? FROM : FROM + OF_TYPE;
  }

  private static Map<String, Object> values(Shelf shelf) {
    var values = new HashMap<String, Object>();
    values.put("agency", shelf.agency().id());
    values.put("code", shelf.register().code());
    values.put("firstYear", shelf.from().getYear());
    values.put("lastYear", shelf.to().getYear());
    values.put("from", shelf.from());
    values.put("to", shelf.to());
    if (shelf.type() != null) {
      values.put("type", shelf.type().code());
    }
    return values;
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var isVoid = "VOID".equals(row.getString("entry_state"));
    var issued = "USED".equals(row.getString("entry_state"));
    var typeCode = row.getString("type_code");
    var type =
        typeCode == null
            ? ""
            : DocumentType.ofCode(typeCode).map(DocumentType::vietnamese).orElse(typeCode);
    var subject = row.getString("subject");
    var moment = row.getObject("registered_at", OffsetDateTime.class);
    return new Line(
        row.getObject("id", UUID.class),
        isVoid,
        new OutgoingRow(
            OutgoingNumber.print(row.getLong("entry_number"), row.getString("entry_symbol")),
            row.getObject("dated", LocalDate.class),
            subject == null ? type : type + ": " + subject,
            isVoid ? null : row.getString("signer_name"),
            issued ? row.getString("to_places") : null,
            isVoid ? null : row.getString("kept_by"),
            issued ? row.getObject("copies", Integer.class) : null,
            issued && moment != null
                ? LocalDate.ofInstant(moment.toInstant(), ProvinceClock.ZONE)
                : null,
            null,
            note(row, isVoid, issued)));
  }

  /** Urgency, secrecy and what became of the number have no column of their own in the form. */
  private static @Nullable String note(ResultSet row, boolean isVoid, boolean issued)
      throws SQLException {
    var reason = row.getString("reason");
    var note = row.getString("note");
    var state = DocumentState.valueOf(row.getString("state"));
    var parts =
        Stream.of(
                isVoid ? "Hủy số" + (reason == null ? "" : ": " + reason) : "",
                isVoid || issued ? "" : "Đã lấy số, chưa ban hành",
                issued && (state == DocumentState.RECALLED || state == DocumentState.REPLACED)
                    ? state.vietnamese() + ": " + row.getString("close_reason")
                    : "",
                Urgency.of(row.getInt("urgency"))
                    .filter(urgency -> urgency != Urgency.NORMAL)
                    .map(Urgency::vietnamese)
                    .orElse(""),
                Secrecy.of(row.getInt("secrecy"))
                    .filter(secrecy -> secrecy != Secrecy.NONE)
                    .map(Secrecy::vietnamese)
                    .orElse(""),
                note == null ? "" : note)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(". "));
    return parts.isEmpty() ? null : parts;
  }

  /** Who names no register sees the one in which there is most. */
  private static RegisterView fullest(List<RegisterView> registers) {
    var main = RegisterKind.OUT.standards().get(0).code();
    return registers.stream()
        .max(
            Comparator.comparingLong(RegisterView::lastNumber)
                .thenComparing(register -> register.code().equals(main)))
        .orElseThrow();
  }
}
