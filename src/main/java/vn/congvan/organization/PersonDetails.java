package vn.congvan.organization;

import org.jspecify.annotations.Nullable;

/**
 * What the office keeps about a person besides the login; the staff code is the province's own and
 * unique.
 */
public record PersonDetails(
    String staffCode, String fullName, @Nullable String phone, @Nullable String email) {}
