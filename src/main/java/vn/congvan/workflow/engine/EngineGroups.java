package vn.congvan.workflow.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/**
 * The groups and tenants a person has in the engine today.
 *
 * <p>Besides the groups of his posts he is in one group per role ({@code every-clerk}), which
 * carries the engine's own grants (applications, filters) and is never a candidate of a task: a
 * clerk of one agency is no clerk of another.
 */
@Component
class EngineGroups {

  /** Everybody who works here. */
  static final String OFFICIALS = "officials";

  /** The engine's administrators; only the configured administrator. */
  static final String ADMINISTRATORS = "camunda-admin";

  private final Directory directory;
  private final AdministratorSettings administrator;

  EngineGroups(Directory directory, AdministratorSettings administrator) {
    this.directory = directory;
    this.administrator = administrator;
  }

  /** The grant group of a role's key, for example {@code every-clerk}. */
  static String everyone(String roleKey) {
    return "every-" + roleKey;
  }

  /** All groups of the person today; empty once he has left. */
  List<String> of(String personId) {
    var groups = new LinkedHashSet<String>();
    for (var group : directory.groupsOf(personId)) {
      groups.add(group);
      var role = group.substring(0, group.indexOf('@'));
      if (!role.equals("post")) {
        groups.add(everyone(role));
      }
    }
    if (!groups.isEmpty()) {
      groups.add(OFFICIALS);
    }
    if (isAdministrator(personId)) {
      groups.add(ADMINISTRATORS);
    }
    return List.copyOf(groups);
  }

  /** The agencies in which the person works today. */
  Set<String> tenantsOf(String personId) {
    return directory.agenciesOf(personId);
  }

  /**
   * The agencies whose processes, jobs and history the engine shows to the person: those he
   * oversees or supervises from above, never one in which he merely works. Tasks are decided by
   * {@link TaskScope} instead.
   */
  List<String> tenantsSeenBy(String personId) {
    var standing = directory.standingOf(personId);
    var seen = new LinkedHashSet<>(standing.agenciesOverseen());
    seen.addAll(standing.agenciesSupervised());
    return List.copyOf(seen);
  }

  /** Whether this is the configured administrator. */
  boolean isAdministrator(String personId) {
    return administrator.username().equals(personId);
  }
}
