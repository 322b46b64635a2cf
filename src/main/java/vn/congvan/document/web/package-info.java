/** The document over HTTP: its sheet, files, reading copy, comments, history and search. */
@NullMarked
package vn.congvan.document.web;

import org.jspecify.annotations.NullMarked;
