package vn.congvan.delivery;

import org.jspecify.annotations.Nullable;

/** Why the receiver does not give the document back. */
public record RecallAnswerForm(@Nullable String reason) {}
