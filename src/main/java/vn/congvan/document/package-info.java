/** The document of one agency, its files, its history and what was said about it. */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "acts",
      "content",
      "deadline",
      "organization",
      "print",
      "workflow"
    })
@NullMarked
package vn.congvan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
