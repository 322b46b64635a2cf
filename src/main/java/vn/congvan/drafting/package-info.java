/**
 * Drafts, checks and issues outgoing documents (Decree 30/2020, Art. 10 to 18): each is one
 * instance of {@code outgoing-document}.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "assignment",
      "content",
      "deadline",
      "delivery",
      "document",
      "intake",
      "letters",
      "organization",
      "print :: letter",
      "registration",
      "signing",
      "workflow"
    })
@NullMarked
package vn.congvan.drafting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
