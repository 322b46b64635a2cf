package vn.congvan.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names in Vietnamese a refusal that diagrams catch on the edge of a step. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DrawnRefusal {

  /** What is the matter, as the event on the edge of the step is labelled. */
  String value();
}
