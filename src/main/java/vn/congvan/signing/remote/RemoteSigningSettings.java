package vn.congvan.signing.remote;

import java.net.URI;
import java.time.Duration;

/**
 * How a remote signing service is reached.
 *
 * @param address the service's base, without the version
 * @param providerId our account as a service provider ({@code sp_id})
 * @param providerPassword its password
 * @param timeout how long an answer may take
 */
public record RemoteSigningSettings(
    URI address, String providerId, String providerPassword, Duration timeout) {}
