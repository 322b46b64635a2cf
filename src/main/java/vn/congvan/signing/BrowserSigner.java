package vn.congvan.signing;

import java.net.URI;

/** Signs with a key whose owner may agree on the service's own page, in his browser (OAuth 2.0). */
public interface BrowserSigner extends HashSigner {

  /** Whether the request waits for its owner to go to the service's page. */
  boolean waitsForTheBrowser(String transaction);

  /**
   * The page to which the owner's browser is sent.
   *
   * @param state our word for this errand, which comes back with the browser
   * @param challenge the hash of what will be shown with the code (PKCE, RFC 7636)
   * @param back where the browser comes back to
   */
  URI page(String transaction, String state, String challenge, URI back);

  /** The name under which the request goes on once the owner has agreed. */
  String agreed(String transaction, String code, String verifier, URI back);
}
