package vn.congvan.workflow.models;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Whoever goes round in a diagram must be waited for somewhere on the way: otherwise the act that
 * once enters the ring never ends, or one task after another is made with nobody doing any. A ring
 * on which only time is waited for may go on for ever, but must not make more of itself each round.
 */
final class Loops {

  /** A shorter timer, or one that may be over already, holds nothing up. */
  private static final Duration SHORTEST_WAIT = Duration.ofHours(1);

  private static final int MOST_BOXES_TOLD = 6;

  private final Diagram diagram;
  private final World world;
  private final Set<String> called;
  private final boolean timersHold;
  private final Map<Element, List<Element>> next = new HashMap<>();

  /**
   * Looks along the arrows.
   *
   * @param timersHold whether a timer is a wait like any other, or time passes by itself
   */
  private Loops(Diagram diagram, World world, Set<String> called, boolean timersHold) {
    this.diagram = diagram;
    this.world = world;
    this.called = called;
    this.timersHold = timersHold;
    diagram.boxes.forEach(box -> next.put(box, onward(box)));
  }

  static void look(Diagram diagram, World world, Findings findings) {
    if (diagram.boxes.size() > Paths.MOST_BOXES) {
      return;
    }
    var loops = new Loops(diagram, world, Set.of(diagram.key()), true);
    Set<Element> told = new HashSet<>();
    for (var box : diagram.boxes) {
      var ring = told.contains(box) ? Set.<Element>of() : loops.ringOf(box);
      told.addAll(ring);
      if (!ring.isEmpty()) {
        findings.add(
            Rule.PATHS,
            box,
            "nằm trên một vòng không chờ ai: %s."
                .formatted(
                    ring.stream()
                        .limit(MOST_BOXES_TOLD)
                        .map(Labels::of)
                        .collect(Collectors.joining(", "))),
            "Quy trình sẽ chạy mãi. Hãy đặt trên vòng ấy việc của người, ô chờ thông điệp, hoặc hẹn giờ (Duration) ít nhất một giờ.");
      }
    }
    var inTime = new Loops(diagram, world, Set.of(diagram.key()), false);
    for (var box : diagram.boxes) {
      if (!told.contains(box) && inTime.multiplies(box)) {
        findings.add(
            Rule.PATHS,
            box,
            "đi cùng lúc nhiều đường đều quay lại chính nó theo hẹn giờ, không chờ ai: mỗi vòng số lượt nhân lên.",
            "Hãy chỉ cho một đường quay lại, hoặc gộp các nhánh (điểm gộp song song) trước khi quay lại.");
      }
    }
  }

  /**
   * Whether more than one of the ways that are gone at once from this box come back to it, with
   * nobody waited for and without having been joined: two an hour later, four after two hours, and
   * sixteen million on the next day.
   */
  private boolean multiplies(Element box) {
    if (forksOrJoins(box)) {
      return targets(box).stream().filter(branch -> comesBack(branch, box)).count() > 1;
    }
    return diagram.onEdgeOf(box).stream()
        .anyMatch(event -> Timers.repeats(event) && comesBack(event, box));
  }

  private boolean comesBack(Element branch, Element fork) {
    Set<Element> reached = new LinkedHashSet<>();
    var open = new ArrayDeque<>(List.of(branch));
    while (!open.isEmpty()) {
      var box = open.poll();
      if (box.equals(fork)) {
        return true;
      }
      var joined =
          forksOrJoins(box) && diagram.in(box).size() > 1
              // What has begun inside a group of boxes is joined at its end.
              || Diagram.is(box, "endEvent") && Diagram.scopeOf(box).equals(Diagram.scopeOf(fork));
      if (reached.add(box) && !joined) {
        open.addAll(next.getOrDefault(box, List.of()));
      }
    }
    return false;
  }

  private static boolean forksOrJoins(Element box) {
    return Diagram.is(box, "parallelGateway") || Diagram.is(box, "inclusiveGateway");
  }

  /** The boxes from which one comes back to this one without a wait; none if it is on no ring. */
  private Set<Element> ringOf(Element box) {
    var forth = reachedFrom(next.get(box));
    if (!forth.contains(box)) {
      return Set.of();
    }
    return forth.stream()
        .filter(each -> reachedFrom(next.get(each)).contains(box))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<Element> reachedFrom(List<Element> first) {
    Set<Element> reached = new LinkedHashSet<>();
    var open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      var box = open.poll();
      if (reached.add(box)) {
        open.addAll(next.getOrDefault(box, List.of()));
      }
    }
    return reached;
  }

  /** Where one comes from a box without anybody or anything having been waited for. */
  private List<Element> onward(Element box) {
    List<Element> onward = new ArrayList<>();
    for (var event : diagram.onEdgeOf(box)) {
      if (!waits(event)) {
        onward.add(event);
      }
    }
    if (Diagram.is(box, "subProcess")) {
      onward.addAll(diagram.starts(box));
      return onward;
    }
    if (Diagram.is(box, "endEvent")) {
      var scope = Diagram.scopeOf(box);
      if (Diagram.is(scope, "subProcess")) {
        onward.addAll(targets(scope));
      }
      return onward;
    }
    if (Diagram.is(box, "boundaryEvent") || !waits(box)) {
      onward.addAll(targets(box));
    }
    return onward;
  }

  private List<Element> targets(Element box) {
    List<Element> targets = new ArrayList<>();
    for (var flow : diagram.out(box)) {
      var target = diagram.byId(flow.getAttribute("targetRef"));
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private boolean waits(Element box) {
    if (Diagram.is(box, "userTask") || Diagram.is(box, "receiveTask")) {
      return true;
    }
    if (Diagram.is(box, "serviceTask")) {
      return world
          .catalogue
          .stepOf(Xml.camunda(box, "delegateExpression"))
          .filter(Catalogue.Step::endsLoops)
          .isPresent();
    }
    if (Diagram.is(box, "callActivity")) {
      return waitsInside(box.getAttribute("calledElement"));
    }
    var trigger = Diagram.trigger(box);
    if (trigger == null) {
      return false;
    }
    if (Diagram.is(trigger, "messageEventDefinition")) {
      return true;
    }
    var span = timersHold ? Timers.spanOf(trigger) : null;
    return span != null && span.compareTo(SHORTEST_WAIT) >= 0;
  }

  /** Whether every way through the called process has a wait on it. */
  private boolean waitsInside(String process) {
    var inside = world.diagrams.get(process);
    if (inside == null || called.contains(process)) {
      return false;
    }
    Set<String> deeper = new HashSet<>(called);
    deeper.add(process);
    var there = new Loops(inside, world, deeper, timersHold);
    return there.reachedFrom(inside.starts(inside.process)).stream()
        .noneMatch(
            box -> Diagram.is(box, "endEvent") && Diagram.scopeOf(box).equals(inside.process));
  }
}
