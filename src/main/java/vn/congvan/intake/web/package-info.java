/** The doors through which clerks and other systems hand in files. */
@NullMarked
package vn.congvan.intake.web;

import org.jspecify.annotations.NullMarked;
