package vn.congvan.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in Vietnamese what a function of a {@link ProcessFunctions} library tells. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProcessFunction {

  /** What it tells, in the office's words. */
  String value();
}
