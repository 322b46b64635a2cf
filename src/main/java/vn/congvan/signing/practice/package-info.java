/**
 * Practice only: a certification authority and telephones that sign, over real sockets on this
 * machine. Nothing outside of the practice province trusts them, and they are not there.
 */
@NullMarked
package vn.congvan.signing.practice;

import org.jspecify.annotations.NullMarked;
