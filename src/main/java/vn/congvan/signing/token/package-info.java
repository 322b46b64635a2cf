/**
 * USB tokens through the desktop agent of the Government Cipher Committee: the signer's page calls
 * the agent on his machine, the agent fetches our pages and sends them back signed.
 */
@NullMarked
package vn.congvan.signing.token;

import org.jspecify.annotations.NullMarked;
