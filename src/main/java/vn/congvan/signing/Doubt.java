package vn.congvan.signing;

/** What speaks against a signature that arrived. */
public enum Doubt {
  /** The signed content and the signature do not belong together. */
  BROKEN,
  /** Something was changed or laid over the pages after they were signed. */
  CHANGED_AFTERWARDS,
  /** No authority that the province trusts stands behind the certificate. */
  UNKNOWN_AUTHORITY,
  /** The certificate was not valid when the document was signed. */
  NOT_VALID_THEN,
  /** The certificate was revoked before the document was signed. */
  REVOKED,
  /** Nobody could be asked whether the certificate was revoked. */
  REVOCATION_UNKNOWN,
  /** The signature could not be read, or a check ended without an answer. */
  UNCLEAR
}
