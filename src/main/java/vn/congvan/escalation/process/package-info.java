/** The steps of the diagram by which deadlines escalate. */
@NullMarked
package vn.congvan.escalation.process;

import org.jspecify.annotations.NullMarked;
