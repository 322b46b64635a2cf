/**
 * Brings an issued document to its receivers inside the province, each once, and tells the sender
 * what becomes of it there (Decision 28/2018).
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
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
