package vn.congvan.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the handler reports, or to whom he hands over, or why he returns the work. */
public record HandlingForm(
    @Nullable String result,
    @Nullable String replyReference,
    @Nullable UUID handOverPost,
    @Nullable String reason,
    @Nullable Boolean closeHelpers) {}
