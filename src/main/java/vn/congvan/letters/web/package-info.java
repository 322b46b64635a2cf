/** What the form that composes letters asks. */
@NullMarked
package vn.congvan.letters.web;

import org.jspecify.annotations.NullMarked;
