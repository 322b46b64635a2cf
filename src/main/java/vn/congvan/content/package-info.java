/** Keeps the bytes of files under their SHA-256. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.congvan.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
