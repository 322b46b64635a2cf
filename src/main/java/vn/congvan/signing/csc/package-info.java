/**
 * Remote keys by the Cloud Signature Consortium's API, version 2: the owner agrees on his device,
 * the service signs the hash.
 */
@NullMarked
package vn.congvan.signing.csc;

import org.jspecify.annotations.NullMarked;
