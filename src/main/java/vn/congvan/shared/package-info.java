/** The few words that every capability uses; imports nothing of ours. */
@NullMarked
package vn.congvan.shared;

import org.jspecify.annotations.NullMarked;
