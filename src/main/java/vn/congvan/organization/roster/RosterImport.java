package vn.congvan.organization.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.CodeScheme;
import vn.congvan.organization.MobileNumber;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Units;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Writes a roster as a whole or not at all.
 *
 * <p>It is tried by really doing it and rolling back, so that the preview's rules are the very
 * rules of the offices' own acts; what was tried is then done in one transaction.
 */
@Component
public class RosterImport {

  /** What a row does. */
  public enum Deed {
    FOUND,
    OPEN,
    ENGAGE,
    APPOINT,
    CHANGE,
    KEEP
  }

  /** A row of the preview. */
  public record Act(RosterSheet sheet, int row, Deed deed, String subject) {}

  /** A first password, shown once. */
  public record FirstPassword(String login, String fullName, String password) {}

  /** What came or would come of a roster; with faults nothing was written. */
  public record Outcome(List<Act> acts, List<Roster.Fault> faults, List<FirstPassword> passwords) {

    /** Whether there is nothing to correct. */
    public boolean clean() {
      return faults.isEmpty();
    }

    /** How many rows do that. */
    public long count(Deed deed) {
      return acts.stream().filter(act -> act.deed() == deed).count();
    }
  }

  private static final PasswordHash NOBODYS = new PasswordHash("{bcrypt}-", true);

  private final Agencies agencies;
  private final Units units;
  private final Staff staff;
  private final Posts posts;
  private final Passwords passwords;
  private final AdministrationRights rights;
  private final TransactionTemplate transaction;

  RosterImport(
      Agencies agencies,
      Units units,
      Staff staff,
      Posts posts,
      Passwords passwords,
      AdministrationRights rights,
      TransactionTemplate transaction) {
    this.agencies = agencies;
    this.units = units;
    this.staff = staff;
    this.posts = posts;
    this.passwords = passwords;
    this.rights = rights;
    this.transaction = transaction;
  }

  /** Tries the roster as that person and writes nothing. */
  @Recorded(false)
  public Outcome attempt(Roster roster, String by) {
    return run(roster, by, Map.of(), false);
  }

  /** Writes the roster as that person, or nothing if anything is wrong with it. */
  public Outcome confirm(Roster roster, String by) {
    var tried = attempt(roster, by);
    if (!tried.clean()) {
      return tried;
    }
    // bcrypt takes a tenth of a second each: done before the transaction, on all processors.
    var first = new LinkedHashMap<Integer, FirstPassword>();
    tried.acts().stream()
        .filter(act -> act.deed() == Deed.ENGAGE)
        .forEach(act -> first.put(act.row(), new FirstPassword("", "", passwords.random())));
    var hashes = new HashMap<Integer, PasswordHash>();
    first.entrySet().parallelStream()
        .map(entry -> Map.entry(entry.getKey(), passwords.first(entry.getValue().password())))
        .toList()
        .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
    var done = run(roster, by, hashes, true);
    if (!done.clean()) {
      return done;
    }
    var handedOut =
        done.acts().stream()
            .filter(act -> act.deed() == Deed.ENGAGE)
            .map(
                act -> {
                  var line = line(roster, act.row());
                  var person = staff.withStaffCode(line.text("staffCode")).orElseThrow();
                  return new FirstPassword(
                      person.id(), person.details().fullName(), first.get(act.row()).password());
                })
            .toList();
    return new Outcome(done.acts(), List.of(), handedOut);
  }

  private static Roster.Line line(Roster roster, int row) {
    return roster.of(RosterSheet.PEOPLE).stream()
        .filter(line -> line.row() == row)
        .findFirst()
        .orElseThrow();
  }

  private Outcome run(Roster roster, String by, Map<Integer, PasswordHash> hashes, boolean write) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              var run = new Run(roster, by, hashes);
              run.all();
              if (!write || !run.faults.isEmpty()) {
                status.setRollbackOnly();
              }
              return new Outcome(List.copyOf(run.acts), run.faults(), List.of());
            }));
  }

  /**
   * One pass over the rows, inside one transaction.
   *
   * <p>Everything that is wrong shall be told at once. So where a cell cannot be read, a stand-in
   * takes its place and the row is tried all the same: with a fault nothing is kept.
   */
  private final class Run {

    private final Roster roster;
    private final String by;
    private final Map<Integer, PasswordHash> hashes;
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, Roster.Fault> faults = new LinkedHashMap<>();
    private final Set<String> missingPlaces = new HashSet<>();
    private final Map<String, Integer> firstRows = new HashMap<>();

    Run(Roster roster, String by, Map<Integer, PasswordHash> hashes) {
      this.roster = roster;
      this.by = by;
      this.hashes = hashes;
      roster.faults().forEach(this::note);
    }

    void all() {
      for (var line : roster.of(RosterSheet.AGENCIES)) {
        if (!tried(line, () -> agency(line))) {
          missingPlaces.add(line.text("id"));
        }
      }
      for (var line : roster.of(RosterSheet.UNITS)) {
        if (!tried(line, () -> unit(line))) {
          missingPlaces.add(unitId(line));
        }
      }
      for (var line : roster.of(RosterSheet.PEOPLE)) {
        tried(line, () -> person(line));
      }
    }

    List<Roster.Fault> faults() {
      return faults.values().stream()
          .sorted(
              Comparator.comparing(Roster.Fault::sheet)
                  .thenComparing(fault -> rowOf(fault.cell()))
                  .thenComparing(fault -> fault.cell().length())
                  .thenComparing(Roster.Fault::cell))
          .toList();
    }

    private boolean tried(Roster.Line line, Runnable act) {
      try {
        act.run();
        return true;
      } catch (Refusal refused) {
        if (refused.fields().isEmpty()) {
          note(line, line.sheet() == RosterSheet.AGENCIES ? "id" : "agency", refused.sentence());
        }
        refused
            .faults()
            .forEach((field, sentence) -> note(line, column(line.sheet(), field), sentence));
        return false;
      }
    }

    private void note(Roster.Line line, String column, Sentence sentence) {
      if (!echoes(line, column)) {
        note(
            new Roster.Fault(
                line.sheet(), line.cells().getOrDefault(column, "A" + line.row()), sentence));
      }
    }

    private void note(Roster.Fault fault) {
      faults.putIfAbsent(fault.sheet() + "!" + fault.cell(), fault);
    }

    /** Whether the place is wrong only because its own row could not be tried. */
    private boolean echoes(Roster.Line line, String column) {
      if (line.sheet() == RosterSheet.AGENCIES
          || !(column.equals("agency") || column.equals("unit"))) {
        return false;
      }
      var above =
          line.sheet() == RosterSheet.UNITS
              ? List.of(RosterSheet.AGENCIES)
              : List.of(RosterSheet.AGENCIES, RosterSheet.UNITS);
      return missingPlaces.contains(line.text("agency"))
          || column.equals("unit") && missingPlaces.contains(unitId(line))
          || above.stream().anyMatch(this::unreadable);
    }

    private boolean unreadable(RosterSheet sheet) {
      return roster.of(sheet).isEmpty()
          && roster.faults().stream().anyMatch(fault -> fault.sheet() == sheet);
    }

    private void agency(Roster.Line line) {
      var id = line.text("id");
      requireFirst(line, "id", id);
      if (!agencies.versions(id).isEmpty()) {
        acts.add(new Act(line.sheet(), line.row(), Deed.KEEP, line.text("name")));
        return;
      }
      rights.requireProvince(by);
      var from = day(line);
      agencies.found(
          id,
          new AgencyDetails(
              line.text("name"),
              line.text("shortName"),
              line.text("symbol"),
              word(Words.KINDS, line, "kind", AgencyKind.OTHER),
              word(Words.LEVELS, line, "level", AgencyLevel.OTHER),
              line.text("parent"),
              line.text("address")),
          from);
      addCode(line, CodeScheme.QD20, "qd20", from);
      addCode(line, CodeScheme.QCVN2016, "qcvn2016", from);
      acts.add(new Act(line.sheet(), line.row(), Deed.FOUND, line.text("name")));
    }

    private void addCode(Roster.Line line, CodeScheme scheme, String column, LocalDate from) {
      if (!line.text(column).isEmpty()) {
        try {
          agencies.addCode(line.text("id"), scheme, line.text(column), from, true);
        } catch (Refusal refused) {
          note(line, column, refused.sentence());
        }
      }
    }

    private void unit(Roster.Line line) {
      requireFirst(line, "unit", unitId(line));
      rights.requireAgency(by, line.text("agency"));
      if (units.find(unitId(line)).isPresent()) {
        acts.add(new Act(line.sheet(), line.row(), Deed.KEEP, line.text("name")));
        return;
      }
      var fields = Words.fields(line.text("fields"));
      if (fields.isEmpty()) {
        note(
            line,
            "fields",
            new Sentence("Có lĩnh vực không nằm trong trang Danh mục của tệp mẫu."));
      }
      units.open(
          line.text("agency"),
          line.text("unit"),
          line.text("name"),
          line.text("symbol"),
          fields.orElse(List.of()),
          day(line));
      acts.add(new Act(line.sheet(), line.row(), Deed.OPEN, line.text("name")));
    }

    private void person(Roster.Line line) {
      var place =
          new Place(
              line.text("agency"),
              line.text("unit").isEmpty() ? null : unitId(line),
              word(Words.ROLES, line, "role", Role.CLERK),
              line.text("title"));
      rights.requireAppointment(by, place);
      requireOneName(line);
      var from = day(line);
      var known = staff.withStaffCode(line.text("staffCode"));
      if (known.isPresent()) {
        known(line, known.get(), place, from);
        return;
      }
      var login = line.text("login").isEmpty() ? freeLogin(line) : line.text("login");
      staff.engage(
          login,
          new PersonDetails(
              line.text("staffCode"),
              line.text("fullName"),
              line.text("phone"),
              line.text("mobile"),
              line.text("email")),
          // The attempt is rolled back, so this hash, which no password has, is never kept.
          hashes.getOrDefault(line.row(), NOBODYS),
          place,
          from);
      acts.add(
          new Act(
              line.sheet(), line.row(), Deed.ENGAGE, line.text("fullName") + " (" + login + ")"));
    }

    private void known(Roster.Line line, Staff.Entry person, Place place, LocalDate from) {
      if (!line.text("login").isEmpty() && !line.text("login").equals(person.id())) {
        note(line, "login", new Sentence("Mã cán bộ này đã có tài khoản «%s».", person.id()));
      }
      var old = person.details();
      var details =
          new PersonDetails(
              old.staffCode(),
              line.text("fullName"),
              line.text("phone").isEmpty() ? old.phone() : line.text("phone"),
              // As it is kept, or the same file would change it each time.
              line.text("mobile").isEmpty()
                  ? old.mobile()
                  : MobileNumber.of(line.text("mobile")).orElse(line.text("mobile")),
              line.text("email").isEmpty() ? old.email() : line.text("email"));
      var changes = !details.equals(old);
      if (changes) {
        if (!rights.overPerson(by, person.id())) {
          throw at(
              "staffCode",
              new Sentence(
                  "Người này có việc ở cơ quan khác hoặc phân tích quy trình của tỉnh; thông tin do người quản trị của tỉnh sửa."));
        }
        tried(line, () -> staff.change(person.id(), details));
      }
      var holds =
          posts.heldBy(person.id()).stream()
              .filter(post -> post.until() == null || post.until().isAfter(from))
              .anyMatch(
                  post ->
                      post.place().role() == place.role()
                          && post.agencyId().equals(place.agencyId())
                          && Objects.equals(post.place().unitId(), place.unitId()));
      if (!holds) {
        posts.appoint(person.id(), place, from);
      }
      acts.add(
          new Act(
              line.sheet(),
              line.row(),
              !holds ? Deed.APPOINT : changes ? Deed.CHANGE : Deed.KEEP,
              line.text("fullName") + " (" + person.id() + ")"));
    }

    /** A second row of the same key would silently be passed over. */
    private void requireFirst(Roster.Line line, String column, String key) {
      var first = firstRows.putIfAbsent(line.sheet() + ":" + key, line.row());
      if (first != null) {
        note(line, column, new Sentence("Mã này đã có ở dòng %s của trang tính.", first));
      }
    }

    /** The same staff code with another name is a slip; taken as it stands it would rename him. */
    private void requireOneName(Roster.Line line) {
      roster.of(RosterSheet.PEOPLE).stream()
          .filter(other -> other.text("staffCode").equals(line.text("staffCode")))
          .filter(first -> !first.text("fullName").equals(line.text("fullName")))
          .filter(first -> first.row() < line.row())
          .findFirst()
          .ifPresent(
              first ->
                  note(
                      line,
                      "staffCode",
                      new Sentence(
                          "Mã cán bộ này ở dòng %s là của «%s»; hai dòng của một người phải cùng họ tên.",
                          first.row(), first.text("fullName"))));
    }

    private String freeLogin(Roster.Line line) {
      var name = FoldedText.of(line.text("fullName")).replaceAll("[^a-z0-9]", "");
      var base =
          (name.isEmpty() ? "canbo" : name)
              + "."
              + FoldedText.of(line.text("agency")).replaceAll("[^a-z0-9-]", "");
      var login = base;
      for (int i = 2; staff.find(login).isPresent(); i++) {
        login = base.replaceFirst("\\.", i + ".");
      }
      return login;
    }

    private <T> T word(Map<String, T> words, Roster.Line line, String column, T standIn) {
      return Words.find(words, line.text(column))
          .orElseGet(
              () -> {
                note(
                    line,
                    column,
                    new Sentence(
                        "«%s» không nằm trong danh mục: %s.",
                        line.text(column), String.join("; ", words.keySet())));
                return standIn;
              });
    }

    /**
     * The day of the row; where it cannot be read, the first day of the file for a place and the
     * last one for a person, so that one holds on the other.
     */
    private LocalDate day(Roster.Line line) {
      if (!line.text("from").isEmpty()) {
        return LocalDate.parse(line.text("from"));
      }
      var days =
          roster.lines().stream()
              .map(other -> other.text("from"))
              .filter(day -> !day.isEmpty())
              .sorted()
              .toList();
      return days.isEmpty()
          ? LocalDate.EPOCH
          : LocalDate.parse(days.get(line.sheet() == RosterSheet.PEOPLE ? days.size() - 1 : 0));
    }
  }

  private static Refusal at(String field, Sentence sentence) {
    return Refusal.of(field, sentence);
  }

  private static String unitId(Roster.Line line) {
    return line.text("agency") + "." + line.text("unit");
  }

  private static int rowOf(String cell) {
    return Integer.parseInt(cell.replaceAll("[^0-9]", ""));
  }

  /** The column in which a use case's field stands. */
  private static String column(RosterSheet sheet, String field) {
    return switch (field) {
      case "id" -> sheet == RosterSheet.PEOPLE ? "login" : "id";
      case "parentId" -> "parent";
      case "agencyId" -> sheet == RosterSheet.AGENCIES ? "id" : "agency";
      case "unitId", "slug" -> "unit";
      case "personId" -> "staffCode";
      default -> field;
    };
  }
}
