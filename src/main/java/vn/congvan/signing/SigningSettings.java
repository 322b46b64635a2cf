package vn.congvan.signing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.congvan.signing.mss.MobileSigningSettings;
import vn.congvan.signing.remote.RemoteSigningSettings;

/**
 * How signatures are asked for and whose word counts.
 *
 * @param askEvery how often a service is asked what became of a request
 * @param patience how long a device waits for its owner
 * @param agentPatience how long a file waits for the agent on the signer's computer
 * @param timeStamps the time-stamp authority (RFC 3161), or null
 * @param online whether authorities named in certificates may be asked
 * @param mss the operator's mobile signature service, or null
 * @param remote the remote signing service of the national form, or null
 */
@Validated
@ConfigurationProperties("congvan.signing")
public record SigningSettings(
    @NotNull @DefaultValue("3s") Duration askEvery,
    @NotNull @DefaultValue("5m") Duration patience,
    @NotNull @DefaultValue("15m") Duration agentPatience,
    @Nullable URI timeStamps,
    @Nullable String timeStampUser,
    @Nullable String timeStampPassword,
    @DefaultValue("true") boolean online,
    @Nullable MobileSigningSettings mss,
    @Nullable RemoteSigningSettings remote) {}
