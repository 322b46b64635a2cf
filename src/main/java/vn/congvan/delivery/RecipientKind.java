package vn.congvan.delivery;

/** What a line of the receivers of a document names. */
public enum RecipientKind {
  /** An agency of the province. */
  AGENCY,
  /** A unit of the issuing agency. */
  UNIT,
  /** A post of the issuing agency: whoever holds it. */
  POST,
  /** A post of another agency, whose clerk gets the document and is told of the person. */
  PERSON,
  /** A group that the directory knows, such as all communes. */
  GROUP,
  /** A list that the issuing agency keeps. */
  LIST,
  /** A place outside of the system: until an axis reaches it, sent by post or by hand. */
  OUTSIDE
}
