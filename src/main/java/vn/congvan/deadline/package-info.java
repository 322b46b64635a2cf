/** Working days, working hours and public holidays, and the deadlines that follow from them. */
@NullMarked
package vn.congvan.deadline;

import org.jspecify.annotations.NullMarked;
