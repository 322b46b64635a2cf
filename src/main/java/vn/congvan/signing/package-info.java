/**
 * Signs documents by token, phone or server, and tells whether a signature that arrived is good.
 */
@ApplicationModule(
    allowedDependencies = {
      "acts",
      "content",
      "deadline",
      "document",
      "notification",
      "organization",
      "print",
      "shared",
      "trust",
      "workflow"
    })
@NullMarked
package vn.congvan.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
