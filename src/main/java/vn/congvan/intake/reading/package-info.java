/** Reads number, date, issuer and the rest out of a letter's text. */
@NullMarked
package vn.congvan.intake.reading;

import org.jspecify.annotations.NullMarked;
