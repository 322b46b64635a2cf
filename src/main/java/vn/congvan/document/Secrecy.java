package vn.congvan.document;

import java.util.Arrays;
import java.util.Optional;

/** The degree of state secrecy (Law on protection of state secrets 117/2025/QH15). */
public enum Secrecy {
  NONE(0, "Không mật", "Not secret"),
  CONFIDENTIAL(1, "Mật", "Confidential"),
  SECRET(2, "Tối mật", "Secret"),
  TOP_SECRET(3, "Tuyệt mật", "Top secret");

  private final int value;
  private final String vietnamese;
  private final String english;

  Secrecy(int value, String vietnamese, String english) {
    this.value = value;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The degree stored as that number. */
  public static Optional<Secrecy> of(int value) {
    return Arrays.stream(values()).filter(secrecy -> secrecy.value == value).findFirst();
  }

  /** The number under which it is stored, 0 to 3. */
  public int value() {
    return value;
  }

  /** The official word. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }
}
