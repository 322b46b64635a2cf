package vn.congvan.sms;

import org.jspecify.annotations.Nullable;

/** What is written about a call. */
public record CallForm(@Nullable String note) {}
