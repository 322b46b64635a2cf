package vn.congvan.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One line of the receivers of a document, as a form saves it.
 *
 * @param receiver the id of the agency, unit, post, group or list; null for a place outside
 * @param name how the line is called; typed only for a place outside, else known from the directory
 */
public record Recipient(
    @Nullable RecipientKind kind,
    @Nullable String receiver,
    @Nullable String name,
    @Nullable RecipientRole role) {}
