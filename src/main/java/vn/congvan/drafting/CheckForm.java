package vn.congvan.drafting;

import org.jspecify.annotations.Nullable;

/** What one who checks a draft says: a remark, or why it goes back to the drafter. */
public record CheckForm(@Nullable String note) {}
