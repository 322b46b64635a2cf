package vn.congvan.notification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notices leave the product.
 *
 * @param digestAt when on a working day what was collected is told
 * @param mailFrom the sender of e-mails, which are sent where {@code spring.mail.host} is set
 * @param address the product's own address, for the links in e-mails
 * @param tryAgain how long after each failure an e-mail is tried anew; after the last it is given
 *     up
 * @param longestCall how long one e-mail may take at the mail server, whatever that says meanwhile
 */
@Validated
@ConfigurationProperties("congvan.notification")
record NotificationSettings(
    @NotNull @DefaultValue("07:30") LocalTime digestAt,
    @NotBlank @DefaultValue("congvan@localhost") String mailFrom,
    @NotBlank @DefaultValue("http://localhost:8080") String address,
    @NotNull @DefaultValue({"PT1M", "PT5M", "PT30M", "PT2H", "PT6H", "PT12H"})
        List<Duration> tryAgain,
    @NotNull @DefaultValue("PT1M") Duration longestCall) {}
