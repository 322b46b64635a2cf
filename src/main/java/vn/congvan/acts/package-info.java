/**
 * The record of acts: who did what, when, from where, on what, with what result; written with the
 * act itself, sealed in chains, and verified from outside.
 */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package vn.congvan.acts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
