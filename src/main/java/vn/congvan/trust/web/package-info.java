/** The page on which the province's administrator keeps the trust list. */
@NullMarked
package vn.congvan.trust.web;

import org.jspecify.annotations.NullMarked;
