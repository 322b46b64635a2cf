package vn.congvan.delivery;

/** What a line of the receivers of a document names. */
public enum RecipientKind {
  /** An agency of the province. */
  AGENCY,
  /** A unit of the issuing agency. */
  UNIT,
  /** A post of the issuing agency: whoever holds it. */
  POST,
  /** A group that the directory knows, such as all communes. */
  GROUP,
  /** A list that the issuing agency keeps. */
  LIST,
  /** A place outside of the system: only named in the document, delivered on paper. */
  OUTSIDE
}
