/** Working days, working hours and public holidays, and the deadlines that follow from them. */
@ApplicationModule(allowedDependencies = {"access", "organization"})
@NullMarked
package vn.congvan.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
