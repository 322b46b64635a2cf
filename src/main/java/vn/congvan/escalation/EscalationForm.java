package vn.congvan.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed about an overdue deadline: a note, and the new deadline or the new handler. */
public record EscalationForm(
    @Nullable String note, @Nullable Instant until, @Nullable UUID handlerPost) {}
