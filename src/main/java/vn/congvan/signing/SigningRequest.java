package vn.congvan.signing;

import java.time.Duration;

/**
 * What a signer is asked for.
 *
 * @param id ours, letters and digits, beginning with a letter; the service answers the second
 *     request of the same id as the first
 * @param account the signer's telephone number or account with the service
 * @param hash SHA-256 of what is signed, 32 bytes
 * @param document the document's number and symbol, shown on our page and on the device
 * @param controlCode four digits, shown on our page and on the device
 * @param patience how long the device waits for its owner
 */
public record SigningRequest(
    String id,
    String account,
    byte[] hash,
    String document,
    String controlCode,
    Duration patience) {

  /** What the device shows: short, and in letters that every telephone has. */
  public String shown() {
    return "Ky so VB %s. Ma kiem tra: %s".formatted(document, controlCode);
  }
}
