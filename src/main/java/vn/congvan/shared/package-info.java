/** The few words that every capability uses; imports nothing of ours. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.congvan.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
