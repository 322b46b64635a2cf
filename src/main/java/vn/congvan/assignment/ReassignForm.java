package vn.congvan.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom returned work is given instead. */
public record ReassignForm(
    @Nullable String unitId,
    @Nullable UUID postId,
    @Nullable String instruction,
    @Nullable Instant dueAt) {}
