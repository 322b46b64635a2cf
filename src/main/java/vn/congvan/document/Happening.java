package vn.congvan.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a document: when, by whom, for whom, and what. */
public record Happening(
    Instant occurredAt,
    String actor,
    @Nullable String onBehalfOf,
    EventKind kind,
    @Nullable String detail) {}
