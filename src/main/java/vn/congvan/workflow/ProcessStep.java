package vn.congvan.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;
import vn.congvan.shared.Refusal;

/**
 * A box on a diagram: the class is a component, is visible to diagrams under its own name in lower
 * camel case, and states its contract, all by this one annotation.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ProcessStep {

  /**
   * The bean name, if other than the class name in lower camel case; old names stay while instances
   * run.
   */
  @AliasFor(annotation = Component.class)
  String value() default "";

  /** The name in the office's words, as Modeler offers it. */
  String label();

  /** What the step does, in one or two sentences in Vietnamese. */
  String does();

  /** Variables the step reads; each must have been written before on every path. */
  String[] reads() default {};

  /** Those of the read variables that the analyst fills in at the box itself. */
  String[] asks() default {};

  /** Variables the step writes. */
  String[] writes() default {};

  /**
   * The forms of which one must have been completed just before, with no other work in between: the
   * step takes what was typed there.
   */
  String[] forms() default {};

  /** Refusals that the diagram must catch with a boundary error of the same simple name. */
  Class<? extends Refusal>[] rejects() default {};

  /** Whether the step leaves the database, and so must be drawn with {@code asyncBefore}. */
  boolean leavesDatabase() default false;

  /**
   * Whether passing the step again and again comes to an end by itself, so that a ring through it
   * needs nobody to be waited for.
   */
  boolean endsLoops() default false;
}
