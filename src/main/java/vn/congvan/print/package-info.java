/** Draws on pages: the arrival stamp, registers; knows nothing of documents or databases. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.congvan.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
