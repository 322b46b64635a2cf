package vn.congvan.signing;

import java.util.Locale;

/** As what a document is signed (Decree 30/2020, Art. 13, 17 and 25; Appendix I). */
public enum SignatureKind {
  /** The authorised person's signature on the document: a blue image. */
  PERSON("Chữ ký số của người có thẩm quyền", "Signature of the authorised person"),
  /** The agency's on the document: the red seal over a third of the person's signature. */
  SEAL("Chữ ký số của cơ quan", "Signature of the agency"),
  /** The agency's on an appendix in a file of its own: lines of text. */
  APPENDIX("Chữ ký số của cơ quan trên phụ lục", "Signature of the agency on an appendix"),
  /** The agency's on an electronic copy: lines of text. */
  COPY("Chữ ký số của cơ quan trên bản sao", "Signature of the agency on a copy");

  private final String vietnamese;
  private final String english;

  SignatureKind(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The kind as process variables name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that code. */
  public static SignatureKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The kind in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The kind in English. */
  public String english() {
    return english;
  }

  /** Whether the agency's certificate signs, and not a person's. */
  public boolean isOfAgency() {
    return this != PERSON;
  }
}
