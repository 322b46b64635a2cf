package vn.congvan.signing;

import org.jspecify.annotations.Nullable;

/** A signing service does not answer: trouble, to be tried again. */
public class SignerUnreachable extends Exception {

  /** The service's answer is missing or makes no sense. */
  public SignerUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
