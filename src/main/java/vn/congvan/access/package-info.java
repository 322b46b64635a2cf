/** Decides in one place who may see a document. */
@NullMarked
package vn.congvan.access;

import org.jspecify.annotations.NullMarked;
