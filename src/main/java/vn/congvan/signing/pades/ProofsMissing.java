package vn.congvan.signing.pades;

import org.jspecify.annotations.Nullable;

/** The authorities do not answer now: trouble, to be tried again. */
public class ProofsMissing extends Exception {

  ProofsMissing(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
