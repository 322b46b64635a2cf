package vn.congvan.practice.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.Role;
import vn.congvan.shared.FoldedText;

/** The agencies, units and people of the province-year, besides those that are there already. */
final class YearOffice {

  /** A post that handles documents, with its holder. */
  record Handler(UUID postId, String personId) {}

  /** A unit with those who handle documents in it. */
  record Desk(String unitId, List<Handler> handlers) {}

  /** An agency that gets documents. */
  record Office(String id, int weight, List<Desk> desks) {}

  private static final List<String> FAMILY =
      List.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
          "Lý", "Phan", "Trương", "Thạch", "Kim", "Sơn");
  private static final List<String> MIDDLE =
      List.of("Văn", "Thị", "Minh", "Ngọc", "Hoàng", "Thanh", "Quốc", "Kim", "Hữu", "Mỹ");
  private static final List<String> GIVEN =
      List.of(
          "An", "Bình", "Châu", "Dung", "Đức", "Giang", "Hà", "Hạnh", "Khoa", "Lan", "Linh", "Long",
          "Mai", "Nam", "Nga", "Phúc", "Quân", "Tâm", "Thảo", "Trí", "Tú", "Việt", "Xuân", "Yến");

  // Two-tier local government began that day (Law 72/2025/QH15).
  private static final LocalDate FOUNDED = LocalDate.of(2025, 7, 1);
  private static final int UNITS = 2;
  private static final int POSTS = 8;

  private final Connection connection;

  YearOffice(Connection connection) {
    this.connection = connection;
  }

  /** Founds so many agencies with so many people in them. */
  void found(int agencies, int people, String passwordHash, OffsetDateTime at) throws SQLException {
    try (var rows = Rows.into(connection, "agency", List.of("id", "created_at"))) {
      for (var n = 0; n < agencies; n++) {
        rows.add(id(n), at);
      }
    }
    var parent = committee();
    try (var rows =
        Rows.into(
            connection,
            "agency_version",
            List.of(
                "id",
                "agency_id",
                "valid_from",
                "name",
                "short_name",
                "symbol",
                "kind",
                "level",
                "parent_id"))) {
      for (var n = 0; n < agencies; n++) {
        var commune = n >= 8 && n < 128;
        var name =
            n < 8
                ? "Sở thực hành số " + (n + 1)
                : commune
                    ? "Ủy ban nhân dân xã thực hành số " + (n - 7)
                    : "Đơn vị sự nghiệp thực hành số " + (n - 127);
        rows.add(
            Chance.id(1, n),
            id(n),
            FOUNDED,
            name,
            name,
            "TH" + n,
            (n < 8
                    ? AgencyKind.DEPARTMENT
                    : commune ? AgencyKind.COMMUNE : AgencyKind.PUBLIC_SERVICE)
                .key(),
            (commune ? AgencyLevel.COMMUNE : AgencyLevel.DEPARTMENT).key(),
            n < 128 ? parent : id(n % 128));
      }
    }
    try (var rows =
        Rows.into(
            connection,
            "unit",
            List.of("id", "agency_id", "name", "symbol", "fields", "valid_from"))) {
      for (var n = 0; n < agencies; n++) {
        for (var unit = 0; unit < UNITS; unit++) {
          rows.add(
              unit(n, unit),
              id(n),
              unit == 0 ? "Phòng Tổng hợp" : "Phòng Nghiệp vụ",
              unit == 0 ? "TH" : "NV",
              "general",
              FOUNDED);
        }
      }
    }
    appoint(agencies, people, passwordHash, at);
  }

  private @Nullable String committee() throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select agency_id from agency_version where kind = ? and level = ? order by agency_id");
        var rows = parameters(statement, AgencyKind.COMMITTEE.key(), AgencyLevel.PROVINCE.key())) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static java.sql.ResultSet parameters(
      java.sql.PreparedStatement statement, String first, String second) throws SQLException {
    statement.setString(1, first);
    statement.setString(2, second);
    return statement.executeQuery();
  }

  private void appoint(int agencies, int people, String passwordHash, OffsetDateTime at)
      throws SQLException {
    try (var rows =
        Rows.into(
            connection,
            "person",
            List.of(
                "id",
                "staff_code",
                "full_name",
                "folded_name",
                "password_hash",
                "created_at",
                "password_to_be_changed"))) {
      for (var n = 0; n < people; n++) {
        var name =
            FAMILY.get(Chance.below(FAMILY.size(), 2, n))
                + " "
                + MIDDLE.get(Chance.below(MIDDLE.size(), 3, n))
                + " "
                + GIVEN.get(Chance.below(GIVEN.size(), 4, n));
        rows.add(
            person(n), "TH%05d".formatted(n), name, FoldedText.of(name), passwordHash, at, false);
      }
    }
    try (var rows =
        Rows.into(
            connection,
            "post",
            List.of(
                "id",
                "person_id",
                "agency_id",
                "unit_id",
                "role",
                "title",
                "valid_from",
                "supervises_below"))) {
      for (var n = 0; n < people && agencies > 0; n++) {
        var agency = n % agencies;
        var place = n / agencies;
        var role =
            switch (place) {
              case 0 -> Role.SPECIALIST;
              case 1 -> Role.HEAD;
              case 2 -> Role.CLERK;
              case 3 -> Role.LEADER;
              case 4 -> Role.SUPERVISOR;
              case 5 -> Role.HEAD;
              default -> Role.SPECIALIST;
            };
        var unit = place == 5 || place >= 6 && place % 2 == 1 ? 1 : 0;
        rows.add(
            Chance.id(5, n),
            person(n),
            id(agency),
            role.ofUnit() ? unit(agency, unit) : null,
            role.key(),
            place < POSTS ? role.key() : "Chuyên viên",
            FOUNDED,
            false);
      }
    }
  }

  /** Every agency of today in which somebody handles documents. */
  List<Office> offices() throws SQLException {
    Map<String, Map<String, List<Handler>>> found = new LinkedHashMap<>();
    Map<String, Integer> weights = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select p.agency_id, p.unit_id, p.id, p.person_id, v.kind from post p
                join agency_version v on v.agency_id = p.agency_id and v.valid_to is null
                where p.role = 'specialist' and p.unit_id is not null and p.valid_to is null
                order by p.agency_id, p.unit_id, p.id
                """)) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString("agency_id"), id -> new LinkedHashMap<>())
            .computeIfAbsent(rows.getString("unit_id"), id -> new ArrayList<>())
            .add(new Handler(rows.getObject("id", UUID.class), rows.getString("person_id")));
        weights.put(rows.getString("agency_id"), weight(AgencyKind.ofKey(rows.getString("kind"))));
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                new Office(
                    each.getKey(),
                    weights.getOrDefault(each.getKey(), 1),
                    each.getValue().entrySet().stream()
                        .map(desk -> new Desk(desk.getKey(), List.copyOf(desk.getValue())))
                        .toList()))
        .toList();
  }

  /** A department gets twelve times what a school gets. */
  private static int weight(AgencyKind kind) {
    return switch (kind) {
      case COMMITTEE, OFFICE, DEPARTMENT -> 12;
      case WARD, COMMUNE -> 4;
      default -> 1;
    };
  }

  private static String id(int agency) {
    return "nam%03d".formatted(agency);
  }

  private static String unit(int agency, int unit) {
    return id(agency) + (unit == 0 ? ".th" : ".nv");
  }

  private static String person(int n) {
    return "nam%05d".formatted(n);
  }
}
