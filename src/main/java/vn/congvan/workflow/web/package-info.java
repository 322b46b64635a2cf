/** What a form in Tasklist asks about its task, and the pages on which diagrams are kept. */
@NullMarked
package vn.congvan.workflow.web;

import org.jspecify.annotations.NullMarked;
