package vn.congvan.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;

/** A directory that a test fills by hand. */
public class FakeDirectory implements Directory {

  private final List<Agency> agencies = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final Map<String, Set<String>> supervised = new HashMap<>();
  private final Set<String> ofProvince = new HashSet<>();
  private final Map<String, String> addresses = new HashMap<>();

  /** Adds an agency. */
  public FakeDirectory agency(String id, String name, String level) {
    agencies.add(new Agency(id, name, name, id.toUpperCase(), "department", level, null));
    return this;
  }

  /** Adds a unit. */
  public FakeDirectory unit(String id, String agencyId, String name) {
    units.add(new Unit(id, agencyId, name, id, List.of()));
    return this;
  }

  /** Gives a person a post, and returns the post. */
  public Post post(String personId, String agencyId, @Nullable String unitId, Role role) {
    var post =
        new Post(
            UUID.nameUUIDFromBytes((personId + agencyId + unitId + role).getBytes()),
            personId,
            "Tên của " + personId,
            agencyId,
            unitId,
            unitId,
            role,
            "Chức vụ " + role.key());
    posts.add(post);
    return post;
  }

  /** Lets a person follow further agencies than his own. */
  public void supervises(String personId, String... agencyIds) {
    supervised.put(personId, Set.of(agencyIds));
  }

  /** Lets a person follow every agency by right. */
  public void supervisesProvince(String personId, String... agencyIds) {
    supervises(personId, agencyIds);
    ofProvince.add(personId);
  }

  /** Gives a person an e-mail address. */
  public FakeDirectory address(String personId, String email) {
    addresses.put(personId, email);
    return this;
  }

  /** Takes all posts away from a person. */
  public void leave(String personId) {
    posts.removeIf(post -> post.personId().equals(personId));
  }

  /** Forgets everything. */
  public void clear() {
    agencies.clear();
    units.clear();
    posts.clear();
    supervised.clear();
    ofProvince.clear();
  }

  @Override
  public Optional<Person> person(String personId) {
    return Optional.of(
        new Person(
            personId, "Tên của " + personId, null, addresses.get(personId), "", false, false));
  }

  @Override
  public List<Person> people(
      @Nullable String text,
      @Nullable Collection<String> ids,
      @Nullable String groupId,
      @Nullable String tenantId) {
    if (groupId != null) {
      return posts.stream()
          .map(Post::personId)
          .distinct()
          .filter(id -> groupsOf(id).contains(groupId))
          .map(id -> person(id).orElseThrow())
          .toList();
    }
    return ids == null ? List.of() : ids.stream().map(id -> person(id).orElseThrow()).toList();
  }

  @Override
  public List<Post> postsOf(String personId) {
    return posts.stream().filter(post -> post.personId().equals(personId)).toList();
  }

  @Override
  public Set<String> groupsOf(String personId) {
    var groups = new TreeSet<String>();
    for (var post : postsOf(personId)) {
      var unit = post.unitId();
      groups.add(post.role().at(post.role().ofUnit() && unit != null ? unit : post.agencyId()));
      groups.add(post.group());
    }
    return groups;
  }

  @Override
  public Set<String> agenciesOf(String personId) {
    return postsOf(personId).stream().map(Post::agencyId).collect(Collectors.toSet());
  }

  private Set<String> agenciesOverseenBy(String personId) {
    return postsOf(personId).stream()
        .filter(post -> post.role() == Role.LEADER || post.role() == Role.SUPERVISOR)
        .map(Post::agencyId)
        .collect(Collectors.toSet());
  }

  private Set<String> groupsOverseenBy(String personId) {
    var groups = new TreeSet<String>();
    for (var own : postsOf(personId)) {
      if (own.role() == Role.HEAD && own.unitId() != null) {
        groups.add(Role.SPECIALIST.at(own.unitId()));
        posts.stream()
            .filter(post -> own.unitId().equals(post.unitId()))
            .forEach(post -> groups.add(post.group()));
      }
    }
    return groups;
  }

  @Override
  public Set<String> agenciesSupervisedBy(String personId) {
    var all = new TreeSet<>(supervised.getOrDefault(personId, Set.of()));
    postsOf(personId).stream()
        .filter(post -> post.role() == Role.SUPERVISOR)
        .map(Post::agencyId)
        .forEach(all::add);
    return all;
  }

  @Override
  public Standing standingOf(String personId) {
    return new Standing(
        groupsOf(personId),
        agenciesOf(personId),
        groupsOverseenBy(personId),
        agenciesOverseenBy(personId),
        agenciesSupervisedBy(personId),
        supervisesProvince(personId));
  }

  @Override
  public boolean supervisesProvince(String personId) {
    return ofProvince.contains(personId);
  }

  @Override
  public Optional<Post> post(UUID postId) {
    return posts.stream().filter(post -> post.id().equals(postId)).findFirst();
  }

  @Override
  public String groupInChargeOf(UUID postId) {
    return Directory.postGroup(postId);
  }

  @Override
  public Set<String> groupsLeftTo(String personId) {
    return Set.of();
  }

  @Override
  public Optional<Person> actingFor(UUID postId) {
    return post(postId).flatMap(post -> person(post.personId()));
  }

  @Override
  public List<Post> posts(String agencyId, @Nullable String unitId, @Nullable Role role) {
    return posts.stream()
        .filter(post -> post.agencyId().equals(agencyId))
        .filter(post -> unitId == null || unitId.equals(post.unitId()))
        .filter(post -> role == null || role == post.role())
        .toList();
  }

  @Override
  public List<Agency> agencies() {
    return List.copyOf(agencies);
  }

  @Override
  public Optional<Agency> agency(String agencyId, LocalDate on) {
    return agency(agencyId);
  }

  @Override
  public Optional<Agency> agency(String agencyId) {
    return agencies.stream().filter(agency -> agency.id().equals(agencyId)).findFirst();
  }

  @Override
  public Optional<Agency> agencyByCode(String code) {
    return Optional.empty();
  }

  @Override
  public List<Unit> units(String agencyId) {
    return units.stream().filter(unit -> unit.agencyId().equals(agencyId)).toList();
  }

  @Override
  public Optional<Unit> unit(String unitId) {
    return units.stream().filter(unit -> unit.id().equals(unitId)).findFirst();
  }
}
