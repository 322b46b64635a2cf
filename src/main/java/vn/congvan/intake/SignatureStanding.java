package vn.congvan.intake;

/** How a document stands with the signatures of all its files; the worst file decides. */
public enum SignatureStanding {
  /** There is no file that could be signed. */
  NONE,
  /** No file bears a signature. */
  UNSIGNED,
  /** Every signature is good. */
  GOOD,
  /** A check is not finished yet. */
  WAITING,
  /** Something speaks against a signature, or a check found no end. */
  DOUBTFUL;

  /** Whether the clerk must say why the document is registered nevertheless. */
  public boolean needsReason() {
    return this == WAITING || this == DOUBTFUL;
  }
}
