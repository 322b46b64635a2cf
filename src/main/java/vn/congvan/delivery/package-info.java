/**
 * Brings an issued document to its receivers, in the province and in the agency itself, each once,
 * and tells the sender what becomes of it there (Decision 28/2018).
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "assignment",
      "deadline",
      "document",
      "intake",
      "notification",
      "organization",
      "registration",
      "workflow"
    })
@NullMarked
package vn.congvan.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
