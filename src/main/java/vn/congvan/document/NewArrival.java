package vn.congvan.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has just come in at an agency; {@code identifier} is the sender's own document identifier,
 * where the channel carries one.
 */
public record NewArrival(
    String agencyId,
    Channel channel,
    Instant arrivedAt,
    List<ArrivedFile> files,
    String addedBy,
    @Nullable String identifier) {

  /** An arrival whose channel carries no identifier. */
  public NewArrival(
      String agencyId,
      Channel channel,
      Instant arrivedAt,
      List<ArrivedFile> files,
      String addedBy) {
    this(agencyId, channel, arrivedAt, files, addedBy, null);
  }

  /**
   * A file whose bytes are safely stored, and whose {@code content_blob} row exists, before the
   * document is.
   */
  public record ArrivedFile(
      String name, String mediaType, long size, String sha256, @Nullable Integer pages) {}
}
