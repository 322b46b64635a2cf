package vn.congvan.organization;

/**
 * A password as it is kept.
 *
 * @param toBeChanged whether somebody else made it up, so that its owner must choose another one
 *     before he can do anything
 */
public record PasswordHash(String value, boolean toBeChanged) {}
