package vn.congvan.assignment;

import org.jspecify.annotations.Nullable;

/** What the head of a unit says to a result. */
public record ApprovalForm(@Nullable String note) {}
