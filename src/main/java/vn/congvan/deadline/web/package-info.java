/** The page on which administrators keep the working calendar. */
@NullMarked
package vn.congvan.deadline.web;

import org.jspecify.annotations.NullMarked;
