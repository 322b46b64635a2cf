/** The boxes of {@code sign-document}. */
@NullMarked
package vn.congvan.signing.process;

import org.jspecify.annotations.NullMarked;
