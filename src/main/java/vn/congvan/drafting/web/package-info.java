/** Outgoing documents over HTTP: beginning one, its draft, files, versions and comments. */
@NullMarked
package vn.congvan.drafting.web;

import org.jspecify.annotations.NullMarked;
