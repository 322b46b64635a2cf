/** Turns what goes wrong behind our JSON interface into one shape of answer. */
@ApplicationModule(allowedDependencies = {"workflow"})
@NullMarked
package vn.congvan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
