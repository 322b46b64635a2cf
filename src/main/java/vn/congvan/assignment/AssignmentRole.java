package vn.congvan.assignment;

/**
 * For what a unit or person gets the document (Decree 30/2020, Art. 23: lead, co-handlers; others
 * to know). What the agency has issued itself, its own units and people carry out.
 */
public enum AssignmentRole {
  LEAD("Chủ trì", "Lead"),
  CO("Phối hợp", "Co-handler"),
  INFO("Để biết", "For information"),
  CARRY_OUT("Thực hiện", "To carry out"),
  HELPER("Giúp việc", "Helper");

  private final String vietnamese;
  private final String english;

  AssignmentRole(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The role in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The role in English. */
  public String english() {
    return english;
  }

  /**
   * Whether the document waits for this work: what is only to be known, or helps another row, holds
   * nothing up, and what is issued waits for nobody.
   */
  public boolean holdsDocument() {
    return this == LEAD || this == CO;
  }
}
