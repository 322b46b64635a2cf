package vn.congvan.signing.csc;

import java.net.URI;
import java.time.Duration;

/**
 * How a cloud signature service is reached.
 *
 * @param address the service's base, without {@code /csc/v2}
 * @param clientId our account there
 * @param clientSecret its secret
 * @param timeout how long an answer may take
 */
public record CloudSigningSettings(
    URI address, String clientId, String clientSecret, Duration timeout) {}
