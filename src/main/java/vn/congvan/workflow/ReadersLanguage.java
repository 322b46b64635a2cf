package vn.congvan.workflow;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** In which language the engine's interfaces and web applications tell what they refuse. */
public final class ReadersLanguage {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private ReadersLanguage() {}

  /** Who names no language reads Vietnamese, as on our own pages. */
  public static Locale of(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null ? VIETNAMESE : request.getLocale();
  }
}
