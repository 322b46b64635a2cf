/** Logging in, staying in, and the doors that are shut from the first day. */
@NullMarked
package vn.congvan.security;

import org.jspecify.annotations.NullMarked;
