package vn.congvan.organization;

import org.jspecify.annotations.Nullable;

/** All that may change about an agency while it stays the same agency. */
public record AgencyDetails(
    String name,
    String shortName,
    String symbol,
    AgencyKind kind,
    AgencyLevel level,
    @Nullable String parentId,
    @Nullable String address) {}
