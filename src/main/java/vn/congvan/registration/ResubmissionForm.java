package vn.congvan.registration;

import org.jspecify.annotations.Nullable;

/** What the form {@code resubmit-document} saves. */
public record ResubmissionForm(
    @Nullable String route,
    @Nullable String leaderPost,
    @Nullable String unitId,
    @Nullable String note) {}
