package vn.congvan.signing.certificates;

import org.jspecify.annotations.Nullable;

/** What the form {@code hand-in-certificate} saves. */
public record RenewalForm(
    @Nullable String certificate,
    @Nullable String serialNumber,
    @Nullable Boolean nameConfirmed,
    @Nullable String reason) {}
