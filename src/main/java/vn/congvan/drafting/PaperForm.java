package vn.congvan.drafting;

import org.jspecify.annotations.Nullable;

/** What the clerk remarks about a document that was signed on paper, or why it goes back. */
public record PaperForm(@Nullable String note) {}
