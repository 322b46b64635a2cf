package vn.congvan.document;

import org.jspecify.annotations.Nullable;
import vn.congvan.shared.FoldedText;

/**
 * Who issued a document, as far as the province has rules of its own for it; decision tables ask
 * for it.
 */
public enum IssuerClass {
  GOVERNMENT("government", "Chính phủ"),
  PRIME_MINISTER("primeMinister", "Thủ tướng Chính phủ"),
  PROVINCIAL_COMMITTEE("provincialCommittee", "Ủy ban nhân dân tỉnh"),
  CHAIRMAN("chairman", "Chủ tịch Ủy ban nhân dân tỉnh"),
  OTHER("other", "Nơi khác");

  private static final String COMMITTEE = "(uy ban nhan dan|ubnd)";

  private final String code;
  private final String vietnamese;

  IssuerClass(String code, String vietnamese) {
    this.code = code;
    this.vietnamese = vietnamese;
  }

  /**
   * The class of an issuer by its name on the document; whoever signs for the committee as its
   * chairman is named there as well.
   */
  public static IssuerClass of(@Nullable String issuerName) {
    var name = issuerName == null ? "" : FoldedText.of(issuerName);
    if (name.matches("thu tuong( chinh phu)?")) {
      return PRIME_MINISTER;
    }
    if (name.equals("chinh phu")) {
      return GOVERNMENT;
    }
    if (name.matches("(pho )?chu tich " + COMMITTEE + " tinh.*")) {
      return CHAIRMAN;
    }
    return name.matches(COMMITTEE + " tinh.*") ? PROVINCIAL_COMMITTEE : OTHER;
  }

  /** The code under which variables and decision tables know it. */
  public String code() {
    return code;
  }

  /** The name in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }
}
