package vn.congvan.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one person may ask of the interfaces; what was not used is saved up for a minute.
 *
 * @param requestsPerMinute requests to our own interface and to the engine's
 * @param uploadsPerMinute requests that hand in files
 * @param passwordsPerMinute tries to change one's own password, for which the present one is typed
 * @param agentsPerMinute requests of signing agents, which have no session, from one address
 */
@ConfigurationProperties("congvan.limits")
record LimitSettings(
    @DefaultValue("1200") int requestsPerMinute,
    @DefaultValue("120") int uploadsPerMinute,
    @DefaultValue("5") int passwordsPerMinute,
    @DefaultValue("120") int agentsPerMinute) {}
