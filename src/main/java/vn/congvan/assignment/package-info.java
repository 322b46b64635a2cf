/**
 * Who does what with a document until when: each assignment to a unit or a post is one row and one
 * process instance.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "deadline",
      "document",
      "notification",
      "organization",
      "registration",
      "workflow"
    })
@NullMarked
package vn.congvan.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
