package vn.congvan.registration;

import java.util.Locale;

/** The forms of a copy (Decree 30/2020, Art. 25; abbreviations of Appendix III). */
public enum CopyKind {
  /** The whole document, from its original or from a bản chính. */
  SY("SY", "Sao y", "True copy"),
  /** The whole document, from a sao y. */
  SL("SL", "Sao lục", "Copy of a true copy"),
  /** The part of a document that somebody needs. */
  TRS("TrS", "Trích sao", "Extract");

  private final String abbreviation;
  private final String vietnamese;
  private final String english;

  CopyKind(String abbreviation, String vietnamese, String english) {
    this.abbreviation = abbreviation;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The official abbreviation, as it stands in symbols. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The form in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }

  /** The form as it is printed on the copy. */
  public String printed() {
    return vietnamese.toUpperCase(Locale.forLanguageTag("vi"));
  }

  /**
   * Whether such a copy may be made: what is electronic goes on as it is, only an extract of it is
   * an electronic copy (Art. 25).
   */
  boolean allows(Medium source, Medium target) {
    return this == TRS || source != Medium.ELECTRONIC || target != Medium.ELECTRONIC;
  }

  /** What a document or its copy lies on. */
  public enum Medium {
    PAPER,
    ELECTRONIC
  }
}
