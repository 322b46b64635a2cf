package vn.congvan.organization;

import java.util.Set;
import java.util.stream.Collectors;
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
   * @param wholeProvince whether every agency of today is among them; then those that have ended
   *     are followed too
   * @param agencies the ids of today's agencies
   */
  public record Scope(boolean wholeProvince, Set<String> agencies) {

    /** Whether that agency is followed. */
    public boolean has(String agencyId) {
      return wholeProvince || agencies.contains(agencyId);
    }
  }

  private final Directory directory;

  SupervisedAgencies(Directory directory) {
    this.directory = directory;
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
          "Số liệu theo dõi xử lý văn bản chỉ dành cho người giám sát của cơ quan và của Văn phòng Ủy ban nhân dân tỉnh.");
    }
    var all = directory.agencies().stream().map(Directory.Agency::id).collect(Collectors.toSet());
    return new Scope(agencies.containsAll(all), agencies);
  }

  /** The same, and refuses unless that agency is followed. */
  public Scope require(String personId, String agencyId) {
    var scope = require(personId);
    if (!scope.has(agencyId)) {
      throw new NotAllowed("Cơ quan này không thuộc phạm vi theo dõi của anh/chị.");
    }
    return scope;
  }
}
