/** The notice centre's pages and what the bell asks. */
@NullMarked
package vn.congvan.notification.web;

import org.jspecify.annotations.NullMarked;
