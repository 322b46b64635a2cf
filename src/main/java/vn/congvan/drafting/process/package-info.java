/** The steps of diagrams that draft, check and issue outgoing documents. */
@NullMarked
package vn.congvan.drafting.process;

import org.jspecify.annotations.NullMarked;
