/** The boxes of the process {@code certificate-renewal}. */
@NullMarked
package vn.congvan.signing.certificates.process;

import org.jspecify.annotations.NullMarked;
