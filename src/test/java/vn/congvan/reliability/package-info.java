/** What survives when the machine does not. */
@NullMarked
package vn.congvan.reliability;

import org.jspecify.annotations.NullMarked;
