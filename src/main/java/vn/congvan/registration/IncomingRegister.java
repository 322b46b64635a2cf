package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentType;
import vn.congvan.document.DocumentView;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.print.IncomingRow;
import vn.congvan.print.RegisterHeader;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.UseCase;

/**
 * The incoming register with its ten columns, for the clerks, leaders, supervisors and archivists
 * of the agency (Decree 30/2020, Art. 22 and Appendix IV.VI).
 */
@UseCase
public class IncomingRegister {

  private static final int PAGE = 50;

  private static final String FROM =
      """
      from register r
      join register_entry e on e.register_id = r.id
      join document d on d.id = e.document_id
      where r.agency_id = :agency and r.kind = 'IN' and r.code = :code
        and r.register_year between :firstYear and :lastYear
        and e.entered_at >= :from and e.entered_at < :to
      """;

  private static final String COLUMNS =
      """
      select d.id, r.register_year, e.number as entry_number, e.state as entry_state, e.reason, d.arrived_at,
             d.issuer_name, d.number, d.symbol, d.issued_on, d.type_code, d.subject, d.to_places, d.forwarded_to, d.forwarded_at,
             d.note, d.urgency, d.secrecy, d.state, d.arrival_number, d.arrival_year
      """;

  private final RegisterDesk desk;
  private final NamedParameterJdbcTemplate database;
  private final Registers registers;
  private final Directory directory;

  IncomingRegister(RegisterDesk desk, Registers registers, Directory directory) {
    this.desk = desk;
    this.database = desk.inPortions();
    this.registers = registers;
    this.directory = directory;
  }

  /**
   * Which part of which register; null means the person's first agency, its main register, this
   * year until today.
   */
  public record Question(
      @Nullable String agencyId,
      @Nullable String registerCode,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** The question with everything filled in, and what else the person may ask for. */
  public record Shelf(
      Agency agency,
      RegisterView register,
      LocalDate from,
      LocalDate to,
      List<Agency> agencies,
      List<RegisterView> registers,
      boolean mayRegister) {}

  /** A line of the register; a voided number keeps its line. */
  public record Line(UUID documentId, boolean isVoid, boolean mayVoid, IncomingRow row) {}

  /** A page of the register, oldest number first; pages are counted from 0. */
  public record Page(Shelf shelf, List<Line> lines, long total, int page, int pages) {}

  /** One page on screen. */
  @Recorded(false)
  public Page page(Question question, int page, String personId) {
    var shelf = shelf(question, personId);
    var values = values(shelf);
    var total = count(values);
    var pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    values.put("offset", shown * PAGE);
    values.put("limit", PAGE);
    var lines =
        database.query(
            COLUMNS
                + FROM
                + " order by r.register_year, e.number offset :offset rows fetch next :limit rows only",
            values,
            IncomingRegister::line);
    return new Page(shelf, lines, total, shown, pages);
  }

  /** What the question means for this person; refuses one who may not read the register. */
  @Recorded(false)
  public Shelf shelf(Question question, String personId) {
    var asked =
        desk.asked(
            question.agencyId(),
            question.from(),
            question.to(),
            personId,
            "Sổ đăng ký văn bản đến");
    var agency = asked.agency();
    var from = asked.from();
    var to = asked.to();
    var code =
        question.registerCode() == null || question.registerCode().isBlank()
            ? Registers.DEFAULT_CODE
            : question.registerCode();
    var all = registers.kept(agency.id(), from.getYear(), to.getYear());
    var register =
        all.stream()
            .filter(found -> found.code().equals(code))
            .findFirst()
            .orElseGet(() -> all.get(0));
    var clerk = directory.holds(personId, Role.CLERK, agency.id());
    return new Shelf(agency, register, from, to, asked.agencies(), all, clerk);
  }

  /** Reads the register line by line to its end, however long it is. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void read(Shelf shelf, Consumer<Iterator<Line>> reader) {
    try (var lines =
        database.queryForStream(
            COLUMNS + FROM + " order by r.register_year, e.number",
            values(shelf),
            IncomingRegister::line)) {
      reader.accept(lines.iterator());
    }
  }

  /** What stands on the cover of the printed register. */
  @Recorded(false)
  public RegisterHeader header(Shelf shelf) {
    return desk.cover(
        shelf.agency(),
        shelf.registers().size() > 1 ? shelf.register().name() : null,
        shelf.from(),
        shelf.to(),
        "select min(e.number) as first_number, max(e.number) as last_number " + FROM,
        values(shelf));
  }

  private long count(Map<String, Object> values) {
    var count = database.queryForObject("select count(*) " + FROM, values, Long.class);
    return count == null ? 0 : count;
  }

  private static Map<String, Object> values(Shelf shelf) {
    var values = new HashMap<String, Object>();
    values.put("agency", shelf.agency().id());
    values.put("code", shelf.register().code());
    // A number belongs to the year of its day in the register, on whichever day the document came.
    values.put("firstYear", shelf.from().getYear());
    values.put("lastYear", shelf.to().getYear());
    values.put("from", beginOf(shelf.from()));
    values.put("to", beginOf(shelf.to().plusDays(1)));
    return values;
  }

  private static OffsetDateTime beginOf(LocalDate day) {
    return day.atStartOfDay(ProvinceClock.ZONE).toOffsetDateTime();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var isVoid = "VOID".equals(row.getString("entry_state"));
    var typeCode = row.getString("type_code");
    var type =
        typeCode == null
            ? ""
            : DocumentType.ofCode(typeCode).map(DocumentType::vietnamese).orElse(typeCode);
    var subject = row.getString("subject");
    var forwarded = row.getObject("forwarded_at", OffsetDateTime.class);
    return new Line(
        row.getObject("id", UUID.class),
        isVoid,
        !isVoid && !DocumentState.valueOf(row.getString("state")).isFinal(),
        new IncomingRow(
            day(row.getObject("arrived_at", OffsetDateTime.class).toInstant()),
            "%02d".formatted(row.getLong("entry_number")),
            row.getString("issuer_name"),
            DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol")),
            row.getObject("issued_on", LocalDate.class),
            subject == null ? type : type + ": " + subject,
            receiver(row.getString("to_places"), row.getString("forwarded_to")),
            forwarded == null ? null : day(forwarded.toInstant()),
            null,
            note(row, isVoid)));
  }

  /** What the clerk typed, and where the document then went. */
  private static @Nullable String receiver(@Nullable String typed, @Nullable String forwardedTo) {
    if (typed == null || typed.equals(forwardedTo)) {
      return forwardedTo;
    }
    return forwardedTo == null ? typed : typed + "; " + forwardedTo;
  }

  /**
   * Urgency and secrecy have no column of their own in the decree's form; they stand among the
   * notes.
   */
  private static @Nullable String note(ResultSet row, boolean isVoid) throws SQLException {
    var reason = row.getString("reason");
    var note = row.getString("note");
    var parts =
        java.util.stream.Stream.of(
                isVoid ? "Hủy số" + (reason == null ? "" : ": " + reason) : "",
                isVoid
                    ? "Số đến mới "
                        + ArrivalNumber.print(
                            row.getLong("arrival_number"), row.getInt("arrival_year"))
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

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ProvinceClock.ZONE);
  }
}
