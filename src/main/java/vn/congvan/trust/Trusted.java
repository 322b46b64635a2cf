package vn.congvan.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whose word is taken, by one version of the trust list.
 *
 * @param version 0 as long as nothing was ever entered
 * @param roots on whose word others stand
 * @param intermediates that stand on a root's word and help to find the way to it
 */
public record Trusted(
    int version, List<X509Certificate> roots, List<X509Certificate> intermediates) {}
