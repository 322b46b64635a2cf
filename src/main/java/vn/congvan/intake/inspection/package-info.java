/** Looks into an arriving file before it may come in: what it is, and whether it is safe. */
@NullMarked
package vn.congvan.intake.inspection;

import org.jspecify.annotations.NullMarked;
