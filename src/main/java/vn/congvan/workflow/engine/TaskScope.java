package vn.congvan.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;

/**
 * Which tasks a person sees and may work on: those of his groups, a head those of his unit, leaders
 * and supervisors those of their agency; the same rule for lists, counts, opening by id and every
 * act (tasklist-scale.md, V5).
 *
 * <p>Being the assignee is no reason by itself: a personal task names its post's group as well, so
 * whoever has left the post, or whose days as a substitute are over, loses the task at once.
 */
@Component
class TaskScope {

  /**
   * The group of no post, office or role that a list names to get what nobody holds any more and
   * the person who asks answers for. It is a name and no expression: whoever asks by it gets his
   * own and nothing else.
   */
  static final String LEFT_TO_ASKER = "left-to-asker";

  /** What one person sees today. */
  record Scope(
      String personId,
      Set<String> ownGroups,
      Set<String> seenGroups,
      Set<String> agencies,
      Set<String> overseenAgencies) {

    /** Whether he sees a task of that agency and candidate groups. */
    boolean sees(@Nullable String agencyId, Set<String> candidateGroups) {
      return overseenAgencies.contains(agencyId)
          || agencies.contains(agencyId) && anyOf(seenGroups, candidateGroups);
    }

    /**
     * Whether he may work on it: on one of his groups' that nobody has taken, and on his own as
     * long as it is his groups' or he is the head who took it over.
     */
    boolean mayWork(
        @Nullable String agencyId, @Nullable String assignee, Set<String> candidateGroups) {
      return agencies.contains(agencyId)
          && (assignee == null
              ? anyOf(ownGroups, candidateGroups)
              : personId.equals(assignee) && anyOf(seenGroups, candidateGroups));
    }

    /** Leaves in a list or count what he sees. */
    void narrow(TaskQuery query) {
      query.or().tenantIdIn(orNone(agencies).toArray(String[]::new)).endOr();
      var seen = query.or();
      seen.taskCandidateGroupIn(new ArrayList<>(orNone(seenGroups))).includeAssignedTasks();
      if (!overseenAgencies.isEmpty()) {
        seen.tenantIdIn(overseenAgencies.toArray(String[]::new));
      }
      seen.endOr();
      if (query instanceof TaskQueryImpl listed && !listed.getOrderingProperties().isEmpty()) {
        // What is equal in the chosen order: the urgent first, then the older; else pages overlap.
        query.orderByTaskPriority().desc().orderByTaskCreateTime().asc().orderByTaskId().asc();
      }
    }

    /** Leaves in a list what he may work on. */
    void narrowToOwn(TaskQuery query) {
      query.tenantIdIn(orNone(agencies).toArray(String[]::new));
      query
          .taskCandidateGroupIn(new ArrayList<>(orNone(ownGroups)))
          .includeAssignedTasks()
          .or()
          .taskAssignee(personId)
          .taskUnassigned()
          .endOr();
    }

    private static boolean anyOf(Set<String> groups, Set<String> candidateGroups) {
      return candidateGroups.stream().anyMatch(groups::contains);
    }

    // The engine takes an empty list for "any".
    private static Set<String> orNone(Set<String> ids) {
      return ids.isEmpty() ? Set.of("-") : ids;
    }
  }

  /** The groups to which a task is offered, of all its links. */
  static Set<String> candidateGroups(Collection<? extends IdentityLink> links) {
    return links.stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Whether a task of those groups is not for one post alone. */
  static boolean isOfGroup(Set<String> candidateGroups) {
    return candidateGroups.stream().anyMatch(group -> !group.startsWith("post@"));
  }

  private final Directory directory;

  TaskScope(Directory directory) {
    this.directory = directory;
  }

  /** The groups in which nobody is left and for whose work the person answers. */
  Set<String> leftTo(String personId) {
    return directory.groupsLeftTo(personId);
  }

  /** The person's scope as of now. */
  Scope of(String personId) {
    var standing = directory.standingOf(personId);
    var seen = new LinkedHashSet<>(standing.groups());
    seen.addAll(standing.groupsOverseen());
    return new Scope(
        personId, standing.groups(), seen, standing.agencies(), standing.agenciesOverseen());
  }
}
