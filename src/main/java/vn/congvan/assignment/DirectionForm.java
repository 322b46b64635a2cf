package vn.congvan.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a leader writes on a document: the instruction, and who does what until when. */
public record DirectionForm(@Nullable String instruction, @Nullable List<Row> rows) {

  /** One unit or post; without an instruction or a deadline of its own, those of the whole hold. */
  public record Row(
      @Nullable AssignmentRole role,
      @Nullable String unitId,
      @Nullable UUID postId,
      @Nullable String instruction,
      @Nullable Instant dueAt) {}
}
