package vn.congvan.registration;

import java.util.UUID;

/** A register as pages and lists of choices show it. */
public record RegisterView(
    UUID id,
    String agencyId,
    int year,
    String code,
    String name,
    String rule,
    long lastNumber,
    boolean closed) {}
