package vn.congvan.drafting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.delivery.Recipient;

/**
 * What the drafter fills in: what the document is, who checks and signs it, to whom it goes; whom
 * he asks for comments until when; or why he drops it.
 */
public record DraftForm(
    @Nullable String typeCode,
    @Nullable String subject,
    @Nullable String field,
    @Nullable Integer urgency,
    @Nullable String council,
    @Nullable String signerCapacity,
    @Nullable UUID checkerPost,
    @Nullable Boolean onPaper,
    @Nullable String receivers,
    @Nullable List<Recipient> recipients,
    @Nullable List<String> units,
    @Nullable String question,
    @Nullable Instant commentDueAt,
    @Nullable String reason) {}
