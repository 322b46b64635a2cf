package vn.congvan.signing.csc;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a cloud signature service is reached.
 *
 * @param address the service's base, without {@code /csc/v2}; null where none is connected
 * @param clientId our account there
 * @param clientSecret its secret
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("congvan.signing.csc")
public record CloudSigningSettings(
    @Nullable URI address,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("10s") Duration timeout) {}
