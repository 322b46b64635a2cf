package vn.congvan.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a card in the task list shows of a document; implemented by the capability that owns
 * documents.
 */
public interface TaskCards {

  /** What is shown of a document, and when the person last opened it. */
  record Card(Map<String, Object> shown, @Nullable Instant lastOpenedAt) {}

  /** The cards by document; documents that the person may not see are left out. */
  Map<UUID, Card> cards(Collection<UUID> documentIds, String personId);
}
