package vn.congvan.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.ProvinceClock;

/**
 * The one place that says who may administer what: the configured administrator everything, an
 * agency's administrator his agency and the people who work nowhere else.
 */
@Component
@Transactional(readOnly = true, noRollbackFor = NotAllowed.class)
public class AdministrationRights {

  private final Directory directory;
  private final PostRepository posts;
  private final AdministratorAccount administrator;
  private final ProvinceClock clock;

  AdministrationRights(
      Directory directory,
      PostRepository posts,
      AdministratorAccount administrator,
      ProvinceClock clock) {
    this.directory = directory;
    this.posts = posts;
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
   * Whether the person may change another person's particulars and password: an agency's
   * administrator only where that one works, or last worked, in his agencies alone; otherwise he
   * could open an account that reaches further than his.
   */
  public boolean overPerson(String personId, String otherId) {
    if (wholeProvince(personId)) {
      return true;
    }
    if (administrator.belongsTo(otherId)) {
      return false;
    }
    var held = posts.heldBy(otherId);
    var today = clock.today();
    var counting = new HashSet<String>();
    for (var post : held) {
      var until = post.validity().until();
      if (until == null || until.isAfter(today)) {
        counting.add(post.place().agencyId());
      }
    }
    if (counting.isEmpty() && !held.isEmpty()) {
      counting.add(held.get(held.size() - 1).place().agencyId());
    }
    return !counting.isEmpty() && administered(personId).containsAll(counting);
  }

  /**
   * Whether the person may appoint to that role: who edits processes reaches the whole province, so
   * an analyst is appointed by the province's administrator only.
   */
  public boolean mayAppoint(String personId, Place place) {
    return wholeProvince(personId)
        || (overAgency(personId, place.agencyId()) && place.role() != Role.ANALYST);
  }

  /** Refuses unless the person administers anything. */
  public void requireAny(String personId) {
    require(any(personId), "Trang này dành cho người quản trị.");
  }

  /** Refuses unless the person administers the whole province. */
  public void requireProvince(String personId) {
    require(wholeProvince(personId), "Việc này dành cho người quản trị của tỉnh.");
  }

  /** Refuses unless the person administers that agency. */
  public void requireAgency(String personId, String agencyId) {
    require(overAgency(personId, agencyId), "Bạn không quản trị cơ quan này.");
  }

  /** Refuses unless the person may change that other person's particulars. */
  public void requirePerson(String personId, String otherId) {
    require(
        overPerson(personId, otherId),
        "Người này còn làm việc ở cơ quan khác; hãy nhờ người quản trị của tỉnh sửa thông tin.");
  }

  /** Refuses the configured administrator, whose password comes from configuration. */
  public void requireOwnPassword(String personId) {
    require(!wholeProvince(personId), "Mật khẩu của tài khoản này đặt trong cấu hình hệ thống.");
  }

  /** Refuses unless the person may appoint to that place. */
  public void requireAppointment(String personId, Place place) {
    requireAgency(personId, place.agencyId());
    require(
        mayAppoint(personId, place),
        "Vai trò phân tích quy trình do người quản trị của tỉnh giao.");
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

  private static void require(boolean allowed, String sentence) {
    if (!allowed) {
      throw new NotAllowed(sentence);
    }
  }
}
