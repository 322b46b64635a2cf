/** An official's day in a real browser. */
@NullMarked
package vn.congvan.browser;

import org.jspecify.annotations.NullMarked;
