package vn.congvan.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where it is not plain whether something leaves a row in the record of acts: what changes
 * something in a {@link UseCase} does so by itself, what only reads does not.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Recorded {

  /** False for what changes something and is yet no act, such as saving a draft. */
  boolean value() default true;
}
