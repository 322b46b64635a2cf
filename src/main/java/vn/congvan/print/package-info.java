/** Draws letters, registers and stamps; knows nothing of the documents in the database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.congvan.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
