package vn.congvan.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a document leaves the agency where no way of the system carries it. */
public enum Means {
  POST("Bưu điện", "Post"),
  HAND("Chuyển trực tiếp", "By hand"),
  FAX("Fax", "Fax"),
  EMAIL("Thư điện tử công vụ", "Official e-mail"),
  OTHER("Cách khác", "Other means");

  private final String vietnamese;
  private final String english;

  Means(String vietnamese, String english) {
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /** The means that a form names; empty where it names none. */
  static Optional<Means> of(@Nullable String name) {
    return Arrays.stream(values()).filter(means -> means.name().equals(name)).findFirst();
  }

  /** The means in the reader's language. */
  public String in(Locale locale) {
    return "en".equals(locale.getLanguage()) ? english : vietnamese;
  }
}
