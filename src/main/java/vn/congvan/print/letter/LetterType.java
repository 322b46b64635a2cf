package vn.congvan.print.letter;

/** The types that the office composes most; named as the 29 types of the decree are. */
public enum LetterType {
  OFFICIAL_LETTER(""),
  NOTICE("THÔNG BÁO"),
  INVITATION("GIẤY MỜI"),
  PLAN("KẾ HOẠCH"),
  REPORT("BÁO CÁO"),
  DECISION("QUYẾT ĐỊNH"),
  SUBMISSION("TỜ TRÌNH");

  private final String heading;

  LetterType(String heading) {
    this.heading = heading;
  }

  /** The name of the type as it heads the letter; empty for a công văn, which names none. */
  public String heading() {
    return heading;
  }
}
