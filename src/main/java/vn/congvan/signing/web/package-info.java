/** The signing sheet's questions and acts over HTTP, and the page on which many are signed. */
@NullMarked
package vn.congvan.signing.web;

import org.jspecify.annotations.NullMarked;
