/** Whose word on signatures the province takes, and how those authorities are asked. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package vn.congvan.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
