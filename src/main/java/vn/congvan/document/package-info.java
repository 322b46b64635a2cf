/** The document of one agency, its files, its history and what was said about it. */
@NullMarked
package vn.congvan.document;

import org.jspecify.annotations.NullMarked;
