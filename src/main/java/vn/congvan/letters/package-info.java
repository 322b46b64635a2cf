/**
 * The files of outgoing documents before they are signed: composed letters and their preview, Word
 * files made PDF, the check of their form, and what changed between two versions.
 */
@ApplicationModule(allowedDependencies = {"document", "print::letter"})
@NullMarked
package vn.congvan.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
