package vn.congvan.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose public constants tell what diagrams may count on: {@link ProcessVariable},
 * {@link ProcessForm}, {@link ProcessMessage}, {@link ProcessStart}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProcessFacts {}
