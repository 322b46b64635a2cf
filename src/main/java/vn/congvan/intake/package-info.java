/** Takes in what arrives by any channel, once each, and refuses with the reason what it cannot. */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "content",
      "document",
      "organization",
      "signing",
      "trust",
      "workflow"
    })
@NullMarked
package vn.congvan.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
