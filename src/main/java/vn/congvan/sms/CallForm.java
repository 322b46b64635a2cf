package vn.congvan.sms;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a call.
 *
 * @param messageId the message of whoever was called; null for the one that the task is about
 */
public record CallForm(@Nullable String messageId, @Nullable String note) {}
