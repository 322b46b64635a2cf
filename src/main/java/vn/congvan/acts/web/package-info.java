/** The door that records what no use case did, and the page on which the record is read. */
@NullMarked
package vn.congvan.acts.web;

import org.jspecify.annotations.NullMarked;
