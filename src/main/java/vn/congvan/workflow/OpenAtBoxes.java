package vn.congvan.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.SupervisedAgencies.Scope;

/**
 * What is open at the boxes of a diagram, for those who follow whole agencies; which agencies these
 * are has been decided before.
 */
public interface OpenAtBoxes {

  /** How many tasks are open at one box, and how many of them are past their due date. */
  record Box(String activityId, long open, long overdue) {}

  /** One open task; {@code documentId} is null where its process is about no document. */
  record Waiting(
      String taskId,
      String name,
      String agencyId,
      String processInstanceId,
      @Nullable UUID documentId,
      @Nullable String assignee,
      Instant createdAt,
      @Nullable Instant dueAt) {}

  /** A running process instance: whose it is, and what it is about. */
  record Running(String agencyId, @Nullable UUID documentId) {}

  /** The boxes of one version of a process at which something is open in these agencies. */
  List<Box> count(String processDefinitionId, Scope whose, Instant now);

  /** What is open at one box in these agencies, what was due first on top. */
  List<Waiting> list(
      String processDefinitionId,
      String activityId,
      Scope whose,
      boolean overdueOnly,
      Instant now,
      int from,
      int most);

  /** The running instance of that id. */
  Optional<Running> running(String processInstanceId);
}
