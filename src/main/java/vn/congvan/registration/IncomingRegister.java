package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.ArrivalNumber;
import vn.congvan.document.DocumentState;
import vn.congvan.document.DocumentView;
import vn.congvan.print.IncomingRow;
import vn.congvan.print.RegisterHeader;
import vn.congvan.registration.RegisterDesk.Lines;
import vn.congvan.shared.Moments;
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

  private static final String COLUMNS =
      """
      select d.id, r.register_year, e.number as entry_number, e.state as entry_state, e.reason, d.arrived_at,
             d.issuer_name, d.number, d.symbol, d.issued_on, d.type_code, d.subject, d.to_places, d.forwarded_to, d.forwarded_at,
             d.note, d.urgency, d.secrecy, d.state, d.arrival_number, d.arrival_year
      """;

  private final RegisterDesk desk;

  IncomingRegister(RegisterDesk desk) {
    this.desk = desk;
  }

  /** A line of the register; a voided number keeps its line. */
  public record Line(UUID documentId, boolean isVoid, boolean mayVoid, IncomingRow row) {}

  /** One page on screen. */
  @Recorded(false)
  public RegisterPage<Line> page(RegisterQuestion question, int page, String personId) {
    var shelf = shelf(question, personId);
    return desk.page(shelf, page, lines(shelf));
  }

  /** What the question means for this person; refuses one who may not read the register. */
  @Recorded(false)
  public RegisterShelf shelf(RegisterQuestion question, String personId) {
    return desk.shelf(RegisterKind.IN, question, personId);
  }

  /** Reads the register line by line to its end, however long it is. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void read(RegisterShelf shelf, Consumer<Iterator<Line>> reader) {
    desk.read(lines(shelf), reader);
  }

  /** What stands on the cover of the printed register. */
  @Recorded(false)
  public RegisterHeader header(RegisterShelf shelf) {
    var book = shelf.registers().size() > 1 ? shelf.register().name() : null;
    return desk.cover(shelf, book, lines(shelf));
  }

  private static Lines<Line> lines(RegisterShelf shelf) {
    return RegisterDesk.entries(
        RegisterKind.IN,
        shelf,
        COLUMNS,
        "e.entered_at >= :from and e.entered_at < :to",
        Map.of("from", beginOf(shelf.from()), "to", beginOf(shelf.to().plusDays(1))),
        IncomingRegister::line);
  }

  private static OffsetDateTime beginOf(LocalDate day) {
    return day.atStartOfDay(ProvinceClock.ZONE).toOffsetDateTime();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var isVoid = "VOID".equals(row.getString("entry_state"));
    var forwarded = row.getObject("forwarded_at", OffsetDateTime.class);
    return new Line(
        row.getObject("id", UUID.class),
        isVoid,
        !isVoid && !DocumentState.valueOf(row.getString("state")).isFinal(),
        new IncomingRow(
            day(Moments.of(row, "arrived_at")),
            "%02d".formatted(row.getLong("entry_number")),
            row.getString("issuer_name"),
            DocumentView.numberAndSymbol(row.getString("number"), row.getString("symbol")),
            row.getObject("issued_on", LocalDate.class),
            RegisterDesk.typeAndSubject(row),
            receiver(row.getString("to_places"), row.getString("forwarded_to")),
            forwarded == null ? null : day(forwarded.toInstant()),
            null,
            isVoid
                ? RegisterDesk.notes(row, RegisterDesk.voided(row), newNumber(row))
                : RegisterDesk.notes(row)));
  }

  /** What the clerk typed, and where the document then went. */
  private static @Nullable String receiver(@Nullable String typed, @Nullable String forwardedTo) {
    if (typed == null || typed.equals(forwardedTo)) {
      return forwardedTo;
    }
    return forwardedTo == null ? typed : typed + "; " + forwardedTo;
  }

  private static String newNumber(ResultSet row) throws SQLException {
    return "Số đến mới "
        + ArrivalNumber.print(row.getLong("arrival_number"), row.getInt("arrival_year"));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ProvinceClock.ZONE);
  }
}
