/** The steps of diagrams that deliver documents and give them back. */
@NullMarked
package vn.congvan.delivery.process;

import org.jspecify.annotations.NullMarked;
