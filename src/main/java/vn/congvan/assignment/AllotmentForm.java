package vn.congvan.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a unit decides: who handles the work and who helps, or why the unit returns it.
 */
public record AllotmentForm(
    @Nullable UUID handlerPost,
    @Nullable List<Helper> helpers,
    @Nullable String instruction,
    @Nullable Instant dueAt,
    @Nullable Boolean needsApproval,
    @Nullable String reason) {

  /** One who helps the handler with a part of the work. */
  public record Helper(
      @Nullable UUID postId, @Nullable String instruction, @Nullable Instant dueAt) {}
}
