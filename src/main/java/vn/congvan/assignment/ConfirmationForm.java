package vn.congvan.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the leader or head says to the whole result, and which assignments are to be done again,
 * until when.
 */
public record ConfirmationForm(
    @Nullable String note, @Nullable List<UUID> reopenAssignments, @Nullable Instant dueAt) {}
