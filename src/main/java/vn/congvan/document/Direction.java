package vn.congvan.document;

/** Which way a document goes, as its agency sees it. */
public enum Direction {
  /** It came to the agency: văn bản đến. */
  IN,
  /** The agency issues it: văn bản đi. */
  OUT
}
