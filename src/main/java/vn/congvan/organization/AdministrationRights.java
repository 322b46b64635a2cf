package vn.congvan.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Sentence;

/**
 * The one place that says who may administer what: the configured administrator everything, an
 * agency's administrator his agency and the people who work nowhere else.
 */
@Component
@Transactional(readOnly = true, noRollbackFor = NotAllowed.class)
public class AdministrationRights {

  private final Directory directory;
  private final PostRepository posts;
  private final SubstitutionRepository substitutions;
  private final AdministratorAccount administrator;
  private final ProvinceClock clock;

  AdministrationRights(
      Directory directory,
      PostRepository posts,
      SubstitutionRepository substitutions,
      AdministratorAccount administrator,
      ProvinceClock clock) {
    this.directory = directory;
    this.posts = posts;
    this.substitutions = substitutions;
    this.administrator = administrator;
    this.clock = clock;
  }

  /** Whether the person administers anything at all. */
  public boolean any(String personId) {
    return wholeProvince(personId) || !administered(personId).isEmpty();
  }

  /** Whether the person administers the whole province. */
  public boolean wholeProvince(String personId) {
    return administrator.belongsTo(personId);
  }

  /** Whether the person administers that agency. */
  public boolean overAgency(String personId, String agencyId) {
    return wholeProvince(personId) || administered(personId).contains(agencyId);
  }

  /** Today's agencies that the person administers, by name. */
  public List<Directory.Agency> agencies(String personId) {
    var all = directory.agencies();
    if (wholeProvince(personId)) {
      return all;
    }
    var own = administered(personId);
    return all.stream().filter(agency -> own.contains(agency.id())).toList();
  }

  /**
   * Whether the person may change another person's particulars and password, let him go or take him
   * back: only where he may appoint to each post that the other one holds or substitutes, now or
   * later, or else held last; otherwise he could open an account that reaches further than his.
   */
  public boolean overPerson(String personId, String otherId) {
    if (wholeProvince(personId)) {
      return true;
    }
    if (administrator.belongsTo(otherId)) {
      return false;
    }
    var reach = reachOf(otherId);
    return !reach.isEmpty() && reach.stream().allMatch(place -> mayAppoint(personId, place));
  }

  private List<Place> reachOf(String personId) {
    var today = clock.today();
    var held = posts.heldBy(personId);
    var substituted =
        posts.findAllById(
            substitutions.by(personId, today).stream().map(Substitution::postId).toList());
    var reach =
        Stream.concat(held.stream(), substituted.stream())
            .filter(post -> !post.validity().endedBy(today))
            .map(Post::place)
            .toList();
    return reach.isEmpty() && !held.isEmpty() ? List.of(held.get(held.size() - 1).place()) : reach;
  }

  /**
   * Whether the person may appoint to that role, end such a post or name its substitute: who edits
   * processes reaches the whole province, so an analyst is up to the province's administrator only.
   */
  public boolean mayAppoint(String personId, Place place) {
    return wholeProvince(personId)
        || (overAgency(personId, place.agencyId()) && place.role() != Role.ANALYST);
  }

  /** Refuses unless the person administers anything. */
  public void requireAny(String personId) {
    require(any(personId), new Sentence("Trang này dành cho người quản trị."));
  }

  /** Refuses unless the person administers the whole province. */
  public void requireProvince(String personId) {
    require(wholeProvince(personId), new Sentence("Việc này dành cho người quản trị của tỉnh."));
  }

  /** Refuses unless the person administers that agency. */
  public void requireAgency(String personId, String agencyId) {
    require(overAgency(personId, agencyId), new Sentence("Bạn không quản trị cơ quan này."));
  }

  /** Refuses unless the person may change that other person's particulars. */
  public void requirePerson(String personId, String otherId) {
    require(
        overPerson(personId, otherId),
        new Sentence(
            "Người này có việc ở cơ quan khác hoặc phân tích quy trình của tỉnh; hãy nhờ người quản trị của tỉnh."));
  }

  /** Refuses the configured administrator, whose password comes from configuration. */
  public void requireOwnPassword(String personId) {
    require(
        !wholeProvince(personId),
        new Sentence("Mật khẩu của tài khoản này đặt trong cấu hình hệ thống."));
  }

  /** Refuses unless the person may appoint to that place. */
  public void requireAppointment(String personId, Place place) {
    requireAgency(personId, place.agencyId());
    require(
        mayAppoint(personId, place),
        new Sentence("Vai trò phân tích quy trình do người quản trị của tỉnh giao."));
  }

  private Set<String> administered(String personId) {
    var agencies = new HashSet<String>();
    for (var group : directory.groupsOf(personId)) {
      if (group.startsWith(Role.ADMINISTRATOR.at(""))) {
        agencies.add(group.substring(Role.ADMINISTRATOR.at("").length()));
      }
    }
    return agencies;
  }

  private static void require(boolean allowed, Sentence sentence) {
    if (!allowed) {
      throw new NotAllowed(sentence);
    }
  }
}
