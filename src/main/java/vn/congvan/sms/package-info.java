/**
 * Messages to people's telephones about urgent and important documents: each at most once, with
 * what became of it, within a budget; who does not open the document in time is called.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "deadline",
      "document",
      "notification",
      "organization",
      "registration",
      "statistics",
      "workflow"
    })
@NullMarked
package vn.congvan.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
