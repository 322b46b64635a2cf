package vn.congvan.security;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Keeps form fields from making objects grow: nobody's field name decides how long a list becomes
 * (CVE-2026-59282, which has no free patch for Spring Framework 6.2).
 */
@ControllerAdvice
class FormBinding {

  @InitBinder
  void bindWithoutGrowing(WebDataBinder binder) {
    binder.setAutoGrowNestedPaths(false);
    binder.setAutoGrowCollectionLimit(0);
  }
}
