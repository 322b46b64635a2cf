package vn.congvan.signing;

import java.util.List;
import java.util.UUID;

/**
 * A document that lets itself be signed: the capability that owns it lays its pages before the
 * signer and takes them back signed. Implemented there, because {@code signing} knows no documents.
 */
public interface SignedDocument {

  /** Whether this capability owns that document. */
  boolean owns(UUID documentId);

  /** The pages to be read before signing, as they stand now: nothing is drawn or reserved. */
  PagesToSign read(UUID documentId, SignatureKind kind);

  /**
   * The pages exactly as they are signed. For a person's signature this reserves the number if the
   * document has none yet and draws it with today's date; called again it gives the same number,
   * and another date if the day has changed. Runs in the transaction of the act "Sign".
   *
   * @throws vn.congvan.shared.Refusal if this person may not sign it now, in the signer's words
   */
  PagesToSign prepare(UUID documentId, SignatureKind kind, String signerId);

  /**
   * All files that lack this signature, exactly as they are signed: what {@link #prepare} gives,
   * and what follows it.
   *
   * @throws vn.congvan.shared.Refusal if this person may not sign them now
   */
  default List<PagesToSign> prepareAll(UUID documentId, SignatureKind kind, String signerId) {
    return List.of(prepare(documentId, kind, signerId));
  }

  /**
   * The names of the files that lack this signature and may have it in one go; none if it is one.
   */
  default List<String> severalToSign(UUID documentId, SignatureKind kind) {
    return List.of();
  }

  /**
   * Takes the signed pages, in the transaction in which the signature is recorded; the bytes lie in
   * the content store already.
   */
  void signed(UUID documentId, SignatureKind kind, SignedFile file);

  /**
   * Whether the signed pages of that name are still the document's, and may be replaced by the same
   * pages with the proofs that keep their signatures good after the certificates have ended. A
   * document that keeps its pages as they were signed says no.
   */
  default boolean takesProofs(UUID documentId, String sha256) {
    return false;
  }

  /**
   * Takes the pages with their proofs in the place of those of that name; in the transaction in
   * which that is recorded. Only asked of a document that {@link #takesProofs}.
   */
  default void proved(UUID documentId, String sha256, SignedFile file) {
    throw new IllegalStateException("The document keeps its pages as they were signed");
  }

  /**
   * Pages and where on them the signature shows.
   *
   * @param numberAndSymbol as shown on the signer's page and device, for example {@code
   *     05/QĐ-UBND}; empty before a number is given
   * @param capacity as what the person signs, as printed: {@code KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH}; empty
   *     for an agency's signature, but for an appendix: which of how many, {@code Phụ lục 1/3}
   */
  record PagesToSign(
      byte[] pdf, String fileName, String numberAndSymbol, String capacity, Place place) {}

  /**
   * A rectangle on a page, in points from its lower left corner; the first page is 1. For a person
   * the place between title and name; for a seal the place of the person's signature, over a third
   * of which it lies.
   */
  record Place(int page, float left, float bottom, float width, float height) {}

  /** Signed pages by their name in the content store. */
  record SignedFile(String sha256, long size, int pages, String signerId, String signerName) {}
}
