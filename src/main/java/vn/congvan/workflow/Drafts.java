package vn.congvan.workflow;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The drafts of forms: saved by version while a person types, acted on inside the completion's own
 * transaction.
 */
public interface Drafts {

  /** One saved version; {@code content} is JSON. */
  record Draft(UUID id, String taskId, int version, String content, String savedBy) {}

  /**
   * Saves a new version over {@code basedOn} (0 for the first); refuses with {@code StaleDraft} if
   * another was saved since.
   */
  Draft save(String taskId, int basedOn, String content, String personId);

  /** The newest version of a task's draft. */
  Optional<Draft> newest(String taskId);

  /**
   * Refuses with {@code StaleDraft} unless that draft is the newest of this very task: what was
   * written for another task, even an earlier round of the same box, is not acted on again.
   */
  void requireOwn(String taskId, @Nullable Object draftId);

  /**
   * Reads the draft that a completion names, as the given record type; refuses with {@code
   * StaleDraft} unless it is the newest of its task and belongs to the process instance that acts
   * on it.
   */
  <T> T take(String draftId, String processInstanceId, Class<T> type);
}
