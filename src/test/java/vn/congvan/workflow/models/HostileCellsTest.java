package vn.congvan.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Cells of a decision table put together at random: none calls code or runs without end. */
class HostileCellsTest {

  private static final AtomicInteger TRIED = new AtomicInteger();

  @AfterContainer
  static void report() {
    System.out.println("Hostile cells tried: " + TRIED.get());
  }

  @Property(tries = 1_000)
  void noneIsReadAsAFormula(@ForAll("hostileCells") String cell) {
    TRIED.incrementAndGet();
    for (var read : new Feel[] {Feel.expression(cell), Feel.condition(cell)}) {
      assertThat(read.beyond != null || !read.readable).as(cell).isTrue();
    }
  }

  @Property(tries = 500)
  void whatTablesNeedIsStillUnderstood(@ForAll("allowed") String cell) {
    var read = Feel.condition(cell);
    assertThat(read.beyond).as(cell).isNull();
    assertThat(read.readable).as(cell).isTrue();
  }

  @Provide
  Arbitrary<String> hostileCells() {
    return Combinators.combine(
            Arbitraries.of(
                "function(x) external { java: { class: \"java.lang.Runtime\" } }",
                "for i in 1..1000000000 return i",
                "some x in [1..9] satisfies x > 1",
                "every x in [1..9] satisfies x > 1",
                "get value({}, \"class\")",
                "get entries(execution)",
                "java.lang.Runtime.getRuntime()",
                "x.getClass()",
                "S(\"x\")",
                "2 ** 999999999",
                "matches(x, \"(a+)+$\")",
                "replace(x, \"(a+)+$\", \"\")",
                "sort(x, function(a, b) a < b)",
                "((((((1))))))",
                "{a: {b: {c: {d: {e: {f: 1}}}}}}"),
            Arbitraries.of(
                "%s", "not(%s)", "if true then %s else 1", "\"a\", %s", "[%s]", "- , %s"))
        .as((core, around) -> around.formatted(core));
  }

  @Provide
  Arbitrary<String> allowed() {
    return Combinators.combine(
            Arbitraries.of("1", "\"CV\"", "[1..3]", "< 5", "date(\"2026-09-01\")", "true"),
            Arbitraries.of("%s", "not(%s)", "%s, \"QD\""))
        .as((value, around) -> around.formatted(value));
  }
}
