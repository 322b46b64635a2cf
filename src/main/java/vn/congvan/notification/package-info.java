/**
 * What people are told, by which channel, and when: the notice centre, e-mail and the daily digest;
 * telephone messages are a channel that another capability brings.
 */
@ApplicationModule(allowedDependencies = {"access", "deadline", "document", "organization"})
@NullMarked
package vn.congvan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
