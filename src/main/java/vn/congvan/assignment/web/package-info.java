/** The pages and answers about assignments over HTTP. */
@NullMarked
package vn.congvan.assignment.web;

import org.jspecify.annotations.NullMarked;
