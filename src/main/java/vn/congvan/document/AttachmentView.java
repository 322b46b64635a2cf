package vn.congvan.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of a document as other capabilities see it. */
public record AttachmentView(
    UUID id,
    UUID documentId,
    String role,
    int ordinal,
    String name,
    String mediaType,
    long size,
    String sha256,
    @Nullable Integer pages,
    Instant addedAt,
    String addedBy) {}
