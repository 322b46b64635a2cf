package vn.congvan.organization;

import org.jspecify.annotations.Nullable;

/**
 * Where and as what somebody works: the agency, mostly a unit of it, the role and the title on the
 * door.
 */
public record Place(String agencyId, @Nullable String unitId, Role role, String title) {}
