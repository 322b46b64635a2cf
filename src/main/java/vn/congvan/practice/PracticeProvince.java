package vn.congvan.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.CodeScheme;
import vn.congvan.organization.Directory;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.shared.ProvinceClock;

/**
 * Founds the practice province in an empty database, from the tables in {@code practice-province/}.
 */
@Component
@Profile("demo")
class PracticeProvince implements SmartInitializingSingleton {

  // Two-tier local government began that day (Law 72/2025/QH15).
  private static final LocalDate FOUNDED = LocalDate.of(2025, 7, 1);
  private static final int STAFF_DIGITS = 5;
  private static final Logger log = LoggerFactory.getLogger(PracticeProvince.class);

  private final Directory directory;
  private final Agencies agencies;
  private final Units units;
  private final Staff staff;
  private final Posts posts;
  private final Substitutions substitutions;
  private final PasswordEncoder encoder;
  private final PracticeClock practiceClock;
  private final ProvinceClock clock;
  private final TransactionTemplate transaction;

  PracticeProvince(
      Directory directory,
      Agencies agencies,
      Units units,
      Staff staff,
      Posts posts,
      Substitutions substitutions,
      PasswordEncoder encoder,
      PracticeClock practiceClock,
      ProvinceClock clock,
      TransactionTemplate transaction) {
    this.directory = directory;
    this.agencies = agencies;
    this.units = units;
    this.staff = staff;
    this.posts = posts;
    this.substitutions = substitutions;
    this.encoder = encoder;
    this.practiceClock = practiceClock;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    practiceClock.resume();
    if (directory.agencies().isEmpty()) {
      transaction.executeWithoutResult(status -> found());
      log.info("The practice province is founded: {} agencies", directory.agencies().size());
    }
  }

  private void found() {
    for (var row : table("agencies")) {
      foundOrRename(row);
    }
    for (var row : table("units")) {
      units.open(
          row.get("agency"),
          row.get("slug"),
          row.get("name"),
          row.get("symbol"),
          List.of(row.get("fields").split(" ")),
          FOUNDED);
    }
    // bcrypt is slow on purpose: one hash for all.
    var hash = new PasswordHash(encoder.encode(Passwords.PUBLISHED), false);
    var engaged = new HashSet<String>();
    var firstPosts = new HashMap<String, UUID>();
    for (var row : table("people")) {
      var login = row.get("login");
      if (engaged.add(login)) {
        staff.engage(
            login,
            new PersonDetails(
                row.get("staffCode"),
                row.get("fullName"),
                null,
                mobile(row.get("staffCode")),
                login + "@thuchanh.example"),
            hash);
      }
      var place =
          new Place(
              row.get("agency"),
              orNull(row.get("unit")),
              Role.ofKey(row.get("role")),
              row.get("title"));
      var post = postId(login, place);
      posts.appoint(post, login, place, FOUNDED);
      if (place.role() == Role.SUPERVISOR && hasOthersBelow(place.agencyId())) {
        posts.superviseBelow(post, true);
      }
      firstPosts.putIfAbsent(login, post);
    }
    for (var row : table("substitutes")) {
      substitutions.name(
          firstPosts.get(row.get("holder")),
          row.get("substitute"),
          clock.today(),
          clock.today().plusDays(Integer.parseInt(row.get("days"))),
          row.get("reason"),
          row.get("holder"));
    }
  }

  private boolean hasOthersBelow(String agencyId) {
    return directory.agencies().stream().anyMatch(agency -> agencyId.equals(agency.parentId()));
  }

  private void foundOrRename(Map<String, String> row) {
    var id = row.get("id");
    var from = LocalDate.parse(row.get("from"));
    var details =
        new AgencyDetails(
            row.get("name"),
            row.get("shortName"),
            row.get("symbol"),
            AgencyKind.ofKey(row.get("kind")),
            AgencyLevel.ofKey(row.get("level")),
            orNull(row.get("parent")),
            row.get("address").replace(" - ", ", "));
    if (!agencies.versions(id).isEmpty()) {
      agencies.change(id, details, from);
      return;
    }
    agencies.found(id, details, from);
    agencies.addCode(id, CodeScheme.QD20, row.get("qd20"), from, true);
    agencies.addCode(id, CodeScheme.QCVN2016, row.get("qcvn2016"), from, true);
  }

  /** The same post has the same id in every practice province. */
  static UUID postId(String login, Place place) {
    return UUID.nameUUIDFromBytes(
        ("practice:" + login + ":" + place.role().key() + "@" + place.agencyId())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** A number by the staff code; only the province's own gateway ever sends anything to it. */
  private static String mobile(String staffCode) {
    return "09100" + staffCode.substring(staffCode.length() - STAFF_DIGITS);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<Map<String, String>> table(String name) {
    try (var in = new ClassPathResource("practice-province/" + name + ".csv").getInputStream()) {
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      var columns = lines.get(0).split(",");
      var rows = new ArrayList<Map<String, String>>();
      for (var line : lines.subList(1, lines.size())) {
        var cells = line.split(",", -1);
        if (cells.length != columns.length) {
          throw new IllegalStateException(
              name + ".csv: '" + line + "' has " + cells.length + " cells");
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
          row.put(columns[i], cells[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
