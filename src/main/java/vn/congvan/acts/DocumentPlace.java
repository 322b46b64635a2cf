package vn.congvan.acts;

import java.util.Optional;
import java.util.UUID;

/** Tells to which agency's record a document belongs; answered by the capability that owns them. */
public interface DocumentPlace {

  /** The agency whose document it is. */
  Optional<String> agencyOf(UUID documentId);
}
