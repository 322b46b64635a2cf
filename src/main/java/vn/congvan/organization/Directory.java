package vn.congvan.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers who is who today: read by the engine's identity provider, by access rules and by every
 * list of choices.
 *
 * <p>All answers hold for the province clock's present day, so a transfer or leave counts at the
 * next question.
 */
public interface Directory {

  /** A person who may log in; {@code passwordHash} is in Spring Security's delegating format. */
  record Person(
      String id,
      String fullName,
      @Nullable String phone,
      @Nullable String email,
      String passwordHash,
      boolean passwordToBeChanged,
      boolean left) {}

  /** A post that is valid today; {@code unitId} is null for posts of the whole agency. */
  record Post(
      UUID id,
      String personId,
      String personName,
      String agencyId,
      @Nullable String unitId,
      @Nullable String unitName,
      Role role,
      String title) {

    /** The group of this one post: its holder and, in his dates, the substitute. */
    public String group() {
      return postGroup(id);
    }
  }

  /** An agency as it is called today. */
  record Agency(
      String id,
      String name,
      String shortName,
      String symbol,
      String kind,
      String level,
      @Nullable String parentId) {}

  /** A unit of an agency; {@code fields} are the fields of work that documents are matched to. */
  record Unit(String id, String agencyId, String name, String symbol, List<String> fields) {}

  /**
   * Everything by which a person's sight is decided today, from one question: the sets of {@link
   * #groupsOf}, {@link #agenciesOf} and {@link #agenciesSupervisedBy}, and two more.
   *
   * @param groupsOverseen the groups whose work he sees besides his own: for the head of a unit,
   *     all groups and posts of that unit; nothing for others
   * @param agenciesOverseen the agencies in which he is leader or supervisor
   * @param supervisesProvince whether he follows every agency by right, also one that has no agency
   *     above or begins later
   */
  record Standing(
      Set<String> groups,
      Set<String> agencies,
      Set<String> groupsOverseen,
      Set<String> agenciesOverseen,
      Set<String> agenciesSupervised,
      boolean supervisesProvince) {}

  /** The group id of one post. */
  static String postGroup(UUID postId) {
    return "post@" + postId;
  }

  /** The person of that login, also when he has left; empty if there was never one. */
  Optional<Person> person(String personId);

  /** Finds people by part of id or name (folded), by ids, or by group; null means "any". */
  List<Person> people(
      @Nullable String text,
      @Nullable Collection<String> ids,
      @Nullable String groupId,
      @Nullable String tenantId);

  /** The posts the person holds today, and those he is substituting today. */
  List<Post> postsOf(String personId);

  /** Whether the person holds, or substitutes today, a post of that role in the agency. */
  default boolean holds(String personId, Role role, String agencyId) {
    return postsOf(personId).stream()
        .anyMatch(post -> post.role() == role && post.agencyId().equals(agencyId));
  }

  /**
   * Every group the person is in today: the roles of his posts and of the posts he substitutes, and
   * those posts' own groups. Empty for a person who has left.
   */
  Set<String> groupsOf(String personId);

  /** The agencies in which the person has work today, by own post or as substitute. */
  Set<String> agenciesOf(String personId);

  /**
   * The agencies whose work the person follows as a supervisor today: his own, those below it where
   * his post says so, and from the province's office, or from its committee where his post says so,
   * all there are.
   */
  Set<String> agenciesSupervisedBy(String personId);

  /** Whether the person follows every agency of the province by right. */
  boolean supervisesProvince(String personId);

  /** All of this at once; cheaper than asking for each. */
  Standing standingOf(String personId);

  /** Today's post with that id; empty if it has ended. */
  Optional<Post> post(UUID postId);

  /**
   * The group that new work for the post goes to: the post's own as long as it is held; once it has
   * ended the heads of its unit, else the leaders of its agency, so that no work waits for nobody.
   */
  String groupInChargeOf(UUID postId);

  /**
   * The groups in which nobody is left and whose waiting work the person answers for: ended posts
   * of a unit that he heads; for a leader those for which no unit's head answers, and units and
   * registries in which nobody works any more.
   */
  Set<String> groupsLeftTo(String personId);

  /** Who acts for the post today: its holder, or the substitute while the holder is away. */
  Optional<Person> actingFor(UUID postId);

  /**
   * Today's posts of an agency, optionally only of one unit and one role, in the order of the
   * office list.
   */
  List<Post> posts(String agencyId, @Nullable String unitId, @Nullable Role role);

  /** All agencies of today, by name. */
  List<Agency> agencies();

  /** The agency as it is called on a day. */
  Optional<Agency> agency(String agencyId, LocalDate on);

  /** The agency as it is called today. */
  Optional<Agency> agency(String agencyId);

  /**
   * The agency that a code of any scheme led to, also an old code (Decision 09/2025: codes are
   * closed, not reused).
   */
  Optional<Agency> agencyByCode(String code);

  /** Today's units of an agency. */
  List<Unit> units(String agencyId);

  /** The unit of that id. */
  Optional<Unit> unit(String unitId);
}
