/** What the escalation's form asks. */
@NullMarked
package vn.congvan.escalation.web;

import org.jspecify.annotations.NullMarked;
