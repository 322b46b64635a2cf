/**
 * The national form of remote signing between service providers and certification authorities
 * (Decision 769/QĐ-BTTTT), as VNPT SmartCA and others speak it.
 */
@NullMarked
package vn.congvan.signing.remote;

import org.jspecify.annotations.NullMarked;
