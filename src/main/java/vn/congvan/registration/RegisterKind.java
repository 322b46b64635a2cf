package vn.congvan.registration;

import java.util.List;
import vn.congvan.shared.Sentence;

/** What a register is kept of, and with which registers an agency begins. */
enum RegisterKind {
  /** Incoming documents (Decree 30/2020, Art. 22). */
  IN(
      new Sentence("Sổ đăng ký văn bản đến"),
      new Standard("DEN", "VĂN BẢN ĐẾN", ""),
      new Standard("MAT", "VĂN BẢN MẬT ĐẾN", "secrecy=1,2,3")),
  /**
   * Outgoing documents (Decree 30/2020, Art. 15): the types whose symbol does not name them and the
   * legal-normative ones each have a series, and state secrets their own; how the others are split
   * is up to the head of the agency.
   */
  OUT(
      new Sentence("Sổ đăng ký văn bản đi"),
      new Standard("DI", "VĂN BẢN ĐI", ""),
      new Standard("CV", "CÔNG VĂN ĐI", "type=CV,KHAC,THC"),
      new Standard("QPPL", "VĂN BẢN QUY PHẠM PHÁP LUẬT", "type=QPPL"),
      new Standard("MAT", "VĂN BẢN MẬT ĐI", "secrecy=1,2,3")),
  /** Copies: one series for all kinds of them (Decree 30/2020, Appendix I, Part II). */
  COPY(new Sentence("Sổ bản sao"), new Standard("SAO", "BẢN SAO", ""));

  private final Sentence title;
  private final List<Standard> standards;

  RegisterKind(Sentence title, Standard... standards) {
    this.title = title;
    this.standards = List.of(standards);
  }

  /** A register that every agency keeps. */
  record Standard(String code, String name, String rule) {}

  /** What such a register is called. */
  Sentence title() {
    return title;
  }

  /** The registers that every agency keeps. */
  List<Standard> standards() {
    return standards;
  }

  /** Whether every agency keeps a register of that code, under the rule with which it began. */
  boolean isStandard(String code) {
    return standards.stream().anyMatch(standard -> standard.code().equals(code));
  }
}
