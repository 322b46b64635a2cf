package vn.congvan.organization.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.AdministrationRights;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.CodeScheme;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Units;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;

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
              return new Outcome(List.copyOf(run.acts), List.copyOf(run.faults), List.of());
            }));
  }

  /** One pass over the rows, inside one transaction. */
  private final class Run {

    private final Roster roster;
    private final String by;
    private final Map<Integer, PasswordHash> hashes;
    private final List<Act> acts = new ArrayList<>();
    private final List<Roster.Fault> faults;
    private final Set<String> faulty = new HashSet<>();

    Run(Roster roster, String by, Map<Integer, PasswordHash> hashes) {
      this.roster = roster;
      this.by = by;
      this.hashes = hashes;
      this.faults = new ArrayList<>(roster.faults());
      roster.faults().forEach(fault -> faulty.add(fault.sheet() + ":" + rowOf(fault.cell())));
    }

    void all() {
      // What hangs on a faulty row is not tried: its faults would only echo that one.
      var faultyPlaces = new HashSet<String>();
      for (var line : roster.of(RosterSheet.AGENCIES)) {
        if (!tried(line, this::agency)) {
          faultyPlaces.add(line.text("id"));
        }
      }
      for (var line : roster.of(RosterSheet.UNITS)) {
        if (!faultyPlaces.contains(line.text("agency")) && !tried(line, this::unit)) {
          faultyPlaces.add(unitId(line));
        }
      }
      for (var line : roster.of(RosterSheet.PEOPLE)) {
        if (!faultyPlaces.contains(line.text("agency")) && !faultyPlaces.contains(unitId(line))) {
          tried(line, this::person);
        }
      }
    }

    private boolean tried(Roster.Line line, Consumer<Roster.Line> act) {
      if (faulty.contains(line.sheet() + ":" + line.row())) {
        return false;
      }
      try {
        act.accept(line);
        return true;
      } catch (Refusal refused) {
        if (refused.fields().isEmpty()) {
          note(line, line.sheet() == RosterSheet.AGENCIES ? "id" : "agency", refused.getMessage());
        }
        refused
            .fields()
            .forEach((field, sentence) -> note(line, column(line.sheet(), field), sentence));
        return false;
      }
    }

    private void note(Roster.Line line, String column, String sentence) {
      faults.add(
          new Roster.Fault(
              line.sheet(), line.cells().getOrDefault(column, "A" + line.row()), sentence));
    }

    private void agency(Roster.Line line) {
      var id = line.text("id");
      if (!agencies.versions(id).isEmpty()) {
        acts.add(new Act(line.sheet(), line.row(), Deed.KEEP, line.text("name")));
        return;
      }
      rights.requireProvince(by);
      var from = LocalDate.parse(line.text("from"));
      agencies.found(
          id,
          new AgencyDetails(
              line.text("name"),
              line.text("shortName"),
              line.text("symbol"),
              word(Words.KINDS, line, "kind"),
              word(Words.LEVELS, line, "level"),
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
          throw new Refusal(refused.getMessage(), Map.of(column, refused.getMessage()));
        }
      }
    }

    private void unit(Roster.Line line) {
      rights.requireAgency(by, line.text("agency"));
      if (units.find(unitId(line)).isPresent()) {
        acts.add(new Act(line.sheet(), line.row(), Deed.KEEP, line.text("name")));
        return;
      }
      var fields =
          Words.fields(line.text("fields"))
              .orElseThrow(
                  () -> at("fields", "Có lĩnh vực không nằm trong trang Danh mục của tệp mẫu."));
      units.open(
          line.text("agency"),
          line.text("unit"),
          line.text("name"),
          line.text("symbol"),
          fields,
          LocalDate.parse(line.text("from")));
      acts.add(new Act(line.sheet(), line.row(), Deed.OPEN, line.text("name")));
    }

    private void person(Roster.Line line) {
      var place =
          new Place(
              line.text("agency"),
              line.text("unit").isEmpty() ? null : unitId(line),
              word(Words.ROLES, line, "role"),
              line.text("title"));
      rights.requireAppointment(by, place);
      var from = LocalDate.parse(line.text("from"));
      var known = staff.withStaffCode(line.text("staffCode"));
      if (known.isEmpty()) {
        var login = line.text("login").isEmpty() ? freeLogin(line) : line.text("login");
        staff.engage(
            login,
            new PersonDetails(
                line.text("staffCode"),
                line.text("fullName"),
                line.text("phone"),
                line.text("email")),
            // The attempt is rolled back, so this hash, which no password has, is never kept.
            hashes.getOrDefault(line.row(), NOBODYS),
            place,
            from);
        acts.add(
            new Act(
                line.sheet(), line.row(), Deed.ENGAGE, line.text("fullName") + " (" + login + ")"));
        return;
      }
      known(line, known.get(), place, from);
    }

    private void known(Roster.Line line, Staff.Entry person, Place place, LocalDate from) {
      if (!line.text("login").isEmpty() && !line.text("login").equals(person.id())) {
        throw at("login", "Mã cán bộ này đã có tài khoản «" + person.id() + "».");
      }
      var old = person.details();
      var details =
          new PersonDetails(
              old.staffCode(),
              line.text("fullName"),
              line.text("phone").isEmpty() ? old.phone() : line.text("phone"),
              line.text("email").isEmpty() ? old.email() : line.text("email"));
      var changes = !details.equals(old);
      if (changes) {
        if (!rights.overPerson(by, person.id())) {
          throw at(
              "staffCode",
              "Người này có việc ở cơ quan khác hoặc phân tích quy trình của tỉnh; thông tin do người quản trị của tỉnh sửa.");
        }
        staff.change(person.id(), details);
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

    private String freeLogin(Roster.Line line) {
      var base =
          FoldedText.of(line.text("fullName")).replaceAll("[^a-z0-9]", "")
              + "."
              + line.text("agency");
      var login = base;
      for (int i = 2; staff.find(login).isPresent(); i++) {
        login = base.replaceFirst("\\.", i + ".");
      }
      return login;
    }

    private <T> T word(Map<String, T> words, Roster.Line line, String column) {
      return Words.find(words, line.text(column))
          .orElseThrow(
              () ->
                  at(
                      column,
                      "«"
                          + line.text(column)
                          + "» không nằm trong danh mục: "
                          + String.join("; ", words.keySet())
                          + "."));
    }
  }

  private static Refusal at(String field, String sentence) {
    return new Refusal(sentence, Map.of(field, sentence));
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
