/**
 * Receives incoming documents and enters them in the registers (Decree 30/2020, Art. 21 and 22).
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "content",
      "deadline",
      "document",
      "intake",
      "organization",
      "print",
      "signing",
      "workflow"
    })
@NullMarked
package vn.congvan.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
