package vn.congvan.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the login is.
 *
 * @param failuresBeforeWait wrong passwords for one account from one address before a wait begins
 * @param firstWait the first wait; it doubles with each further failure
 * @param longestWait the longest wait
 * @param failuresPerAddress wrong passwords from one address, whatever the account, within {@code
 *     addressWindow}
 * @param addressWindow the span in which they are counted
 */
@ConfigurationProperties("congvan.login")
record DoorSettings(
    @DefaultValue("5") int failuresBeforeWait,
    @DefaultValue("30s") Duration firstWait,
    @DefaultValue("15m") Duration longestWait,
    @DefaultValue("100") int failuresPerAddress,
    @DefaultValue("10m") Duration addressWindow) {}
