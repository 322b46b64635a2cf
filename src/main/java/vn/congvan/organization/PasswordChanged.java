package vn.congvan.organization;

/** A person has another password from now on; whoever came in with the old one must not stay. */
public record PasswordChanged(String personId) {}
