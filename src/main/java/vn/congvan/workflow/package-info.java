/** The only place that configures and speaks to the process engine. */
@ApplicationModule(allowedDependencies = {"acts", "deadline", "organization"})
@NullMarked
package vn.congvan.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
