/** The administrators' pages, and the frame that every page of ours stands in. */
@NullMarked
package vn.congvan.organization.web;

import org.jspecify.annotations.NullMarked;
