package vn.congvan.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.shared.FoldedText;
import vn.congvan.shared.ProvinceClock;

/**
 * Reads who is who from the dated tables, one statement for each question.
 *
 * <p>It asks in SQL because it is asked on each web request. The use cases flush what they write,
 * so that an answer inside their own transaction is right too.
 */
@Component
class DatedDirectory implements Directory {

  private static final String HOLDS =
      "%1$s.valid_from <= :today and (%1$s.valid_to is null or %1$s.valid_to > :today)";

  private static final String POST_COLUMNS =
      "p.id, p.person_id, h.full_name, p.agency_id, p.unit_id, u.name as unit_name, p.role, p.title, p.valid_from";

  private static final String POST_SOURCE =
      " from post p join person h on h.id = p.person_id left join unit u on u.id = p.unit_id ";

  /**
   * The posts of today that the person holds, and those that he substitutes; none for one who has
   * left.
   */
  private static final String OWN_AND_SUBSTITUTED =
      "select p.id, p.person_id, p.agency_id, p.unit_id, p.role, p.title, p.valid_from, p.supervises_below"
          + " from post p join person me on me.id = p.person_id"
          + " where p.person_id = :person and (me.left_on is null or me.left_on > :today) and "
          + HOLDS.formatted("p")
          + " union "
          + "select p.id, p.person_id, p.agency_id, p.unit_id, p.role, p.title, p.valid_from, p.supervises_below"
          + " from substitution s join post p on p.id = s.post_id join person me on me.id = s.substitute_id"
          + " where s.substitute_id = :person and s.first_day <= :today and s.last_day >= :today"
          + " and (me.left_on is null or me.left_on > :today) and "
          + HOLDS.formatted("p");

  private static final String PERSON_COLUMNS =
      "n.id, n.full_name, n.phone, n.email, n.password_hash, n.password_to_be_changed,"
          + " case when n.left_on <= :today then true else false end as has_left";

  private static final String AGENCY_COLUMNS =
      "v.agency_id, v.name, v.short_name, v.symbol, v.kind, v.level, v.parent_id";

  // The office list: leaders before heads before specialists, a deputy after his chief.
  private static final List<Role> OFFICE_ORDER =
      List.of(
          Role.LEADER,
          Role.HEAD,
          Role.SPECIALIST,
          Role.CLERK,
          Role.ARCHIVIST,
          Role.SUPERVISOR,
          Role.ANALYST,
          Role.ADMINISTRATOR);

  private final JdbcClient jdbc;
  private final ProvinceClock clock;

  DatedDirectory(JdbcClient jdbc, ProvinceClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Person> person(String personId) {
    return today("select " + PERSON_COLUMNS + " from person n where n.id = :person")
        .param("person", personId)
        .query(DatedDirectory::person)
        .optional();
  }

  @Override
  public List<Person> people(
      @Nullable String text,
      @Nullable Collection<String> ids,
      @Nullable String groupId,
      @Nullable String tenantId) {
    if (ids != null && ids.isEmpty()) {
      return List.of();
    }
    var sql = new StringBuilder("select " + PERSON_COLUMNS + " from person n where 1 = 1");
    if (text != null && !text.isBlank()) {
      sql.append(" and (n.folded_name like :text escape '!' or n.id like :text escape '!')");
    }
    if (ids != null) {
      sql.append(" and n.id in (:ids)");
    }
    var group = groupId == null ? Optional.<Group>empty() : Group.parse(groupId);
    if (groupId != null && group.isEmpty()) {
      return List.of();
    }
    group.ifPresent(found -> sql.append(inAPost(found.condition())));
    if (tenantId != null) {
      sql.append(inAPost("p.agency_id = :tenant"));
    }
    sql.append(" order by n.folded_name, n.id");
    var statement = today(sql.toString());
    if (text != null && !text.isBlank()) {
      var escaped = FoldedText.of(text).replaceAll("([!%_])", "!$1");
      statement = statement.param("text", "%" + escaped + "%");
    }
    if (ids != null) {
      statement = statement.param("ids", ids);
    }
    if (group.isPresent()) {
      var role = group.get().role();
      statement = statement.param("at", group.get().at());
      if (role != null) {
        statement = statement.param("role", role.key());
      }
    }
    if (tenantId != null) {
      statement = statement.param("tenant", tenantId);
    }
    return statement.query(DatedDirectory::person).list();
  }

  @Override
  public List<Post> postsOf(String personId) {
    return today(
            "select "
                + POST_COLUMNS
                + " from ("
                + OWN_AND_SUBSTITUTED
                + ") p join person h on h.id = p.person_id left join unit u on u.id = p.unit_id")
        .param("person", personId)
        .query(DatedDirectory::listed)
        .list()
        .stream()
        .sorted(OFFICE_LIST)
        .map(Listed::post)
        .toList();
  }

  @Override
  public Set<String> groupsOf(String personId) {
    return standingOf(personId).groups();
  }

  @Override
  public Set<String> agenciesOf(String personId) {
    return standingOf(personId).agencies();
  }

  @Override
  public Set<String> agenciesSupervisedBy(String personId) {
    return standingOf(personId).agenciesSupervised();
  }

  @Override
  public boolean supervisesProvince(String personId) {
    return standingOf(personId).supervisesProvince();
  }

  @Override
  public Standing standingOf(String personId) {
    return StandingOfRequest.of(personId, clock.today(), () -> askStanding(personId));
  }

  private Standing askStanding(String personId) {
    var groups = new LinkedHashSet<String>();
    var agencies = new LinkedHashSet<String>();
    var agenciesOverseen = new HashSet<String>();
    var groupsOverseen = new LinkedHashSet<String>();
    var supervised = new HashSet<String>();
    var supervisedWithAllBelow = new HashSet<String>();
    var province = new boolean[1];
    // Posts of a headed unit count also after they have ended: what still waits for them must be
    // seen by somebody.
    today(
            "select mine.id, mine.agency_id, mine.unit_id, mine.role, mine.supervises_below, v.kind,"
                + " v.parent_id, case when c.agency_id is null then false else true end as of_province,"
                + " q.id as below from ("
                + OWN_AND_SUBSTITUTED
                + ") mine left join post q on q.unit_id = mine.unit_id and mine.role = 'head'"
                + " left join agency_version v on v.agency_id = mine.agency_id"
                + " and mine.role = 'supervisor' and "
                + HOLDS.formatted("v")
                + " left join agency_version c on c.agency_id = case when v.kind = 'office'"
                + " then v.parent_id else v.agency_id end"
                + " and c.kind = 'committee' and c.level = 'province' and "
                + HOLDS.formatted("c")
                + " order by mine.agency_id, mine.valid_from, mine.id, q.valid_from, q.id")
        .param("person", personId)
        .query(
            row -> {
              var role = Role.ofKey(row.getString("role"));
              var agency = row.getString("agency_id");
              var unit = row.getString("unit_id");
              groups.add(role.at(role.ofUnit() ? unit : agency));
              groups.add(Directory.postGroup(row.getObject("id", UUID.class)));
              agencies.add(agency);
              if (role == Role.LEADER || role == Role.SUPERVISOR) {
                agenciesOverseen.add(agency);
              }
              if (role == Role.SUPERVISOR) {
                supervised.add(agency);
                // The office acts for the committee that it belongs to.
                var isOffice = AgencyKind.OFFICE.key().equals(row.getString("kind"));
                if (isOffice || row.getBoolean("supervises_below")) {
                  supervisedWithAllBelow.add(isOffice ? row.getString("parent_id") : agency);
                  province[0] |= row.getBoolean("of_province");
                }
              }
              if (role == Role.HEAD) {
                groupsOverseen.add(Role.HEAD.at(unit));
                groupsOverseen.add(Role.SPECIALIST.at(unit));
                groupsOverseen.add(Directory.postGroup(row.getObject("below", UUID.class)));
              }
            });
    return new Standing(
        Set.copyOf(groups),
        Set.copyOf(agencies),
        Set.copyOf(groupsOverseen),
        Set.copyOf(agenciesOverseen),
        withAllBelow(supervised, supervisedWithAllBelow, province[0]),
        province[0]);
  }

  private Set<String> withAllBelow(Set<String> agencies, Set<String> tops, boolean province) {
    tops.remove(null);
    if (tops.isEmpty()) {
      return Set.copyOf(agencies);
    }
    var below = new HashMap<String, List<String>>();
    // An agency that has ended stays below the one that it stood under last: its work is not lost.
    today(
            "select v.agency_id, v.parent_id from agency_version v where v.valid_from <= :today"
                + " and not exists (select 1 from agency_version w where w.agency_id = v.agency_id"
                + " and w.valid_from <= :today and w.valid_from > v.valid_from)")
        .query(
            row -> {
              below
                  .computeIfAbsent(
                      String.valueOf(row.getString("parent_id")), parent -> new ArrayList<>())
                  .add(row.getString("agency_id"));
            });
    var all = new HashSet<>(agencies);
    if (province) {
      // Some, such as the tax office, stand under no agency of the province.
      below.values().forEach(all::addAll);
      return Set.copyOf(all);
    }
    var waiting = new ArrayDeque<>(tops);
    var reached = new HashSet<String>();
    while (!waiting.isEmpty()) {
      var next = waiting.remove();
      if (reached.add(next)) {
        all.add(next);
        waiting.addAll(below.getOrDefault(next, List.of()));
      }
    }
    return Set.copyOf(all);
  }

  @Override
  public Optional<Post> post(UUID postId) {
    return today(
            "select "
                + POST_COLUMNS
                + POST_SOURCE
                + "where p.id = :post and "
                + HOLDS.formatted("p"))
        .param("post", postId)
        .query(DatedDirectory::listed)
        .optional()
        .map(Listed::post);
  }

  @Override
  public String groupInChargeOf(UUID postId) {
    return today(
            "select p.agency_id, p.unit_id, case when "
                + HOLDS.formatted("p")
                + " then true else false end as held, case when exists (select 1 from post q"
                + " where q.unit_id = p.unit_id and q.role = 'head' and "
                + HOLDS.formatted("q")
                + ") then true else false end as headed from post p where p.id = :post")
        .param("post", postId)
        .query(
            (row, number) ->
                row.getBoolean("held")
                    ? Directory.postGroup(postId)
                    : row.getBoolean("headed")
                        ? Role.HEAD.at(row.getString("unit_id"))
                        : Role.LEADER.at(row.getString("agency_id")))
        .optional()
        .orElseGet(() -> Directory.postGroup(postId));
  }

  @Override
  public Set<String> groupsLeftTo(String personId) {
    var units = places(personId, Role.HEAD);
    var agencies = places(personId, Role.LEADER);
    if (units.isEmpty() && agencies.isEmpty()) {
      return Set.of();
    }
    var left = new LinkedHashSet<String>();
    today(
            "select p.id, p.agency_id, p.unit_id, p.role,"
                + " case when exists (select 1 from post q where q.role = p.role"
                + " and q.agency_id = p.agency_id and (q.unit_id = p.unit_id or p.unit_id is null) and "
                + HOLDS.formatted("q")
                + ") then true else false end as continued from post p where p.valid_to <= :today"
                + " and (p.unit_id in (:units) or p.agency_id in (:agencies) and not exists"
                + " (select 1 from post q where q.unit_id = p.unit_id and q.role = 'head' and "
                + HOLDS.formatted("q")
                + ")) order by p.valid_to, p.id")
        .param("units", orNone(units))
        .param("agencies", orNone(agencies))
        .query(
            row -> {
              var role = Role.ofKey(row.getString("role"));
              left.add(Directory.postGroup(row.getObject("id", UUID.class)));
              if (!row.getBoolean("continued")) {
                left.add(role.at(row.getString(role.ofUnit() ? "unit_id" : "agency_id")));
              }
            });
    return Set.copyOf(left);
  }

  private Set<String> places(String personId, Role role) {
    var prefix = role.at("");
    return standingOf(personId).groups().stream()
        .filter(group -> group.startsWith(prefix))
        .map(group -> group.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  // An empty list is no SQL.
  private static Set<String> orNone(Set<String> ids) {
    return ids.isEmpty() ? Set.of("-") : ids;
  }

  @Override
  public Optional<Person> actingFor(UUID postId) {
    return today(
            "select "
                + PERSON_COLUMNS
                + " from post p join person n on n.id = coalesce((select max(s.substitute_id) from substitution s"
                + " join person me on me.id = s.substitute_id where s.post_id = p.id and s.first_day <= :today"
                + " and s.last_day >= :today and (me.left_on is null or me.left_on > :today)), p.person_id)"
                + " where p.id = :post and "
                + HOLDS.formatted("p"))
        .param("post", postId)
        .query(DatedDirectory::person)
        .optional();
  }

  @Override
  public List<Post> posts(String agencyId, @Nullable String unitId, @Nullable Role role) {
    var statement =
        today(
                "select "
                    + POST_COLUMNS
                    + POST_SOURCE
                    + "where p.agency_id = :agency and "
                    + HOLDS.formatted("p")
                    + (unitId == null ? "" : " and p.unit_id = :unit")
                    + (role == null ? "" : " and p.role = :role"))
            .param("agency", agencyId);
    if (unitId != null) {
      statement = statement.param("unit", unitId);
    }
    if (role != null) {
      statement = statement.param("role", role.key());
    }
    return statement.query(DatedDirectory::listed).list().stream()
        .sorted(OFFICE_LIST)
        .map(Listed::post)
        .toList();
  }

  @Override
  public List<Agency> agencies() {
    return today(
            "select " + AGENCY_COLUMNS + " from agency_version v where " + HOLDS.formatted("v"))
        .query(DatedDirectory::agency)
        .list()
        .stream()
        .sorted(Comparator.comparing(Agency::name, vietnamese()).thenComparing(Agency::id))
        .toList();
  }

  @Override
  public Optional<Agency> agency(String agencyId, LocalDate on) {
    return jdbc.sql(
            "select "
                + AGENCY_COLUMNS
                + " from agency_version v where v.agency_id = :agency and "
                + HOLDS.formatted("v"))
        .param("agency", agencyId)
        .param("today", on)
        .query(DatedDirectory::agency)
        .optional();
  }

  @Override
  public Optional<Agency> agency(String agencyId) {
    return agency(agencyId, clock.today());
  }

  @Override
  public Optional<Agency> agencyByCode(String code) {
    // A code is never given to another agency, so whichever row it is, it leads to the same one.
    return today(
            "select "
                + AGENCY_COLUMNS
                + " from agency_version v where v.agency_id = (select max(c.agency_id) from agency_code c"
                + " where c.code = :code) and "
                + HOLDS.formatted("v"))
        .param("code", code.strip())
        .query(DatedDirectory::agency)
        .optional();
  }

  @Override
  public List<Unit> units(String agencyId) {
    return today(
            "select u.id, u.agency_id, u.name, u.symbol, u.fields from unit u where u.agency_id = :agency and "
                + HOLDS.formatted("u")
                + " order by u.valid_from, u.id")
        .param("agency", agencyId)
        .query(DatedDirectory::unit)
        .list()
        .stream()
        .sorted(Comparator.comparing(Unit::name, vietnamese()).thenComparing(Unit::id))
        .toList();
  }

  @Override
  public Optional<Unit> unit(String unitId) {
    return jdbc.sql(
            "select u.id, u.agency_id, u.name, u.symbol, u.fields from unit u where u.id = :unit")
        .param("unit", unitId)
        .query(DatedDirectory::unit)
        .optional();
  }

  private JdbcClient.StatementSpec today(String sql) {
    return jdbc.sql(sql).param("today", clock.today());
  }

  /** Only people of today who hold, or substitute in, a post of today that meets the condition. */
  private static String inAPost(String condition) {
    return " and (n.left_on is null or n.left_on > :today) and (n.id in (select p.person_id from post p where "
        + HOLDS.formatted("p")
        + " and "
        + condition
        + ") or n.id in (select s.substitute_id from substitution s join post p on p.id = s.post_id"
        + " where s.first_day <= :today and s.last_day >= :today and "
        + HOLDS.formatted("p")
        + " and "
        + condition
        + "))";
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("full_name"),
        row.getString("phone"),
        row.getString("email"),
        row.getString("password_hash"),
        row.getBoolean("password_to_be_changed"),
        row.getBoolean("has_left"));
  }

  private static Agency agency(ResultSet row, int number) throws SQLException {
    return new Agency(
        row.getString("agency_id"),
        row.getString("name"),
        row.getString("short_name"),
        row.getString("symbol"),
        row.getString("kind"),
        row.getString("level"),
        row.getString("parent_id"));
  }

  private static Unit unit(ResultSet row, int number) throws SQLException {
    var fields = row.getString("fields");
    return new Unit(
        row.getString("id"),
        row.getString("agency_id"),
        row.getString("name"),
        row.getString("symbol"),
        fields.isEmpty() ? List.of() : Arrays.asList(fields.split(",")));
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    var post =
        new Post(
            row.getObject("id", UUID.class),
            row.getString("person_id"),
            row.getString("full_name"),
            row.getString("agency_id"),
            row.getString("unit_id"),
            row.getString("unit_name"),
            Role.ofKey(row.getString("role")),
            row.getString("title"));
    return new Listed(post, row.getObject("valid_from", LocalDate.class));
  }

  // Databases sort Vietnamese each in its own way, so names are sorted here.
  private static Collator vietnamese() {
    return Collator.getInstance(Locale.forLanguageTag("vi"));
  }

  private static final Comparator<Listed> OFFICE_LIST =
      Comparator.<Listed, String>comparing(listed -> listed.post().agencyId())
          .thenComparing(listed -> OFFICE_ORDER.indexOf(listed.post().role()))
          .thenComparing(listed -> listed.post().unitId() == null ? "" : listed.post().unitId())
          .thenComparing(listed -> FoldedText.of(listed.post().title()).startsWith("pho "))
          .thenComparing(Listed::since)
          .thenComparing(listed -> givenNameFirst(listed.post().personName()))
          .thenComparing(listed -> listed.post().id());

  // Vietnamese lists go by the given name, which stands last.
  private static String givenNameFirst(String fullName) {
    var folded = FoldedText.of(fullName);
    return folded.substring(folded.lastIndexOf(' ') + 1) + " " + folded;
  }

  private record Listed(Post post, LocalDate since) {}

  /** A group id taken apart. */
  private record Group(@Nullable Role role, Object at) {

    static Optional<Group> parse(String groupId) {
      var at = groupId.indexOf('@');
      if (at < 0) {
        return Optional.empty();
      }
      var kind = groupId.substring(0, at);
      var place = groupId.substring(at + 1);
      if (kind.equals("post")) {
        try {
          return Optional.of(new Group(null, UUID.fromString(place)));
        } catch (IllegalArgumentException notAPost) {
          return Optional.empty();
        }
      }
      return Arrays.stream(Role.values())
          .filter(role -> role.key().equals(kind))
          .findFirst()
          .map(role -> new Group(role, place));
    }

    String condition() {
      if (role == null) {
        return "p.id = :at";
      }
      return "p.role = :role and " + (role.ofUnit() ? "p.unit_id = :at" : "p.agency_id = :at");
    }
  }
}
