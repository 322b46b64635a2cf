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
 *     window}
 * @param failuresPerAccount wrong passwords for one account from all unknown devices within {@code
 *     window}
 * @param failuresInAll wrong passwords from all unknown devices within {@code window}, beyond which
 *     an address with a failure gets no second try
 * @param window the span in which they are counted
 * @param deviceKnownFor how long a device on which somebody has logged in is remembered
 */
@ConfigurationProperties("congvan.login")
record DoorSettings(
    @DefaultValue("5") int failuresBeforeWait,
    @DefaultValue("30s") Duration firstWait,
    @DefaultValue("15m") Duration longestWait,
    @DefaultValue("100") int failuresPerAddress,
    @DefaultValue("50") int failuresPerAccount,
    @DefaultValue("2000") int failuresInAll,
    @DefaultValue("10m") Duration window,
    @DefaultValue("180d") Duration deviceKnownFor) {}
