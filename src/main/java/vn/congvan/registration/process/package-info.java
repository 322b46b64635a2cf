/** The steps of diagrams that receive and register documents. */
@NullMarked
package vn.congvan.registration.process;

import org.jspecify.annotations.NullMarked;
