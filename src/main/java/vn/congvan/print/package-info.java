/** Draws on pages: the arrival stamp, registers; knows nothing of documents or databases. */
@NullMarked
package vn.congvan.print;

import org.jspecify.annotations.NullMarked;
