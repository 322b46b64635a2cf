package vn.congvan.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The one reading of a request's path by which every guard decides: the one by which the container
 * has already chosen who answers. A guard that looked at the address as it was typed could be
 * passed by writing a letter in another way.
 */
final class RequestPath {

  /**
   * A letter, digit, hyphen, full stop or underscore written as a code, a parameter of a path, or
   * an empty step: no browser or tool of ours writes them, and not everybody behind the door would
   * read them alike.
   */
  private static final Pattern DISGUISE =
      Pattern.compile("%(?:3\\d|[46][1-9A-Fa-f]|[57][0-9Aa]|2[DdEe]|5[Ff])|;|//");

  private RequestPath() {}

  /** The decoded path, without what stands before the application. */
  static String of(HttpServletRequest request) {
    var rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /** Whether the address is written so that it looks like another one. */
  static boolean isDisguised(HttpServletRequest request) {
    return DISGUISE.matcher(request.getRequestURI()).find();
  }
}
