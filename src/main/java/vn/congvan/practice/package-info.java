/**
 * The practice province: made-up agencies, people and documents, and a clock that may be set
 * forward; only in the demo profile.
 */
@ApplicationModule(
    allowedDependencies = {
      "assignment",
      "deadline",
      "document",
      "intake",
      "organization",
      "registration",
      "statistics",
      "workflow"
    })
@NullMarked
package vn.congvan.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
