package vn.congvan.delivery;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.access.Access;
import vn.congvan.intake.ClerksAgencies;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;

/** The lists of receivers that an agency keeps, for everybody there who drafts. */
@UseCase
public class RecipientLists {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_MEMBERS = 2000;

  /** A list with its agencies of today, by name. */
  public record Saved(UUID id, String agencyId, String name, List<Agency> members) {}

  /** What is written about a list. */
  public record Entry(
      @Nullable String agencyId, @Nullable String name, @Nullable List<String> members) {}

  private final JdbcClient database;
  private final Directory directory;
  private final Access access;
  private final ClerksAgencies clerks;
  private final ProvinceClock clock;

  RecipientLists(
      JdbcClient database,
      Directory directory,
      Access access,
      ClerksAgencies clerks,
      ProvinceClock clock) {
    this.database = database;
    this.directory = directory;
    this.access = access;
    this.clerks = clerks;
    this.clock = clock;
  }

  /** The agencies whose lists the person keeps; refuses whoever is clerk nowhere. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Agency> agencies(String personId) {
    return clerks.required(personId);
  }

  /** The agency whose lists a clerk wants to see. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public String chosen(@Nullable String agencyId, String personId) {
    return agencyId == null || agencyId.isBlank()
        ? clerks.required(personId).get(0).id()
        : clerks.chosen(personId, agencyId);
  }

  /** The lists of an agency in which the person works, by name. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public List<Saved> of(String agencyId, String personId) {
    requireColleague(agencyId, personId);
    return of(agencyId);
  }

  /** Writes a list, new or changed. */
  public Saved save(UUID listId, Entry entry, String by) {
    var agencyId = entry.agencyId() == null ? "" : entry.agencyId();
    access.requireRole(by, Role.CLERK, agencyId);
    ownerOf(listId)
        .filter(owner -> !owner.equals(agencyId))
        .ifPresent(
            owner -> {
              throw unknown();
            });
    var name = entry.name() == null ? "" : entry.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw fault("name", new Sentence("Nhập tên danh sách, tối đa %s ký tự.", LONGEST_NAME));
    }
    if (of(agencyId).stream()
        .anyMatch(list -> !list.id().equals(listId) && list.name().equalsIgnoreCase(name))) {
      throw fault("name", new Sentence("Cơ quan đã có danh sách tên này."));
    }
    var members =
        new LinkedHashSet<>(entry.members() == null ? List.<String>of() : entry.members());
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw fault("recipients", new Sentence("Chọn ít nhất một cơ quan, tối đa %s.", MOST_MEMBERS));
    }
    var known = directory.agencies().stream().map(Agency::id).collect(Collectors.toSet());
    if (!known.containsAll(members)) {
      throw fault("recipients", new Sentence("Có cơ quan không còn trong danh mục. Hãy chọn lại."));
    }
    write(listId, agencyId, name, by);
    database.sql("delete from recipient_list_member where list_id = ?").param(listId).update();
    for (var member : members) {
      database
          .sql("insert into recipient_list_member (list_id, agency_id) values (?, ?)")
          .param(listId)
          .param(member)
          .update();
    }
    return of(agencyId).stream().filter(list -> list.id().equals(listId)).findFirst().orElseThrow();
  }

  /** Deletes a list; the drafts that name it say so, and their drafters choose anew. */
  public void delete(UUID listId, String by) {
    var owner = ownerOf(listId).orElseThrow(RecipientLists::unknown);
    if (!directory.holds(by, Role.CLERK, owner)) {
      throw unknown();
    }
    database.sql("delete from recipient_list_member where list_id = ?").param(listId).update();
    database.sql("delete from recipient_list where id = ?").param(listId).update();
  }

  /** All lists of an agency, with their members of today. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  List<Saved> of(String agencyId) {
    var agencies = new LinkedHashMap<String, Agency>();
    directory.agencies().forEach(agency -> agencies.put(agency.id(), agency));
    var names = new LinkedHashMap<UUID, String>();
    var members = new LinkedHashMap<UUID, List<Agency>>();
    database
        .sql(
            """
            select l.id, l.name, m.agency_id as member from recipient_list l
              left join recipient_list_member m on m.list_id = l.id
            where l.agency_id = ? order by l.name, l.id
            """)
        .param(agencyId)
        .query(
            row -> {
              var id = Objects.requireNonNull(row.getObject("id", UUID.class));
              names.put(id, row.getString("name"));
              var member = agencies.get(row.getString("member"));
              var list = members.computeIfAbsent(id, key -> new ArrayList<>());
              if (member != null) {
                list.add(member);
              }
            });
    return names.entrySet().stream()
        .map(
            each ->
                new Saved(
                    each.getKey(),
                    agencyId,
                    each.getValue(),
                    members.get(each.getKey()).stream()
                        .sorted(Comparator.comparing(Agency::name))
                        .toList()))
        .toList();
  }

  /** Tells who does not work in the agency that there is nothing to see. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  void requireColleague(String agencyId, String personId) {
    if (!access.agenciesOf(personId).contains(agencyId)) {
      throw new NotFound("Không tìm thấy cơ quan này trong phạm vi công tác của anh/chị.");
    }
  }

  private void write(UUID listId, String agencyId, String name, String by) {
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    var changed =
        database
            .sql("update recipient_list set name = ?, changed_at = ?, changed_by = ? where id = ?")
            .param(name)
            .param(at)
            .param(by)
            .param(listId)
            .update();
    if (changed == 0) {
      database
          .sql(
              """
              insert into recipient_list (id, agency_id, name, changed_at, changed_by)
              values (?, ?, ?, ?, ?)
              """)
          .param(listId)
          .param(agencyId)
          .param(name)
          .param(at)
          .param(by)
          .update();
    }
  }

  private Optional<String> ownerOf(UUID listId) {
    return database
        .sql("select agency_id from recipient_list where id = ?")
        .param(listId)
        .query(String.class)
        .optional();
  }

  private static NotFound unknown() {
    return new NotFound("Không tìm thấy danh sách nơi nhận này.");
  }

  private static Refusal fault(String field, Sentence sentence) {
    return Refusal.of(field, sentence);
  }
}
