package vn.congvan.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much an arriving file may ask of the office's machine.
 *
 * @param maxFiles files in one delivery by hand
 * @param maxPages pages of a PDF or TIFF
 * @param maxImageSide the longer side of a picture in pixels; A3 at 600 dpi has 9921
 * @param maxImagePixels all pixels of one picture
 * @param maxEntries parts inside a DOCX or XLSX
 * @param maxUnpacked all parts of a DOCX or XLSX unpacked, or one stream of a PDF
 * @param maxRatio how many times larger than packed the parts may be
 * @param inspectionTime after which a file counts as hostile
 * @param inspectors files looked into at the same time
 * @param scanSettled how long a scanned file must lie unchanged before it is taken
 */
@Validated
@ConfigurationProperties("congvan.intake")
public record IntakeSettings(
    @NotNull @DefaultValue("50MB") DataSize maxFileSize,
    @Positive @DefaultValue("50") int maxFiles,
    @Positive @DefaultValue("2000") int maxPages,
    @Positive @DefaultValue("30000") int maxImageSide,
    @Positive @DefaultValue("300000000") long maxImagePixels,
    @Positive @DefaultValue("5000") int maxEntries,
    @NotNull @DefaultValue("256MB") DataSize maxUnpacked,
    @Positive @DefaultValue("100") int maxRatio,
    @NotNull @DefaultValue("30s") Duration inspectionTime,
    @Positive @DefaultValue("2") int inspectors,
    @NotNull @DefaultValue("10s") Duration scanSettled) {}
