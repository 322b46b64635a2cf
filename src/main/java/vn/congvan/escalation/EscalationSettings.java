package vn.congvan.escalation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How ladders are climbed.
 *
 * @param spread over how long the rungs that are due in the same minute are spread, so that tens of
 *     thousands of deadlines at the end of a working day do not collide; none is climbed early, and
 *     express documents are not spread
 */
@Validated
@ConfigurationProperties("congvan.escalation")
public record EscalationSettings(@NotNull @DefaultValue("PT5M") Duration spread) {}
