/** The checks of signatures that arrived: their rows, and the desk at which they are made. */
@NullMarked
package vn.congvan.intake.signatures;

import org.jspecify.annotations.NullMarked;
