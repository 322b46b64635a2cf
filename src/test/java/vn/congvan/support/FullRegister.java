package vn.congvan.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills a register with a year's lines, past the use cases, which would take minutes. */
public final class FullRegister {

  private FullRegister() {}

  /** Lines 1 to {@code count} of the register, all entered at that moment. */
  public static void fill(
      DataSource source, String agencyId, UUID registerId, int count, Instant at) {
    var database = new JdbcTemplate(source);
    var moment = at.atOffset(ZoneOffset.UTC);
    var year = moment.getYear();
    List<Object[]> documents =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number ->
                    new Object[] {
                      UUID.randomUUID(),
                      agencyId,
                      "Báo cáo số " + number + " về phòng, chống hạn mặn",
                      moment,
                      number,
                      year,
                      registerId
                    })
            .toList();
    database.batchUpdate(
        """
        insert into document (id, agency_id, direction, state, type_code, subject, urgency, secrecy, arrived_at,
                              arrival_number, arrival_year, register_id, version)
        values (?, ?, 'IN', 'REGISTERED', 'BC', ?, 0, 0, ?, ?, ?, ?, 0)
        """,
        documents);
    database.batchUpdate(
        """
        insert into register_entry (register_id, number, document_id, state, entered_at, entered_by)
        values (?, ?, ?, 'USED', ?, 'clerk')
        """,
        documents.stream().map(row -> new Object[] {registerId, row[4], row[0], moment}).toList());
    database.update("update register set last_number = ? where id = ?", count, registerId);
  }
}
