/** What a form in Tasklist asks about its task. */
@NullMarked
package vn.congvan.workflow.web;

import org.jspecify.annotations.NullMarked;
