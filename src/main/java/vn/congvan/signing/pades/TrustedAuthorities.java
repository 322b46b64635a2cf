package vn.congvan.signing.pades;

/** Whose word is taken at this moment. */
public interface TrustedAuthorities {

  /** The authorities of now. */
  TrustServices now();
}
