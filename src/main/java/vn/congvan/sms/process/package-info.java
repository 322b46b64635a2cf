/** The boxes of the process notify-by-sms, and the one by which an incoming document begins it. */
@NullMarked
package vn.congvan.sms.process;

import org.jspecify.annotations.NullMarked;
