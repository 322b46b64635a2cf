package vn.congvan.acts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Moments;

/**
 * Recomputes every chain and names, in each, the first row that was forged, is missing, or has
 * waited too long for its seal. Reads only, and needs nothing of the running product.
 */
final class ActVerification {

  /** Where a chain ended: kept outside of the database, it shows whether its end was cut off. */
  record End(long length, String hash) {}

  /** What was found: sentences in Vietnamese, and how the chains end now. */
  record Report(long sealed, long waiting, Map<String, End> ends, List<String> findings) {}

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final int ROWS_AT_ONCE = 5000;

  private final Connection database;
  private final Map<String, End> known;
  private final Duration patience;
  private final Instant now;

  private final List<String> findings = new ArrayList<>();
  private final Map<String, End> ends = new TreeMap<>();
  private long sealed;

  ActVerification(Connection database, Map<String, End> known, Duration patience, Instant now) {
    this.database = database;
    this.known = known;
    this.patience = patience;
    this.now = now;
  }

  Report run() throws SQLException {
    // PostgreSQL hands rows over in portions only outside of autocommit.
    database.setAutoCommit(false);
    chains();
    heads();
    known.forEach(this::compareWithKnown);
    var waiting = unsealed();
    database.rollback();
    return new Report(sealed, waiting, ends, findings);
  }

  private void chains() throws SQLException {
    try (var statement = database.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows =
          statement.executeQuery(
              """
              select s.chain, s.ordinal, s.act_number, s.hash, a.*
              from recorded_act_seal s left join recorded_act a on a.number = s.act_number
              order by s.chain, s.ordinal
              """)) {
        @Nullable Walk walk = null;
        while (rows.next()) {
          var chain = rows.getString("chain");
          if (walk == null || !walk.chain.equals(chain)) {
            walk = new Walk(chain);
          }
          walk.step(rows);
          ends.put(chain, new End(walk.ordinal, walk.hash));
          sealed++;
        }
      }
    }
  }

  /** One chain, from its beginning; only its first fault is told. */
  private final class Walk {

    private final String chain;
    private final @Nullable End kept;
    private long ordinal;
    private String hash = Seal.BEGINNING;
    private boolean broken;

    Walk(String chain) {
      this.chain = chain;
      this.kept = known.get(chain);
    }

    void step(ResultSet row) throws SQLException {
      var at = row.getLong("ordinal");
      var number = row.getLong("act_number");
      if (at != ordinal + 1) {
        tell("thiếu dấu niêm phong thứ %d (trước dòng số %d)".formatted(ordinal + 1, number));
      }
      row.getLong("number");
      if (row.wasNull()) {
        tell("dòng số %d đã bị xóa (dấu niêm phong thứ %d)".formatted(number, at));
      } else {
        compare(RecordedAct.read(row), row.getString("hash"), at);
      }
      ordinal = at;
      hash = row.getString("hash");
      if (kept != null && kept.length() == at && !kept.hash().equals(hash)) {
        tell(
            "dấu niêm phong thứ %d (dòng số %d) khác với bản giữ ở ngoài: chuỗi đã được làm lại"
                .formatted(at, number));
      }
    }

    private void compare(RecordedAct act, String seal, long at) {
      if (!act.chain().equals(chain)) {
        tell("dòng số %d đã bị chuyển sang cơ quan khác".formatted(act.number()));
      } else if (!Seal.after(hash, act).equals(seal)) {
        tell(
            "dòng số %d đã bị sửa, hoặc dấu niêm phong thứ %d của nó là giả (ghi ngày %s)"
                .formatted(act.number(), at, MOMENT.format(act.occurredAt())));
      }
    }

    private void tell(String finding) {
      if (!broken) {
        findings.add(inChain(chain) + ": " + finding);
        broken = true;
      }
    }
  }

  /** What the sealer noted last must be where the chain ends. */
  private void heads() throws SQLException {
    var noted = new HashMap<String, End>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select chain, length, hash from recorded_act_chain")) {
      while (rows.next()) {
        noted.put(rows.getString(1), new End(rows.getLong(2), rows.getString(3)));
      }
    }
    noted.forEach(
        (chain, end) -> {
          var found = ends.getOrDefault(chain, new End(0, Seal.BEGINNING));
          if (found.length() < end.length()) {
            findings.add(
                inChain(chain)
                    + ": đuôi bị cắt, thiếu từ dấu niêm phong thứ %d đến thứ %d"
                        .formatted(found.length() + 1, end.length()));
          } else if (!found.equals(end)) {
            findings.add(inChain(chain) + ": chỗ kết thúc không khớp với sổ theo dõi chuỗi");
          }
        });
    ends.forEach(
        (chain, end) -> {
          if (!noted.containsKey(chain)) {
            findings.add(inChain(chain) + ": chuỗi không có trong sổ theo dõi chuỗi");
          }
        });
  }

  private void compareWithKnown(String chain, End kept) {
    var found = ends.getOrDefault(chain, new End(0, Seal.BEGINNING));
    if (found.length() < kept.length()) {
      findings.add(
          inChain(chain)
              + ": thiếu từ dấu niêm phong thứ %d đến thứ %d so với bản giữ ở ngoài"
                  .formatted(found.length() + 1, kept.length()));
    }
  }

  private long unsealed() throws SQLException {
    var waiting = 0L;
    var told = false;
    try (var statement = database.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows =
          statement.executeQuery(
              """
              select a.number, a.agency_id, a.occurred_at from recorded_act a
              where not exists (select 1 from recorded_act_seal s where s.act_number = a.number)
              order by a.number
              """)) {
        while (rows.next()) {
          waiting++;
          var at = Moments.of(rows, "occurred_at");
          var late = at.plus(patience).isBefore(now);
          // A row that was slipped in with a day to come would otherwise wait, and could go, until
          // then.
          if (!told && (late || at.minus(patience).isAfter(now))) {
            var agency = rows.getString("agency_id");
            findings.add(
                inChain(agency == null ? "" : agency)
                    + ": dòng số %d ghi lúc %s %s"
                        .formatted(
                            rows.getLong("number"),
                            MOMENT.format(at),
                            late ? "chờ niêm phong quá lâu" : "nhưng lúc ấy chưa đến"));
            told = true;
          }
        }
      }
    }
    return waiting;
  }

  private static String inChain(String chain) {
    return chain.isEmpty() ? "Chuỗi chung của tỉnh" : "Chuỗi của cơ quan «" + chain + "»";
  }
}
