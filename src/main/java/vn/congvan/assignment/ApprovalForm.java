package vn.congvan.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the head of a unit says to a result, and until when it is to be improved. */
public record ApprovalForm(@Nullable String note, @Nullable Instant dueAt) {}
