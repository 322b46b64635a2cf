/** A gateway and telephones of the practice province; nothing leaves this machine. */
@NullMarked
package vn.congvan.sms.practice;

import org.jspecify.annotations.NullMarked;
