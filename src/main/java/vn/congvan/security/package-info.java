/** Logging in, staying in, and the doors that are shut from the first day. */
@ApplicationModule(allowedDependencies = {"acts", "organization", "workflow"})
@NullMarked
package vn.congvan.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
