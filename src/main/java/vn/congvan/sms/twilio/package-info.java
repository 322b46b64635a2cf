/** Speaks with Twilio, or with whoever speaks its interface. */
@NullMarked
package vn.congvan.sms.twilio;

import org.jspecify.annotations.NullMarked;
