package vn.congvan.registration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of which register is asked for; null means the person's first agency, its main
 * register, all types, this year until today.
 */
public record RegisterQuestion(
    @Nullable String agencyId,
    @Nullable String registerCode,
    @Nullable String typeCode,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {}
