package vn.congvan.content;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long bytes that no row knows are left alone, and how long they are kept after they were set
 * aside.
 *
 * @param orphanAge must be longer than any upload or transaction can take
 */
@Validated
@ConfigurationProperties("congvan.content")
public record ContentSettings(
    @NotNull @DefaultValue("24h") Duration orphanAge,
    @NotNull @DefaultValue("30d") Duration quarantine) {}
