/** Turns what goes wrong behind our JSON interface into one shape of answer. */
@NullMarked
package vn.congvan.web;

import org.jspecify.annotations.NullMarked;
