package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.Role;
import vn.congvan.practice.year.YearOffice.Desk;
import vn.congvan.practice.year.YearOffice.Handler;
import vn.congvan.practice.year.YearOffice.Office;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.statistics.Bucket;

/** The documents of a province-year, in the order in which they came. */
final class YearDocuments {

  /** A document in which somebody still has a task. */
  record Open(
      int rank,
      UUID id,
      String agencyId,
      String group,
      @Nullable String assignee,
      OffsetDateTime arrivedAt,
      @Nullable OffsetDateTime dueAt,
      boolean registered) {

    /** The id of its process instance. */
    String instance() {
      return "nam-" + rank;
    }
  }

  private static final List<String> SUBJECTS =
      List.of(
          "Về việc triển khai thực hiện Nghị quyết của Chính phủ",
          "Báo cáo kết quả cải cách hành chính",
          "Kế hoạch kiểm tra công tác văn thư, lưu trữ",
          "Góp ý dự thảo quyết định về quản lý đầu tư công",
          "Về việc tham dự hội nghị trực tuyến",
          "Đề nghị bổ sung kinh phí sửa chữa đường giao thông nông thôn",
          "Về việc phòng, chống hạn mặn mùa khô",
          "Quyết định phê duyệt danh mục thủ tục hành chính",
          "Về việc cung cấp số liệu thống kê",
          "Thông báo kết luận cuộc họp");
  private static final List<String> ISSUERS =
      List.of(
          "Bộ Nội vụ",
          "Bộ Tài chính",
          "Văn phòng Chính phủ",
          "Ủy ban nhân dân tỉnh Vĩnh Long",
          "Sở Xây dựng",
          "Sở Nông nghiệp và Môi trường");
  private static final List<String> SYMBOLS =
      List.of("BNV-VP", "BTC-NSNN", "VPCP-KSTT", "UBND-TH", "SXD-QLHT", "SNNMT-TL");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "agency_id",
          "direction",
          "state",
          "type_code",
          "number",
          "symbol",
          "issued_on",
          "issuer_name",
          "issuer_level",
          "subject",
          "folded_subject",
          "field",
          "urgency",
          "secrecy",
          "to_places",
          "signer_name",
          "arrived_at",
          "arrival_number",
          "arrival_year",
          "register_id",
          "registered_at",
          "registered_by",
          "forwarded_at",
          "forwarded_to",
          "due_at",
          "original_due_at",
          "closed_at",
          "close_reason",
          "process_instance_id",
          "lead_unit_id",
          "lead_post_id",
          "version");

  /** A document before it is written: of what, the how manieth, and when it came. */
  private record Coming(Bucket bucket, int rank, OffsetDateTime at) {}

  private final Connection connection;
  private final LocalDate today;
  private final List<Office> offices;
  private final int[] lots;
  private final Map<String, Long> lastNumbers = new HashMap<>();
  private final Map<String, UUID> registers = new HashMap<>();

  YearDocuments(Connection connection, OffsetDateTime moment, List<Office> offices) {
    this.connection = connection;
    this.today = moment.atZoneSameInstant(ProvinceClock.ZONE).toLocalDate();
    this.offices = offices;
    this.lots = lots(offices);
  }

  private static int[] lots(List<Office> offices) {
    var lots = new ArrayList<Integer>();
    for (var n = 0; n < offices.size(); n++) {
      for (var each = 0; each < offices.get(n).weight(); each++) {
        lots.add(n);
      }
    }
    return lots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Writes all documents; returns those in which somebody has a task. */
  List<Open> write(YearCounts counts) throws SQLException {
    openRegisters();
    var open = new ArrayList<Open>();
    var coming = coming(counts);
    // One COPY at a time goes through a connection: so each table is one walk through the year.
    try (var documents = Rows.into(connection, "document", COLUMNS)) {
      for (var each : coming) {
        incoming(each, documents, open);
      }
      for (var n = 0; n < counts.outgoing(); n++) {
        outgoing(n, documents);
      }
    }
    entries(coming, counts.outgoing());
    try (var rows =
        Rows.into(
            connection,
            "assignment",
            List.of(
                "id",
                "document_id",
                "agency_id",
                "role",
                "unit_id",
                "handler_post_id",
                "given_by",
                "given_at",
                "due_at",
                "original_due_at",
                "state",
                "closed_at",
                "outcome",
                "process_instance_id",
                "version"))) {
      for (var each : coming) {
        assignment(each, rows);
      }
    }
    try (var rows =
        Rows.into(connection, "document_audience", List.of("document_id", "audience"))) {
      for (var each : coming) {
        rows.add(id(each), Role.SUPERVISOR.at(office(each).id()));
      }
      for (var each : open) {
        rows.add(each.id(), Role.CLERK.at(each.agencyId()));
        rows.add(each.id(), Role.LEADER.at(each.agencyId()));
        if (!each.group().equals(Role.CLERK.at(each.agencyId()))) {
          rows.add(each.id(), each.group());
        }
      }
    }
    closeRegisters();
    return open;
  }

  /** All incoming documents by the moment at which they came, then by name. */
  private Coming[] coming(YearCounts counts) {
    var all = new ArrayList<Coming>(counts.received());
    for (var bucket : Bucket.values()) {
      for (var n = 0; n < counts.incoming().getOrDefault(bucket, 0); n++) {
        all.add(new Coming(bucket, n, arrival(bucket, n)));
      }
    }
    var sorted = all.toArray(Coming[]::new);
    Arrays.sort(
        sorted,
        java.util.Comparator.comparing(Coming::at)
            .thenComparing(Coming::bucket)
            .thenComparing(Coming::rank));
    return sorted;
  }

  private OffsetDateTime arrival(Bucket bucket, int n) {
    var kind = 10 + bucket.ordinal();
    var first = today.withDayOfYear(1);
    var daysAgo =
        switch (bucket) {
          case UNREGISTERED -> range(1, 0);
          case FOR_INFORMATION, SENT_BACK -> range(4, 0);
          case IN_PROGRESS -> range(1, 10);
          case NO_DEADLINE -> range(1, 60);
          case OVERDUE -> range(14, 0);
          case DONE_IN_TIME -> range(6, 0);
          case DONE_LATE -> range(27, 0);
        };
    var last = today.minusDays(daysAgo[0]);
    var since = today.minusDays(daysAgo[1]);
    var earliest = daysAgo[1] == 0 || since.isBefore(first) ? first : since;
    var span = (int) java.time.temporal.ChronoUnit.DAYS.between(earliest, last) + 1;
    var day = workday(earliest.plusDays(Chance.below(span, kind, n)), first);
    return day.atTime(7, 30)
        .plusSeconds(Chance.below(9 * 60 * 60, kind + 10, n))
        .atZone(ProvinceClock.ZONE)
        .toOffsetDateTime()
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static int[] range(int last, int first) {
    return new int[] {last, first};
  }

  /**
   * The day itself, or else the Friday before it or, in the first days of the year, the Monday
   * after.
   */
  private static LocalDate workday(LocalDate day, LocalDate notBefore) {
    if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
      return day;
    }
    var friday = day.minusDays(day.getDayOfWeek().getValue() - 5);
    return friday.isBefore(notBefore) ? friday.plusDays(3) : friday;
  }

  private static UUID id(Coming each) {
    return Chance.id(30 + each.bucket().ordinal(), each.rank());
  }

  private Office office(Coming each) {
    return office(40 + each.bucket().ordinal(), each.rank());
  }

  private Office office(long kind, int rank) {
    return offices.get(lots[Chance.below(lots.length, kind, rank)]);
  }

  private static boolean isRegistered(Bucket bucket) {
    return bucket != Bucket.UNREGISTERED && bucket != Bucket.SENT_BACK;
  }

  private static boolean isLed(Bucket bucket) {
    return isRegistered(bucket) && bucket != Bucket.FOR_INFORMATION;
  }

  private static boolean isOpen(Bucket bucket) {
    return switch (bucket) {
      case UNREGISTERED, IN_PROGRESS, NO_DEADLINE, OVERDUE -> true;
      default -> false;
    };
  }

  private Desk desk(Coming each) {
    var desks = office(each).desks();
    return desks.get(Chance.below(desks.size(), 50 + each.bucket().ordinal(), each.rank()));
  }

  /** Who handles it; of what is open every twentieth still lies with the head. */
  private @Nullable Handler handler(Coming each) {
    if (isOpen(each.bucket()) && each.rank() % 20 == 0) {
      return null;
    }
    var handlers = desk(each).handlers();
    return handlers.get(Chance.below(handlers.size(), 60 + each.bucket().ordinal(), each.rank()));
  }

  private @Nullable OffsetDateTime registered(Coming each) {
    return isRegistered(each.bucket())
        ? each.at().plusSeconds(60 + Chance.below(7200, 70, each.rank()))
        : null;
  }

  private @Nullable OffsetDateTime due(Coming each) {
    return switch (each.bucket()) {
      case UNREGISTERED, NO_DEADLINE, SENT_BACK, FOR_INFORMATION -> null;
      case IN_PROGRESS -> endOf(today.plusDays(1 + Chance.below(14, 80, each.rank())));
      case OVERDUE, DONE_IN_TIME, DONE_LATE ->
          endOf(day(each.at()).plusDays(5 + Chance.below(7, 80, each.rank())));
    };
  }

  private @Nullable OffsetDateTime closed(Coming each) {
    var due = due(each);
    return switch (each.bucket()) {
      case UNREGISTERED, IN_PROGRESS, NO_DEADLINE, OVERDUE -> null;
      case FOR_INFORMATION, SENT_BACK ->
          each.at().plus(Duration.ofHours(3 + Chance.below(60, 81, each.rank())));
      case DONE_IN_TIME -> each.at().plus(Duration.ofHours(4 + Chance.below(96, 81, each.rank())));
      case DONE_LATE ->
          java.util.Objects.requireNonNull(due)
              .plus(Duration.ofHours(1 + Chance.below(330, 81, each.rank())));
    };
  }

  private static LocalDate day(OffsetDateTime at) {
    return at.atZoneSameInstant(ProvinceClock.ZONE).toLocalDate();
  }

  private static OffsetDateTime endOf(LocalDate day) {
    return day.atTime(17, 0)
        .atZone(ProvinceClock.ZONE)
        .toOffsetDateTime()
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static String state(Bucket bucket) {
    return switch (bucket) {
      case UNREGISTERED -> "RECEIVED";
      case FOR_INFORMATION -> "NOTED";
      case IN_PROGRESS, NO_DEADLINE, OVERDUE -> "IN_WORK";
      case DONE_IN_TIME, DONE_LATE -> "CLOSED";
      case SENT_BACK -> "RETURNED";
    };
  }

  private void incoming(Coming each, Rows rows, List<Open> open) throws SQLException {
    var bucket = each.bucket();
    var rank = each.rank();
    var office = office(each);
    var registered = registered(each);
    var due = due(each);
    var closed = closed(each);
    var desk = isLed(bucket) ? desk(each) : null;
    var handler = isLed(bucket) ? handler(each) : null;
    var from = Chance.below(ISSUERS.size(), 90 + bucket.ordinal(), rank);
    var subject =
        SUBJECTS.get(Chance.below(SUBJECTS.size(), 100 + bucket.ordinal(), rank))
            + " (hồ sơ số "
            + (rank + 1)
            + ")";
    var isOpen = isOpen(bucket);
    var shown = isRegistered(bucket);
    var at =
        isOpen
            ? new Open(
                open.size(),
                id(each),
                office.id(),
                !shown
                    ? Role.CLERK.at(office.id())
                    : handler == null
                        ? Role.HEAD.at(java.util.Objects.requireNonNull(desk).unitId())
                        : "post@" + handler.postId(),
                handler == null ? null : handler.personId(),
                each.at(),
                due,
                shown)
            : null;
    if (at != null) {
      open.add(at);
    }
    rows.add(
        id(each),
        office.id(),
        "IN",
        state(bucket),
        shown ? "CV" : null,
        shown ? Integer.toString(1 + rank % 4000) : null,
        shown ? SYMBOLS.get(from) : null,
        shown ? day(each.at()).minusDays(2) : null,
        shown ? ISSUERS.get(from) : null,
        shown ? "department" : null,
        shown ? subject : null,
        shown ? FoldedText.of(subject) : null,
        shown ? "general" : null,
        rank % 50 == 0 ? 2 : 0,
        0,
        null,
        null,
        each.at(),
        shown ? nextNumber("IN", office.id()) : null,
        shown ? today.getYear() : null,
        shown ? registers.get("IN" + office.id()) : null,
        registered,
        shown ? "vanthu" : null,
        registered,
        shown ? "Lãnh đạo" : null,
        due,
        due,
        closed,
        closed == null ? null : "Đã giải quyết xong",
        at == null ? null : at.instance(),
        desk == null ? null : desk.unitId(),
        handler == null ? null : handler.postId(),
        0);
  }

  private void outgoing(int n, Rows rows) throws SQLException {
    var office = office(110, n);
    var at = issued(n);
    var subject =
        SUBJECTS.get(Chance.below(SUBJECTS.size(), 111, n)) + " (văn bản đi số " + (n + 1) + ")";
    var number = nextNumber("OUT", office.id());
    rows.add(
        Chance.id(112, n),
        office.id(),
        "OUT",
        "ISSUED",
        "CV",
        Long.toString(number),
        office.id().toUpperCase(java.util.Locale.ROOT),
        day(at),
        null,
        null,
        subject,
        FoldedText.of(subject),
        "general",
        0,
        0,
        "Như trên",
        "Nguyễn Văn An",
        at.minusDays(1),
        number,
        today.getYear(),
        registers.get("OUT" + office.id()),
        at,
        "vanthu",
        null,
        null,
        null,
        null,
        at,
        null,
        null,
        null,
        null,
        0);
  }

  private OffsetDateTime issued(int n) {
    var first = today.withDayOfYear(1).plusDays(1);
    var span = (int) java.time.temporal.ChronoUnit.DAYS.between(first, today);
    return workday(first.plusDays(Chance.below(span, 113, n)), first)
        .atTime(7, 30)
        .plusSeconds(Chance.below(9 * 60 * 60, 114, n))
        .atZone(ProvinceClock.ZONE)
        .toOffsetDateTime()
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  private void assignment(Coming each, Rows rows) throws SQLException {
    if (!isLed(each.bucket())) {
      return;
    }
    var closed = closed(each);
    var handler = handler(each);
    rows.add(
        Chance.id(120 + each.bucket().ordinal(), each.rank()),
        id(each),
        office(each).id(),
        "LEAD",
        desk(each).unitId(),
        handler == null ? null : handler.postId(),
        "lanhdao",
        java.util.Objects.requireNonNull(registered(each)),
        due(each),
        due(each),
        closed != null ? "COMPLETED" : handler == null ? "GIVEN" : "IN_WORK",
        closed,
        closed == null ? null : "NO_REPLY",
        null,
        0);
  }

  private void openRegisters() throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select id, agency_id, kind, last_number from register where code in ('DEN', 'DI') and register_year = "
                    + today.getYear())) {
      while (rows.next()) {
        var key = rows.getString("kind") + rows.getString("agency_id");
        registers.put(key, rows.getObject("id", UUID.class));
        lastNumbers.put(key, rows.getLong("last_number"));
      }
    }
    try (var rows =
        Rows.into(
            connection,
            "register",
            List.of(
                "id",
                "agency_id",
                "register_year",
                "kind",
                "code",
                "name",
                "rule",
                "last_number",
                "closed"))) {
      var n = 0;
      for (var office : offices) {
        for (var kind : List.of("IN", "OUT")) {
          var id = Chance.id(130, n++);
          if (registers.putIfAbsent(kind + office.id(), id) == null) {
            var incoming = kind.equals("IN");
            rows.add(
                id,
                office.id(),
                today.getYear(),
                kind,
                incoming ? "DEN" : "DI",
                incoming ? "VĂN BẢN ĐẾN" : "VĂN BẢN ĐI",
                "",
                0,
                false);
          }
        }
      }
    }
  }

  private long nextNumber(String kind, String agencyId) {
    return lastNumbers.merge(kind + agencyId, 1L, Long::sum);
  }

  /** The same numbers once more, as lines of the registers. */
  private void entries(Coming[] coming, int outgoing) throws SQLException {
    var numbers = new HashMap<String, Long>();
    registers.forEach((key, id) -> numbers.put(key, lastNumbers.getOrDefault(key, 0L)));
    var counts = new HashMap<String, Long>();
    for (var each : coming) {
      if (isRegistered(each.bucket())) {
        counts.merge("IN" + office(each).id(), 1L, Long::sum);
      }
    }
    for (var n = 0; n < outgoing; n++) {
      counts.merge("OUT" + office(110, n).id(), 1L, Long::sum);
    }
    counts.forEach((key, count) -> numbers.merge(key, -count, Long::sum));
    try (var rows =
        Rows.into(
            connection,
            "register_entry",
            List.of(
                "register_id",
                "number",
                "document_id",
                "holder_id",
                "state",
                "entered_at",
                "entered_by",
                "symbol",
                "dated"))) {
      for (var each : coming) {
        if (isRegistered(each.bucket())) {
          var key = "IN" + office(each).id();
          rows.add(
              registers.get(key),
              numbers.merge(key, 1L, Long::sum),
              id(each),
              id(each),
              "USED",
              registered(each),
              "vanthu",
              null,
              null);
        }
      }
      for (var n = 0; n < outgoing; n++) {
        var office = office(110, n).id();
        var key = "OUT" + office;
        rows.add(
            registers.get(key),
            numbers.merge(key, 1L, Long::sum),
            Chance.id(112, n),
            Chance.id(112, n),
            "USED",
            issued(n),
            "vanthu",
            office.toUpperCase(java.util.Locale.ROOT),
            day(issued(n)));
      }
    }
  }

  private void closeRegisters() throws SQLException {
    try (var statement =
        connection.prepareStatement("update register set last_number = ? where id = ?")) {
      for (var each : lastNumbers.entrySet()) {
        statement.setLong(1, each.getValue());
        statement.setObject(2, registers.get(each.getKey()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
