/** PAdES signatures on PDF pages with iText and BouncyCastle, which live here and in print only. */
@NullMarked
package vn.congvan.signing.pades;

import org.jspecify.annotations.NullMarked;
