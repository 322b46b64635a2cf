package vn.congvan.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.access.Access;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Directory.Agency;
import vn.congvan.organization.Role;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The agencies for which a person receives documents today: mostly one. */
@Component
public class ClerksAgencies {

  private final Directory directory;
  private final Access access;

  ClerksAgencies(Directory directory, Access access) {
    this.directory = directory;
    this.access = access;
  }

  /** Where the person is clerk, by name of the agency. */
  public List<Agency> of(String personId) {
    return directory.postsOf(personId).stream()
        .filter(post -> post.role() == Role.CLERK)
        .map(Directory.Post::agencyId)
        .distinct()
        .flatMap(id -> directory.agency(id).stream())
        .sorted(Comparator.comparing(Agency::name))
        .toList();
  }

  /** Where the person is clerk; refuses whoever is clerk nowhere. */
  public List<Agency> required(String personId) {
    var own = of(personId);
    if (own.isEmpty()) {
      throw new NotAllowed("Việc này chỉ dành cho văn thư của cơ quan.");
    }
    return own;
  }

  /** The agency that was chosen, or the only one there is to choose. */
  public String chosen(String personId, @Nullable String agencyId) {
    if (agencyId != null && !agencyId.isBlank()) {
      access.requireRole(personId, Role.CLERK, agencyId);
      return agencyId;
    }
    var own = required(personId);
    if (own.size() > 1) {
      throw new Refusal(
          "Anh/chị là văn thư của nhiều cơ quan. Hãy chọn cơ quan nhận văn bản.",
          Map.of("agencyId", new Sentence("Hãy chọn cơ quan nhận.")));
    }
    return own.get(0).id();
  }
}
