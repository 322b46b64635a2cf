package vn.congvan.signing.pades;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Pages that wait for a signature: it belongs to exactly these bytes, so they are kept until it
 * comes back or is given up.
 *
 * @param pdf the pages with an empty place for the signature
 * @param container the signature's container without its value (CMS, DER)
 * @param signedAttributes what is signed (DER)
 * @param field the name of the signature's field
 */
public record PreparedPages(byte[] pdf, byte[] container, byte[] signedAttributes, String field) {

  /** SHA-256 of what is signed: this goes to the phone, the token or the service. */
  public byte[] hash() {
    return DigestUtils.sha256(signedAttributes);
  }

  /**
   * Four digits that the page and the phone both show, so that the signer sees that it is this
   * document.
   */
  public String controlCode() {
    var hash = hash();
    var number = ((hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff) % 10_000;
    return "%04d".formatted(number);
  }
}
