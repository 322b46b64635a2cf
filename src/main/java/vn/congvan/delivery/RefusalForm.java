package vn.congvan.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender's clerk writes about a refusal.
 *
 * @param recipients the agencies that get the document instead, where it was sent to a wrong one
 */
public record RefusalForm(@Nullable String reason, @Nullable List<Recipient> recipients) {}
