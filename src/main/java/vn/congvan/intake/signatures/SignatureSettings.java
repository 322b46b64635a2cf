package vn.congvan.intake.signatures;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the check of signatures may ask of the office's machine.
 *
 * @param checkTime after which the check of one file is given up
 */
@Validated
@ConfigurationProperties("congvan.signatures")
public record SignatureSettings(@NotNull @DefaultValue("2m") Duration checkTime) {}
