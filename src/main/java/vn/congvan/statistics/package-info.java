/**
 * Counts how incoming documents are handled: every number, list, register and report of it is made
 * of the buckets that stand here once.
 */
@ApplicationModule(
    allowedDependencies = {"access", "acts", "deadline", "document", "organization", "print"})
@NullMarked
package vn.congvan.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
