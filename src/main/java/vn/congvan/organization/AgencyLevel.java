package vn.congvan.organization;

import java.util.Arrays;

/**
 * The level of government at which an agency stands; the same words say how high a document's
 * issuer stands.
 */
public enum AgencyLevel {
  /** Cấp trung ương. */
  CENTRAL("central"),
  /** Cấp tỉnh. */
  PROVINCE("province"),
  /** Cấp sở, ngành. */
  DEPARTMENT("department"),
  /** Cấp xã; since 1 July 2025 the only level below the province (Law 72/2025/QH15). */
  COMMUNE("commune"),
  /** Outside the levels of government. */
  OTHER("other");

  private final String key;

  AgencyLevel(String key) {
    this.key = key;
  }

  /** The word under which it is stored. */
  public String key() {
    return key;
  }

  /** The level of that key. */
  public static AgencyLevel ofKey(String key) {
    return Arrays.stream(values()).filter(level -> level.key.equals(key)).findFirst().orElseThrow();
  }
}
