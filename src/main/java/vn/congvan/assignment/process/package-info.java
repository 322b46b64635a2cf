/** The boxes on the diagrams of directing and handling. */
@NullMarked
package vn.congvan.assignment.process;

import org.jspecify.annotations.NullMarked;
