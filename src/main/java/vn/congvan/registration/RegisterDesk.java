package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.print.RegisterHeader;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;

/**
 * What all registers have in common: who may read them, of which agency and days, and what stands
 * on the cover of the printed ones.
 */
@Component
class RegisterDesk {

  // A whole year of a province's office would not fit in memory.
  private static final int PORTION = 500;
  private static final Set<Role> READERS =
      EnumSet.of(Role.CLERK, Role.LEADER, Role.SUPERVISOR, Role.ARCHIVIST);

  /** Which agency's register for which days, and which other agencies' the person may read. */
  record Asked(Agency agency, List<Agency> agencies, LocalDate from, LocalDate to) {}

  private final NamedParameterJdbcTemplate inPortions;
  private final Directory directory;
  private final ProvinceClock clock;

  RegisterDesk(DataSource source, Directory directory, ProvinceClock clock) {
    var reading = new JdbcTemplate(source);
    reading.setFetchSize(PORTION);
    this.inPortions = new NamedParameterJdbcTemplate(reading);
    this.directory = directory;
    this.clock = clock;
  }

  /** Asks the database for lines that are read one after the other, however many there are. */
  NamedParameterJdbcTemplate inPortions() {
    return inPortions;
  }

  /**
   * What is asked for: by default the person's first agency, and this year until today; refuses one
   * who may not read that register.
   *
   * @param register how the register is called, as a refusal begins
   */
  Asked asked(
      @Nullable String agencyId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String personId,
      String register) {
    var readable =
        directory.postsOf(personId).stream()
            .filter(post -> READERS.contains(post.role()))
            .map(Directory.Post::agencyId)
            .distinct()
            .map(id -> directory.agency(id).orElseThrow())
            .toList();
    var agency =
        readable.stream()
            .filter(one -> agencyId == null || agencyId.isBlank() || one.id().equals(agencyId))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotAllowed(
                        register
                            + " chỉ dành cho văn thư, lãnh đạo, người giám sát và lưu trữ của cơ"
                            + " quan."));
    var first = from == null ? clock.today().withDayOfYear(1) : from;
    var last = to == null ? clock.today() : to;
    if (first.isAfter(last)) {
      throw new Refusal(
          "Từ ngày phải trước hoặc bằng đến ngày.", Map.of("from", "Chọn lại khoảng ngày."));
    }
    return new Asked(agency, readable, first, last);
  }

  /**
   * The cover of a printed register.
   *
   * @param book which of the agency's registers; null where it has one
   * @param ends a question for {@code first_number} and {@code last_number} of the lines
   */
  RegisterHeader cover(
      Agency agency,
      @Nullable String book,
      LocalDate from,
      LocalDate to,
      String ends,
      Map<String, Object> values) {
    var superior = agency.parentId();
    var numbers = inPortions.queryForObject(ends, values, RegisterDesk::ends);
    var oneYear = from.getYear() == to.getYear() && numbers != null;
    return new RegisterHeader(
        superior == null ? null : directory.agency(superior).map(Agency::name).orElse(null),
        agency.name(),
        book,
        to.getYear(),
        from,
        to,
        oneYear ? numbers[0] : null,
        oneYear ? numbers[1] : null,
        null,
        clock.today(),
        true);
  }

  private static Long[] ends(ResultSet row, int n) throws SQLException {
    return new Long[] {
      row.getObject("first_number", Long.class), row.getObject("last_number", Long.class)
    };
  }
}
