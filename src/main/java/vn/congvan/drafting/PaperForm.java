package vn.congvan.drafting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the clerk enters about a document that was signed on paper, or why it goes back. */
public record PaperForm(@Nullable LocalDate dated, @Nullable String note) {}
