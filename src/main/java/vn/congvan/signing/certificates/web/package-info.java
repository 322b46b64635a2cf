/** The page on which administrators keep certificates. */
@NullMarked
package vn.congvan.signing.certificates.web;

import org.jspecify.annotations.NullMarked;
