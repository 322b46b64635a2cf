package vn.congvan.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the handler reports, or to whom he hands over, or why he returns the work; whether he ends
 * the work of his helpers, and reports although co-handlers are still at theirs.
 */
public record HandlingForm(
    @Nullable String result,
    @Nullable String replyReference,
    @Nullable UUID handOverPost,
    @Nullable String reason,
    @Nullable Boolean closeHelpers,
    @Nullable Boolean beforeOthers) {}
