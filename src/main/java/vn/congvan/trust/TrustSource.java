package vn.congvan.trust;

/** From where a certificate came into the trust list. */
public enum TrustSource {
  /** The administrator added it by hand. */
  HAND,
  /** It stands in the list at the configured address. */
  LIST,
  /** It is the practice province's own authority. */
  PRACTICE
}
