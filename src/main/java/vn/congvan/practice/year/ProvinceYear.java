package vn.congvan.practice.year;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.congvan.organization.Passwords;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Tool;
import vn.congvan.statistics.Bucket;

/**
 * Fills the database of a practice province with one year of a whole province, in the counts that
 * Vĩnh Long published; the same database gets the same rows.
 */
public final class ProvinceYear implements Tool {

  // What a practice province holds by itself; more is somebody's work.
  private static final long MOST_THERE = 5_000;
  private static final int DAYS_GONE = 60;

  @Override
  public String name() {
    return "province-year";
  }

  @Override
  public String usage() {
    return "<địa chỉ JDBC> <người dùng> <mật khẩu> [1/mấy, mặc định 1] [tính đến, vd 2026-11-26T17:00+07:00]: nạp số liệu một năm của cả tỉnh vào cơ sở dữ liệu của tỉnh thực hành; dừng hệ thống trước khi chạy";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.size() < 3) {
      out.println("Cách dùng: " + name() + " " + usage());
      return 2;
    }
    try (var connection =
        DriverManager.getConnection(arguments.get(0), arguments.get(1), arguments.get(2))) {
      if (isRealOffice(connection)) {
        out.println("Không nạp: đây không phải cơ sở dữ liệu của tỉnh thực hành.");
        return 2;
      }
      var parts = arguments.size() > 3 ? Integer.parseInt(arguments.get(3)) : 1;
      var moment =
          arguments.size() > 4
              ? OffsetDateTime.parse(arguments.get(4))
              : OffsetDateTime.now(ProvinceClock.ZONE);
      return fill(connection, YearCounts.PUBLISHED.dividedBy(parts), moment, out) ? 0 : 1;
    } catch (SQLException | RuntimeException trouble) {
      out.println("Không nạp được: " + trouble.getMessage());
      return 2;
    }
  }

  /** Whether people are there, and none of them is the practice province's. */
  static boolean isRealOffice(Connection connection) {
    var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    return number(database, "select count(*) from person") > 0
        && number(database, "select count(*) from person where id = 'chutich.ubnd'") == 0;
  }

  /** Brings the database to those counts; returns whether they are reached exactly. */
  static boolean fill(
      Connection connection, YearCounts wanted, OffsetDateTime moment, PrintStream out)
      throws SQLException {
    var at = moment.atZoneSameInstant(ProvinceClock.ZONE);
    if (at.getDayOfYear() < DAYS_GONE) {
      throw new IllegalArgumentException("năm mới bắt đầu, chưa đủ " + DAYS_GONE + " ngày");
    }
    var there = counted(connection, moment);
    if (there.received() + there.outgoing() > MOST_THERE) {
      throw new IllegalArgumentException(
          "cơ sở dữ liệu đã có " + (there.received() + there.outgoing()) + " văn bản");
    }
    var missing = wanted.less(there);
    connection.setAutoCommit(false);
    var office = new YearOffice(connection);
    office.found(
        missing.agencies(),
        missing.people(),
        "{bcrypt}" + new BCryptPasswordEncoder().encode(Passwords.PUBLISHED),
        moment);
    var indexes = new SetAsideIndexes(connection);
    var open = new YearDocuments(connection, moment, office.offices()).write(missing);
    indexes.putBack();
    new YearMessages(connection).write(missing.sms());
    var tasks = hasEngine(connection) ? new YearTasks(connection).write(open) : 0;
    connection.commit();
    connection.setAutoCommit(true);
    var reached = counted(connection, moment);
    out.printf(
        "Cơ quan %d, người dùng %d, văn bản đến %d, văn bản đi %d, tin nhắn %d, nhiệm vụ đang mở nạp thêm %d.%n",
        reached.agencies(),
        reached.people(),
        reached.received(),
        reached.outgoing(),
        reached.sms(),
        tasks);
    for (var bucket : Bucket.values()) {
      out.printf(
          "  %-2s %-34s %d%n",
          bucket.letter(), bucket.vietnamese(), reached.incoming().getOrDefault(bucket, 0));
    }
    return reached.equals(wanted);
  }

  private static boolean hasEngine(Connection connection) throws SQLException {
    for (var name : List.of("act_ru_task", "ACT_RU_TASK")) {
      try (var tables = connection.getMetaData().getTables(null, null, name, null)) {
        if (tables.next()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is there as of that moment. */
  static YearCounts counted(Connection connection, OffsetDateTime moment) {
    var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    var incoming = new EnumMap<Bucket, Integer>(Bucket.class);
    database
        .sql(
            "select bucket, count(*) as documents from (select "
                + Bucket.EXPRESSION
                + " as bucket from document d where d.direction = 'IN') counted group by bucket")
        .param("moment", moment)
        .query(
            row -> {
              incoming.put(
                  Bucket.ofLetter(row.getString("bucket")).orElseThrow(), row.getInt("documents"));
            });
    return new YearCounts(
        number(
            database,
            "select count(distinct agency_id) from agency_version where valid_to is null"),
        number(
            database,
            """
            select count(distinct h.id) from person h join post p on p.person_id = h.id
            where h.left_on is null and p.valid_to is null
            """),
        Map.copyOf(incoming),
        number(
            database,
            "select count(*) from document where direction = 'OUT' and state in ('ISSUED', 'REPLACED', 'RECALLED')"),
        number(database, "select count(*) from sms_message where sid is not null"));
  }

  private static int number(JdbcClient database, String sql) {
    return database.sql(sql).query(Integer.class).single();
  }
}
