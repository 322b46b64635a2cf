package vn.congvan.sms;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are sent.
 *
 * @param address the gateway's interface
 * @param account the account at the gateway; without it no messages are sent
 * @param token the account's secret, with which the gateway also signs what it says
 * @param from the number or name that receivers see, or the gateway's service of such numbers
 * @param publicAddress under which the gateway reaches this system; never taken from a request
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take
 * @param senders how many messages are sent at the same time
 * @param lease how long a sending may take before somebody else looks what became of it; longer
 *     than connection and answer together
 * @param tryAgain after which times a message is tried again that the gateway did not take
 * @param giveUpAfter after how long a message that the gateway does not take goes another way
 * @param lateAfter how long after its hour a message still goes out that is neither urgent nor
 *     waited for
 * @param askAgain after which times the gateway is asked whether it has a message
 * @param lookAgain after which times the gateway is asked what became of a message, where it says
 *     nothing by itself
 * @param troublesBeforePause after how many failures in a row nothing is tried for a while
 * @param pause for how long
 * @param pricePerSegment what a message costs as long as the gateway has not told
 * @param currency in which
 */
@Validated
@ConfigurationProperties("congvan.sms")
public record SmsSettings(
    @NotNull @DefaultValue("https://api.twilio.com") URI address,
    @Nullable String account,
    @Nullable String token,
    @Nullable String from,
    @Nullable URI publicAddress,
    @NotNull @DefaultValue("5s") Duration connectWithin,
    @NotNull @DefaultValue("15s") Duration answerWithin,
    @Positive @DefaultValue("2") int senders,
    @NotNull @DefaultValue("1m") Duration lease,
    @NotEmpty @DefaultValue({"10s", "1m", "5m"}) List<Duration> tryAgain,
    @NotNull @DefaultValue("20m") Duration giveUpAfter,
    @NotNull @DefaultValue("4h") Duration lateAfter,
    @NotEmpty @DefaultValue({"10s", "1m", "5m"}) List<Duration> askAgain,
    @NotEmpty @DefaultValue({"15m", "1h", "6h"}) List<Duration> lookAgain,
    @Positive @DefaultValue("3") int troublesBeforePause,
    @NotNull @DefaultValue("1m") Duration pause,
    @PositiveOrZero @DefaultValue("800") BigDecimal pricePerSegment,
    @NotNull @DefaultValue("VND") String currency) {}
