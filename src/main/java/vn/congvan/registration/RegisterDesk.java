package vn.congvan.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentType;
import vn.congvan.document.Secrecy;
import vn.congvan.document.Urgency;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.print.RegisterHeader;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * What all registers have in common: who may read them, of which agency and days, how they are read
 * page by page or to their end, and what stands on the cover of the printed ones.
 */
@Component
class RegisterDesk {

  // A whole year of a province's office would not fit in memory.
  private static final int PORTION = 500;
  private static final int PAGE = 50;
  private static final Set<Role> READERS =
      EnumSet.of(Role.CLERK, Role.LEADER, Role.SUPERVISOR, Role.ARCHIVIST);

  private static final String ENTRIES =
      """
       from register r
       join register_entry e on e.register_id = r.id
       join document d on d.id = e.document_id
       where r.agency_id = :agency and r.kind = :kind and r.code = :code
         and r.register_year between :firstYear and :lastYear and\s""";

  private final NamedParameterJdbcTemplate inPortions;
  private final YearBooks books;
  private final Directory directory;
  private final ProvinceClock clock;

  RegisterDesk(DataSource source, YearBooks books, Directory directory, ProvinceClock clock) {
    var reading = new JdbcTemplate(source);
    reading.setFetchSize(PORTION);
    this.inPortions = new NamedParameterJdbcTemplate(reading);
    this.books = books;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The lines of a register as the database is asked for them.
   *
   * @param from what stands behind the columns, with its conditions
   * @param number the column of the number, which goes up within a year
   * @param year the column of the number's year
   */
  record Lines<L>(
      String columns,
      String from,
      String year,
      String number,
      Map<String, Object> values,
      RowMapper<L> line) {

    private String inOrder() {
      return columns + from + " order by " + year + ", " + number;
    }
  }

  /**
   * The numbered documents of a register.
   *
   * @param days what must be true of an entry's days, {@code e}
   */
  static <L> Lines<L> entries(
      RegisterKind kind,
      RegisterShelf shelf,
      String columns,
      String days,
      Map<String, Object> moreValues,
      RowMapper<L> line) {
    var values = new HashMap<String, Object>(moreValues);
    values.put("agency", shelf.agency().id());
    values.put("kind", kind.name());
    values.put("code", shelf.register().code());
    // A number belongs to the year of its day in the register, on whichever day the document came.
    values.put("firstYear", shelf.from().getYear());
    values.put("lastYear", shelf.to().getYear());
    return new Lines<>(columns, ENTRIES + days, "r.register_year", "e.number", values, line);
  }

  /** What the question means for this person; refuses one who may not read that register. */
  RegisterShelf shelf(RegisterKind kind, RegisterQuestion question, String personId) {
    var readable =
        directory.postsOf(personId).stream()
            .filter(post -> READERS.contains(post.role()))
            .map(Directory.Post::agencyId)
            .distinct()
            .map(id -> directory.agency(id).orElseThrow())
            .toList();
    var asked = question.agencyId();
    var agency =
        readable.stream()
            .filter(one -> asked == null || asked.isBlank() || one.id().equals(asked))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotAllowed(
                        new Sentence(
                            "%s chỉ dành cho văn thư, lãnh đạo, người giám sát và lưu trữ của cơ quan.",
                            kind.title())));
    var from = question.from() == null ? clock.today().withDayOfYear(1) : question.from();
    var to = question.to() == null ? clock.today() : question.to();
    if (from.isAfter(to)) {
      throw new Refusal(
          "Từ ngày phải trước hoặc bằng đến ngày.",
          Map.of("from", new Sentence("Chọn lại khoảng ngày.")));
    }
    var all = books.kept(agency.id(), kind, from.getYear(), to.getYear());
    var register =
        all.stream()
            .filter(found -> found.code().equals(question.registerCode()))
            .findFirst()
            .orElseGet(() -> first(kind, all));
    return new RegisterShelf(
        agency,
        register,
        question.typeCode() == null ? null : DocumentType.ofCode(question.typeCode()).orElse(null),
        from,
        to,
        readable,
        all,
        directory.holds(personId, Role.CLERK, agency.id()));
  }

  /** Who names no register sees the main one; of outgoing ones that in which there is most. */
  private static RegisterView first(RegisterKind kind, List<RegisterView> registers) {
    var main = kind.standards().get(0).code();
    var mainLast = Comparator.<RegisterView, Boolean>comparing(one -> one.code().equals(main));
    return registers.stream()
        .max(
            kind == RegisterKind.OUT
                ? Comparator.comparingLong(RegisterView::lastNumber).thenComparing(mainLast)
                : mainLast)
        .orElseThrow();
  }

  /** One page on screen. */
  <L> RegisterPage<L> page(RegisterShelf shelf, int page, Lines<L> lines) {
    var values = new HashMap<>(lines.values());
    var count = inPortions.queryForObject("select count(*) " + lines.from(), values, Long.class);
    var total = count == null ? 0 : count;
    var pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
    var shown = Math.min(Math.max(0, page), pages - 1);
    values.put("offset", shown * PAGE);
    values.put("limit", PAGE);
    var found =
        inPortions.query(
            lines.inOrder() + " offset :offset rows fetch next :limit rows only",
            values,
            lines.line());
    return new RegisterPage<>(shelf, found, total, shown, pages);
  }

  /** Reads the register line by line to its end, however long it is. */
  <L> void read(Lines<L> lines, Consumer<Iterator<L>> reader) {
    try (var found = inPortions.queryForStream(lines.inOrder(), lines.values(), lines.line())) {
      reader.accept(found.iterator());
    }
  }

  /**
   * The cover of a printed register.
   *
   * @param book which of the agency's registers; null where it has one
   */
  RegisterHeader cover(RegisterShelf shelf, @Nullable String book, Lines<?> lines) {
    var superior = shelf.agency().parentId();
    var numbers =
        inPortions.queryForObject(
            "select min(%1$s) as first_number, max(%1$s) as last_number ".formatted(lines.number())
                + lines.from(),
            lines.values(),
            RegisterDesk::ends);
    var oneYear = shelf.from().getYear() == shelf.to().getYear() && numbers != null;
    return new RegisterHeader(
        superior == null ? null : directory.agency(superior).map(Agency::name).orElse(null),
        shelf.agency().name(),
        book,
        shelf.to().getYear(),
        shelf.from(),
        shelf.to(),
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

  /** A document's type and abstract in one column. */
  static String typeAndSubject(ResultSet row) throws SQLException {
    var code = row.getString("type_code");
    var type =
        code == null ? "" : DocumentType.ofCode(code).map(DocumentType::vietnamese).orElse(code);
    var subject = Secrecy.subjectToTell(row.getInt("secrecy"), row.getString("subject"));
    return subject == null ? type : type + ": " + subject;
  }

  /**
   * What became of a number, and what has no column of its own in the decree's forms: urgency and
   * secrecy. What was written of a classified document does not stand there.
   */
  static @Nullable String notes(ResultSet row, String... ofTheNumber) throws SQLException {
    var urgency = Urgency.of(row.getInt("urgency")).filter(one -> one != Urgency.NORMAL);
    var secrecy = Secrecy.of(row.getInt("secrecy")).filter(one -> one != Secrecy.NONE);
    var note = Secrecy.wordsToTell(row.getInt("secrecy"), row.getString("note"));
    var notes =
        Stream.concat(
                Stream.of(ofTheNumber),
                Stream.of(
                    urgency.map(Urgency::vietnamese).orElse(""),
                    secrecy.map(Secrecy::vietnamese).orElse(""),
                    note == null ? "" : note))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(". "));
    return notes.isEmpty() ? null : notes;
  }

  /** What is noted of a voided number. */
  static String voided(ResultSet row) throws SQLException {
    var reason = Secrecy.wordsToTell(row.getInt("secrecy"), row.getString("reason"));
    return "Hủy số" + (reason == null ? "" : ": " + reason);
  }
}
