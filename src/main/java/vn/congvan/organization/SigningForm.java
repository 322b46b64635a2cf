package vn.congvan.organization;

/** As what a person signs for an agency (Decree 30/2020, Art. 13). */
public enum SigningForm {
  /** The head himself. */
  HEAD("", "Người đứng đầu", "Head"),
  /** Who was given the powers of the head. */
  ACTING("Q.", "Quyền người đứng đầu", "Acting head"),
  /** A deputy for the head; a deputy in charge signs the same way. */
  DEPUTY("KT.", "Ký thay người đứng đầu", "For the head"),
  /** The head of a unit, by order as the working regulation says. */
  BY_ORDER("TL.", "Ký thừa lệnh", "By order"),
  /** Who was authorised in writing, for a time and a subject, and not further. */
  AUTHORISED("TUQ.", "Ký thừa ủy quyền", "Authorised in writing");

  private final String abbreviation;
  private final String vietnamese;
  private final String english;

  SigningForm(String abbreviation, String vietnamese, String english) {
    this.abbreviation = abbreviation;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** What stands before the title, as printed; empty for the head. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The form in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The form in English. */
  public String english() {
    return english;
  }

  /** Whether it needs a delegation on record. */
  public boolean isDelegated() {
    return this == BY_ORDER || this == AUTHORISED;
  }
}
