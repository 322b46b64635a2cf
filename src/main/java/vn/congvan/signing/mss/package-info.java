/** Mobile signatures with the key in the telephone's SIM (SIM-PKI), by ETSI TS 102 204. */
@NullMarked
package vn.congvan.signing.mss;

import org.jspecify.annotations.NullMarked;
