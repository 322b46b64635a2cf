package vn.congvan.letters;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Word files become PDF.
 *
 * @param libreOffice LibreOffice's program, by its path or as the search path finds it
 * @param time after which a conversion is given up
 * @param patience how long somebody waits while another's file is converted
 */
@Validated
@ConfigurationProperties("congvan.conversion")
public record ConversionSettings(
    @NotBlank @DefaultValue("soffice") String libreOffice,
    @NotNull @DefaultValue("60s") Duration time,
    @NotNull @DefaultValue("90s") Duration patience) {}
