package vn.congvan.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision on a request for more time. */
public record ExtensionForm(@Nullable Instant grantedDueAt, @Nullable String note) {}
