package vn.congvan.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The level of government that a document comes from; decision tables ask for it. */
public enum IssuerLevel {
  CENTRAL("Trung ương", "Central"),
  PROVINCE("Tỉnh", "Province"),
  DEPARTMENT("Sở, ban, ngành", "Department"),
  COMMUNE("Xã, phường", "Commune"),
  OTHER("Tổ chức, cá nhân khác", "Other");

  private final String vietnamese;
  private final String english;

  IssuerLevel(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The level of that code. */
  public static Optional<IssuerLevel> ofCode(String code) {
    return Arrays.stream(values()).filter(level -> level.code().equals(code)).findFirst();
  }

  /**
   * The code under which tables, variables and decision tables know the level, such as {@code
   * central}.
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in the office's words. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The name in English. */
  public String english() {
    return english;
  }
}
