package vn.congvan.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.Channel;

/** A delivery as the list of arrivals shows it. */
public record ArrivalView(
    UUID id,
    String agencyId,
    Channel channel,
    Instant receivedAt,
    String receivedBy,
    ArrivalState state,
    String fileName,
    long size,
    @Nullable String reason,
    @Nullable UUID documentId) {}
