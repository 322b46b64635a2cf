package vn.congvan.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Tells what a card in the task list shows of a document; implemented by the capability that owns
 * documents.
 */
public interface TaskCards {

  /** The card's values by document; documents that the person may not see are left out. */
  Map<UUID, Map<String, Object>> cards(Collection<UUID> documentIds, String personId);
}
