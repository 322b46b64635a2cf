/** Decides in one place who may see a document. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package vn.congvan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
