package vn.congvan.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was written into a document's history; told within the same transaction, so that what
 * must follow from it either happens with it or not at all.
 */
public record DocumentHappened(
    UUID documentId, EventKind kind, String actor, @Nullable String detail) {}
