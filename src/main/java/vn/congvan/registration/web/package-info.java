/** Registration and the registers over HTTP. */
@NullMarked
package vn.congvan.registration.web;

import org.jspecify.annotations.NullMarked;
