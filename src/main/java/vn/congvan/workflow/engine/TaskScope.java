package vn.congvan.workflow.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/**
 * Which tasks a person sees and may work on: his own and his groups', a head his unit's, leaders
 * and supervisors their agency's; the same rule for lists, counts, opening by id and every act
 * (tasklist-scale.md, V5).
 */
@Component
class TaskScope {

  /** What one person sees today. */
  record Scope(
      String personId,
      Set<String> ownGroups,
      Set<String> seenGroups,
      Set<String> overseenAgencies) {

    /** Whether he sees a task of that agency, assignee and candidate groups. */
    boolean sees(
        @Nullable String agencyId, @Nullable String assignee, Set<String> candidateGroups) {
      return personId.equals(assignee)
          || overseenAgencies.contains(agencyId)
          || candidateGroups.stream().anyMatch(seenGroups::contains);
    }

    /** The same rule for a query: leaves of its tasks those that the person sees. */
    void narrow(TaskQuery query) {
      var own = query.or().taskAssignee(personId);
      if (!seenGroups.isEmpty()) {
        own.taskCandidateGroupIn(new ArrayList<>(seenGroups)).includeAssignedTasks();
      }
      if (!overseenAgencies.isEmpty()) {
        own.tenantIdIn(overseenAgencies.toArray(String[]::new));
      }
      own.endOr();
    }

    /** Whether he may work on it: his own, or one of his groups' that nobody has taken. */
    boolean mayWork(@Nullable String assignee, Set<String> candidateGroups) {
      return assignee == null
          ? candidateGroups.stream().anyMatch(ownGroups::contains)
          : personId.equals(assignee);
    }
  }

  private final Directory directory;

  TaskScope(Directory directory) {
    this.directory = directory;
  }

  /** The person's scope as of now. */
  Scope of(String personId) {
    var own = directory.groupsOf(personId);
    var seen = new LinkedHashSet<>(own);
    seen.addAll(directory.groupsOverseenBy(personId));
    return new Scope(personId, own, seen, directory.agenciesOverseenBy(personId));
  }
}
