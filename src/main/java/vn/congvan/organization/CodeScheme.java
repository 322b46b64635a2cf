package vn.congvan.organization;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A system of agency codes; an agency may carry codes of several, and old ones still lead to it.
 */
public enum CodeScheme {
  /**
   * QCVN 102:2016/BTTTT: thirteen characters, highest level last, such as {@code 000.00.04.H61}.
   */
  QCVN2016("qcvn2016", "\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}", "000.00.04.H61"),
  /**
   * Decision 20/2020/QĐ-TTg, amended by 09/2025/QĐ-TTg: highest level first, at most 35 characters.
   */
  QD20("qd20", "[A-Z]\\d{2}(\\.[A-Z0-9]{1,6})*", "H61.04"),
  /** What another system calls the agency. */
  AXIS("axis", "[A-Za-z0-9._-]+", "vinhlong.gov.vn");

  private final String key;
  private final Pattern form;
  private final String example;

  CodeScheme(String key, String form, String example) {
    this.key = key;
    this.form = Pattern.compile(form);
    this.example = example;
  }

  /** The word under which it is stored. */
  public String key() {
    return key;
  }

  /** A code of this scheme, to be shown beside the field. */
  public String example() {
    return example;
  }

  /** Whether the code has the form that the scheme's rule prescribes. */
  public boolean fits(String code) {
    return code.length() <= 35 && form.matcher(code).matches();
  }

  /** The scheme of that key. */
  public static CodeScheme ofKey(String key) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.key.equals(key))
        .findFirst()
        .orElseThrow();
  }
}
