package vn.congvan.signing;

/**
 * Has a hash signed by a key that only its owner can use: a telephone's SIM, or a service that asks
 * the owner. The owner thinks for minutes, so asking and hearing the answer are two acts, and
 * nothing waits between them.
 */
public interface HashSigner {

  /**
   * Asks for a signature.
   *
   * @return the name by which the service knows the request
   * @throws SignerUnreachable if the service did not take the request, or nobody knows whether it
   *     did
   */
  String ask(SigningRequest request) throws SignerUnreachable;

  /**
   * Asks what became of a request.
   *
   * @param transaction the name that {@link #ask} gave
   * @throws SignerUnreachable if the service does not answer now; ask again later
   */
  SignerAnswer answer(String transaction) throws SignerUnreachable;
}
