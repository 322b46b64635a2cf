/** Registers the certificates of people and agencies, warns before they end, and renews them. */
@NullMarked
package vn.congvan.signing.certificates;

import org.jspecify.annotations.NullMarked;
