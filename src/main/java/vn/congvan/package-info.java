/** The document and executive-operation system of a Vietnamese province. */
@NullMarked
package vn.congvan;

import org.jspecify.annotations.NullMarked;
