package vn.congvan.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about an overdue deadline: a note, and the new deadline, the new handler, or the
 * unit to which the work goes.
 */
public record EscalationForm(
    @Nullable String note,
    @Nullable Instant until,
    @Nullable UUID handlerPost,
    @Nullable String handlerUnit) {}
