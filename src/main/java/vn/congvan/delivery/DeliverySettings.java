package vn.congvan.delivery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How documents are brought to their receivers.
 *
 * @param messengers how many deliveries are made at the same time
 * @param tryAgain how long after each failure a delivery is tried anew; the last one holds on
 */
@Validated
@ConfigurationProperties("congvan.delivery")
public record DeliverySettings(
    @Positive @DefaultValue("2") int messengers,
    @NotNull @DefaultValue({"PT1M", "PT5M", "PT30M", "PT2H", "PT6H"}) List<Duration> tryAgain) {

  Duration afterFailure(int tries) {
    return tryAgain.get(Math.min(tries, tryAgain.size()) - 1);
  }
}
