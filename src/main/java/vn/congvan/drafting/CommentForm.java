package vn.congvan.drafting;

import org.jspecify.annotations.Nullable;

/** What a unit says about a draft. */
public record CommentForm(@Nullable String comment) {}
