package vn.congvan.signing;

import java.time.Duration;
import java.util.List;

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
 * @param further what else is signed at once; empty for one signature
 */
public record SigningRequest(
    String id,
    String account,
    byte[] hash,
    String document,
    String controlCode,
    Duration patience,
    List<Further> further) {

  /**
   * A further file that is signed with the same consent.
   *
   * @param hash SHA-256 of what is signed
   * @param document what it is called, on our page and on the device; another for each
   */
  public record Further(byte[] hash, String document) {}

  /** A request for one signature. */
  public SigningRequest(
      String id,
      String account,
      byte[] hash,
      String document,
      String controlCode,
      Duration patience) {
    this(id, account, hash, document, controlCode, patience, List.of());
  }

  /** What the device shows: short, and in letters that every telephone has. */
  public String shown() {
    return further.isEmpty()
        ? "Ky so VB %s. Ma kiem tra: %s".formatted(document, controlCode)
        : "Ky so VB %s va %d tep khac. Ma kiem tra: %s"
            .formatted(document, further.size(), controlCode);
  }
}
