package vn.congvan.signing;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has a whole file signed by a program on the signer's machine, which fetches our pages, signs and
 * draws by itself, and sends the file back. The signer's page carries one message to it; the file
 * comes back through {@link FileAttempts}.
 */
public interface FileSigner {

  /** With what it signs. */
  Means means();

  /** What the signer's page says to the agent for one attempt. */
  Errand errand(FileRequest request);

  /**
   * A file that waits for the agent.
   *
   * @param attempt the attempt to be named in {@link FileAttempts}; never in an address, where only
   *     one-use words may stand
   * @param document the document's number and symbol
   * @param issuedAt the date and time that the agent draws with an agency's signature, or null
   * @param until when the attempt expires, and with it every word in the addresses
   */
  record FileRequest(
      UUID attempt,
      SignatureKind kind,
      String signerId,
      String document,
      @Nullable Instant issuedAt,
      Instant until) {}

  /**
   * What the page does: open the socket, say the message, hear one answer, close.
   *
   * @param agent the address on the signer's own machine
   * @param message the text to send, JSON
   */
  record Errand(URI agent, String message) {}
}
