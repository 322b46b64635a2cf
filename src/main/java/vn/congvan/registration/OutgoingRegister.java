package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.document.DocumentState;
import vn.congvan.document.OutgoingNumber;
import vn.congvan.document.Secrecy;
import vn.congvan.print.OutgoingRow;
import vn.congvan.print.RegisterHeader;
import vn.congvan.registration.RegisterDesk.Lines;
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

  private static final String COLUMNS =
      """
      select d.id, e.number as entry_number, e.symbol as entry_symbol, e.state as entry_state, e.reason, e.dated,
             e.kept_by, d.type_code, d.subject, d.signer_name, d.to_places, d.copies, d.registered_at, d.note,
             d.urgency, d.secrecy, d.state, d.close_reason
      """;

  private final RegisterDesk desk;

  OutgoingRegister(RegisterDesk desk) {
    this.desk = desk;
  }

  /** A line of the register; a voided number keeps its line. */
  public record Line(UUID documentId, boolean isVoid, OutgoingRow row) {}

  /** One page on screen. */
  @Recorded(false)
  public RegisterPage<Line> page(RegisterQuestion question, int page, String personId) {
    var shelf = shelf(question, personId);
    return desk.page(shelf, page, lines(shelf));
  }

  /** What the question means for this person; refuses one who may not read the register. */
  @Recorded(false)
  public RegisterShelf shelf(RegisterQuestion question, String personId) {
    return desk.shelf(RegisterKind.OUT, question, personId);
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
    return desk.cover(shelf, shelf.register().name(), lines(shelf));
  }

  private static Lines<Line> lines(RegisterShelf shelf) {
    var values = new HashMap<String, Object>(Map.of("from", shelf.from(), "to", shelf.to()));
    var days = "e.dated between :from and :to";
    if (shelf.type() != null) {
      values.put("type", shelf.type().code());
      days += " and d.type_code = :type";
    }
    return RegisterDesk.entries(
        RegisterKind.OUT, shelf, COLUMNS, days, values, OutgoingRegister::line);
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var isVoid = "VOID".equals(row.getString("entry_state"));
    var issued = "USED".equals(row.getString("entry_state"));
    var moment = row.getObject("registered_at", OffsetDateTime.class);
    return new Line(
        row.getObject("id", UUID.class),
        isVoid,
        new OutgoingRow(
            OutgoingNumber.print(row.getLong("entry_number"), row.getString("entry_symbol")),
            row.getObject("dated", LocalDate.class),
            RegisterDesk.typeAndSubject(row),
            isVoid ? null : row.getString("signer_name"),
            issued ? row.getString("to_places") : null,
            isVoid ? null : row.getString("kept_by"),
            issued ? row.getObject("copies", Integer.class) : null,
            issued && moment != null
                ? LocalDate.ofInstant(moment.toInstant(), ProvinceClock.ZONE)
                : null,
            null,
            RegisterDesk.notes(row, state(row, isVoid, issued))));
  }

  /** What became of the number. */
  private static String state(ResultSet row, boolean isVoid, boolean issued) throws SQLException {
    if (isVoid) {
      return RegisterDesk.voided(row);
    }
    if (!issued) {
      return "Đã lấy số, chưa ban hành";
    }
    var state = DocumentState.valueOf(row.getString("state"));
    if (state != DocumentState.RECALLED && state != DocumentState.REPLACED) {
      return "";
    }
    var reason = Secrecy.wordsToTell(row.getInt("secrecy"), row.getString("close_reason"));
    return state.vietnamese() + (reason == null ? "" : ": " + reason);
  }
}
