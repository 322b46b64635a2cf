/**
 * Agencies, units, people, posts and substitutes, with the dates from which and until which each
 * holds.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.congvan.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
