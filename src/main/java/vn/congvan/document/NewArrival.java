package vn.congvan.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has just come in at an agency.
 *
 * @param identifier the sender's own document identifier, where the channel carries one
 * @param said what the sender says of the document, where the channel carries it
 */
public record NewArrival(
    String agencyId,
    Channel channel,
    Instant arrivedAt,
    List<ArrivedFile> files,
    String addedBy,
    @Nullable String identifier,
    @Nullable Said said) {

  /** An arrival whose channel carries no identifier. */
  public NewArrival(
      String agencyId,
      Channel channel,
      Instant arrivedAt,
      List<ArrivedFile> files,
      String addedBy) {
    this(agencyId, channel, arrivedAt, files, addedBy, null, null);
  }

  /** An arrival of which the sender says nothing but its identifier. */
  public NewArrival(
      String agencyId,
      Channel channel,
      Instant arrivedAt,
      List<ArrivedFile> files,
      String addedBy,
      @Nullable String identifier) {
    this(agencyId, channel, arrivedAt, files, addedBy, identifier, null);
  }

  /**
   * The sender's own words about a document, by which it is known until the clerk has entered what
   * she sees on it.
   */
  public record Said(
      @Nullable String number,
      @Nullable String symbol,
      @Nullable LocalDate issuedOn,
      @Nullable String issuerName,
      @Nullable String typeCode,
      @Nullable String subject,
      int urgency) {}

  /**
   * A file whose bytes are safely stored, and whose {@code content_blob} row exists, before the
   * document is.
   */
  public record ArrivedFile(
      String name, String mediaType, long size, String sha256, @Nullable Integer pages) {}
}
