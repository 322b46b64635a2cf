package vn.congvan.delivery;

import java.util.Locale;

/** What a receiver gets the document for; the first of several counts. */
public enum RecipientRole {
  MAIN("Nhận chính", "Main receiver"),
  IMPLEMENT("Để thực hiện", "To implement"),
  INFORM("Để biết", "For information");

  private final String vietnamese;
  private final String english;

  RecipientRole(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The role in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }

  RecipientRole or(RecipientRole other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
