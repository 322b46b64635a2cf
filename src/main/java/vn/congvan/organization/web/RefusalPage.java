package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import vn.congvan.shared.Refusal;

/**
 * Shows a refusal that no form of a page has taken up as a page of its own; our JSON interface has
 * its own answer, which comes first.
 */
@ControllerAdvice
@Order(0)
class RefusalPage {

  private final PageFrame frame;

  RefusalPage(PageFrame frame) {
    this.frame = frame;
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal, Locale locale, HttpServletRequest request) {
    var model = new HashMap<String, @Nullable Object>();
    model.put("refusal", refusal.in(locale));
    model.put("back", pageBefore(request));
    return framed("refusal", model, HttpStatus.valueOf(refusal.status()), request);
  }

  /** A page's own file that is too large to be read at all; programs are answered elsewhere. */
  @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView tooLarge(MaxUploadSizeExceededException refused, HttpServletRequest request) {
    var model = new HashMap<String, @Nullable Object>();
    model.put("status", HttpStatus.PAYLOAD_TOO_LARGE.value());
    model.put("back", pageBefore(request));
    return framed("error", model, HttpStatus.PAYLOAD_TOO_LARGE, request);
  }

  private ModelAndView framed(
      String page,
      HashMap<String, @Nullable Object> model,
      HttpStatus status,
      HttpServletRequest request) {
    var person = request.getUserPrincipal();
    if (person != null) {
      model.put("office", frame.office(person.getName(), request));
    }
    return new ModelAndView(page, model, status);
  }

  /** The page one came from, only if it is one of this very site. */
  private static @Nullable String pageBefore(HttpServletRequest request) {
    var referer = request.getHeader("Referer");
    if (referer == null) {
      return null;
    }
    try {
      var page = URI.create(referer);
      return request.getServerName().equals(page.getHost()) ? page.getRawPath() : null;
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
