/**
 * Agencies, units, people, posts and substitutes, with the dates from which and until which each
 * holds.
 */
@NullMarked
package vn.congvan.organization;

import org.jspecify.annotations.NullMarked;
