package vn.congvan.signing;

import java.util.List;

/**
 * Has a hash signed by a key that only its owner can use: a telephone's SIM, or a service that asks
 * the owner. The owner thinks for minutes, so asking and hearing the answer are two acts, and
 * nothing waits between them.
 */
public interface HashSigner {

  /** With what it signs. */
  Means means();

  /**
   * Asks for a signature.
   *
   * @return usually that it waits, under the service's name for the request; at once the signature
   *     or the refusal, where the service does not ask anybody
   * @throws SignerUnreachable if the service did not take the request, or nobody knows whether it
   *     did
   */
  SignerAnswer ask(SigningRequest request) throws SignerUnreachable;

  /**
   * Asks what became of a request.
   *
   * @param transaction the service's name, out of the answer to {@link #ask}
   * @throws SignerUnreachable if the service does not answer now; ask again later
   */
  SignerAnswer answer(String transaction) throws SignerUnreachable;

  /**
   * Asks what became of a request for several signatures.
   *
   * @param documents what the files are called, in the request's order
   */
  default SignerAnswer answer(String transaction, List<String> documents) throws SignerUnreachable {
    return answer(transaction);
  }
}
