package vn.congvan.organization;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.shared.NotAllowed;

/**
 * Whose handling of documents a person follows in figures and lists, as {@link
 * Directory#agenciesSupervisedBy} says, and the refusals of everybody else.
 */
@Component
@Transactional(readOnly = true, noRollbackFor = NotAllowed.class)
public class SupervisedAgencies {

  /**
   * What a person follows.
   *
   * @param wholeProvince whether every agency is followed by right: also one that has ended, stands
   *     under no other or is still to begin
   * @param agencies the ids of the agencies that there are
   * @param others the ids of all other agencies, where they are few; else empty
   */
  public record Scope(boolean wholeProvince, Set<String> agencies, Set<String> others) {

    /** Whether that agency is followed. */
    public boolean has(String agencyId) {
      return wholeProvince || agencies.contains(agencyId);
    }
  }

  // Who follows nearly everything is asked for by what he does not follow: databases do not like
  // lists of a thousand.
  private static final int FEW = 50;

  private final Directory directory;
  private final JdbcClient database;

  SupervisedAgencies(Directory directory, JdbcClient database) {
    this.directory = directory;
    this.database = database;
  }

  /** Whether the person follows any agency. */
  public boolean any(String personId) {
    return !directory.agenciesSupervisedBy(personId).isEmpty();
  }

  /** What the person follows; refuses one who follows nothing. */
  public Scope require(String personId) {
    var agencies = directory.agenciesSupervisedBy(personId);
    if (agencies.isEmpty()) {
      throw new NotAllowed(
          "Số liệu theo dõi xử lý văn bản chỉ dành cho người giữ vị trí Giám sát ở cơ quan hoặc ở Văn phòng Ủy ban nhân dân tỉnh. Nếu cần theo dõi, hãy đề nghị người quản trị của cơ quan giao thêm cho bạn vị trí Giám sát.");
    }
    return directory.supervisesProvince(personId)
        ? new Scope(true, agencies, Set.of())
        : of(agencies);
  }

  /** The same, and refuses unless that agency is followed. */
  public Scope require(String personId, String agencyId) {
    var scope = require(personId);
    if (!scope.has(agencyId)) {
      throw new NotAllowed(
          "Cơ quan này không thuộc phạm vi theo dõi của bạn. Muốn theo dõi cả cơ quan trực thuộc, hãy đề nghị người quản trị của tỉnh đánh dấu ở vị trí Giám sát của bạn.");
    }
    return scope;
  }

  /** Only that agency; refuses unless it is followed. */
  public Scope requireOnly(String personId, String agencyId) {
    require(personId, agencyId);
    return new Scope(false, Set.of(agencyId), Set.of());
  }

  /**
   * That agency and, of those under it over all steps, the ones that are followed; refuses unless
   * it is followed itself.
   */
  public Scope requireWithBelow(
      String personId, String agencyId, AgencyStructure.Structure structure) {
    var scope = require(personId, agencyId);
    var agencies = structure.below(Set.of(agencyId));
    agencies.add(agencyId);
    agencies.removeIf(each -> !scope.has(each));
    return of(agencies);
  }

  private Scope of(Set<String> agencies) {
    var all = database.sql("select count(*) from agency").query(Integer.class).single();
    if (all - agencies.size() > FEW) {
      return new Scope(false, agencies, Set.of());
    }
    var others = new HashSet<>(database.sql("select id from agency").query(String.class).list());
    others.removeAll(agencies);
    return new Scope(false, agencies, others.size() <= FEW ? Set.copyOf(others) : Set.of());
  }
}
