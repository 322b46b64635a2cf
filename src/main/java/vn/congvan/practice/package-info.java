/**
 * The practice province: made-up agencies and people, and a clock that may be set forward; only in
 * the demo profile.
 */
@NullMarked
package vn.congvan.practice;

import org.jspecify.annotations.NullMarked;
