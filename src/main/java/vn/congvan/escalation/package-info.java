/**
 * Climbs a ladder for each open deadline: warns, reminds and tells one place after the other until
 * the work is done; when whom is told stands in a decision table that analysts edit.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "assignment",
      "deadline",
      "document",
      "notification",
      "organization",
      "registration",
      "workflow"
    })
@NullMarked
package vn.congvan.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
