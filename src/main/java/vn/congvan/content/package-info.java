/** Keeps the bytes of files under their SHA-256. */
@NullMarked
package vn.congvan.content;

import org.jspecify.annotations.NullMarked;
