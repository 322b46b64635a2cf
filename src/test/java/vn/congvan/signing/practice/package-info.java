/**
 * A certification authority for practice and tests, over real sockets: with revocation lists, OCSP
 * and time stamps. Nothing outside of the practice province trusts it.
 */
@NullMarked
package vn.congvan.signing.practice;

import org.jspecify.annotations.NullMarked;
