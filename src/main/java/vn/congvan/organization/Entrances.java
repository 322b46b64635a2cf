package vn.congvan.organization;

import java.util.Arrays;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which pages are a person's today; what he finds on them is decided behind. */
@Component
public class Entrances {

  /** The entries of the frame. */
  public record Open(
      boolean clerk,
      boolean readsRegisters,
      boolean drafts,
      boolean signs,
      boolean watchesProcesses,
      boolean makesReports,
      boolean editsProcesses,
      boolean administrator,
      boolean readsActs) {}

  private final Directory directory;
  private final AdministrationRights rights;

  Entrances(Directory directory, AdministrationRights rights) {
    this.directory = directory;
    this.rights = rights;
  }

  /** The person's, by his posts and those that he substitutes. */
  public Open of(String personId) {
    var groups = directory.groupsOf(personId);
    var province = rights.wholeProvince(personId);
    return new Open(
        holds(groups, Role.CLERK),
        holds(groups, Role.CLERK, Role.LEADER, Role.SUPERVISOR, Role.ARCHIVIST),
        holds(groups, Role.SPECIALIST, Role.HEAD, Role.LEADER, Role.CLERK),
        holds(groups, Role.LEADER, Role.HEAD, Role.CLERK),
        province || holds(groups, Role.SUPERVISOR, Role.ANALYST),
        holds(groups, Role.SUPERVISOR),
        province || holds(groups, Role.ANALYST),
        province || holds(groups, Role.ADMINISTRATOR),
        province || holds(groups, Role.ADMINISTRATOR, Role.SUPERVISOR));
  }

  private static boolean holds(Set<String> groups, Role... roles) {
    return Arrays.stream(roles)
        .anyMatch(role -> groups.stream().anyMatch(group -> group.startsWith(role.at(""))));
  }
}
