package vn.congvan.registration;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentState;

/**
 * An earlier document of the same agency that this one may repeat (Decree 30/2020, Appendix VI part
 * I, III.1.h).
 */
public record Duplicate(
    UUID documentId,
    @Nullable String arrivalNumber,
    String numberAndSymbol,
    @Nullable String issuer,
    @Nullable String subject,
    @Nullable String fileName,
    LocalDate arrivedOn,
    DocumentState state,
    String reason) {}
