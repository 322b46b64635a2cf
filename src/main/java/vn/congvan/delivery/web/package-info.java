/** What the forms and pages ask about receivers and deliveries. */
@NullMarked
package vn.congvan.delivery.web;

import org.jspecify.annotations.NullMarked;
