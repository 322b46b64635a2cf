/** Seals with a key that the server may use: in an HSM or token by PKCS#11, or in a file. */
@NullMarked
package vn.congvan.signing.pkcs11;

import org.jspecify.annotations.NullMarked;
