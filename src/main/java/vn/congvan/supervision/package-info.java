/**
 * Shows those who follow agencies what waits and what is overdue, and lets them act on it; the
 * figures are counted in {@code statistics}, what becomes of work is decided in {@code assignment}.
 */
@ApplicationModule(
    allowedDependencies = {
      "access",
      "assignment",
      "deadline",
      "document",
      "notification",
      "organization",
      "statistics",
      "workflow"
    })
@NullMarked
package vn.congvan.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
