/**
 * Receives incoming documents and enters them in the registers (Decree 30/2020, Art. 21 and 22).
 */
@NullMarked
package vn.congvan.registration;

import org.jspecify.annotations.NullMarked;
