package vn.congvan.document;

import java.time.Instant;
import java.util.UUID;

/** What someone said about a document, and on which level of the handling slip. */
public record Comment(UUID id, CommentLevel level, String author, Instant writtenAt, String text) {}
