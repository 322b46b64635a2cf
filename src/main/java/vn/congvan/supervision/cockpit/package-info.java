/** What Cockpit shows of supervision, through its plug-in interface. */
@NullMarked
package vn.congvan.supervision.cockpit;

import org.jspecify.annotations.NullMarked;
