package vn.congvan.workflow.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What a step reads or a flow tests was written before it, on every path; and where a step takes
 * what was typed into a form, that form was the last work before it.
 */
final class DataFlow {

  /** Where nobody has filled in a form since. */
  private static final String NO_FORM = "";

  /**
   * At one place of the diagram.
   *
   * @param known what has certainly been written
   * @param last the forms of which one was the last work
   */
  private record State(Set<String> known, Set<String> last) {}

  private final Diagram diagram;
  private final World world;
  private final Catalogue catalogue;
  private final FormPages forms;
  private final Set<String> calls;
  private final Map<String, Set<String>> endings = new HashMap<>();
  private final Map<Element, Set<String>> written = new HashMap<>();
  private final Map<String, State> before = new HashMap<>();
  private final Map<String, State> after = new HashMap<>();

  DataFlow(Diagram diagram, World world, Catalogue catalogue, FormPages forms) {
    this(diagram, world, catalogue, forms, Set.of(diagram.key()));
  }

  private DataFlow(
      Diagram diagram, World world, Catalogue catalogue, FormPages forms, Set<String> calls) {
    this.diagram = diagram;
    this.world = world;
    this.catalogue = catalogue;
    this.forms = forms;
    this.calls = calls;
    run();
  }

  /** The boxes that some way leads to. */
  Set<String> reached() {
    return before.keySet();
  }

  void look(Findings findings) {
    for (var box : diagram.boxes) {
      var state = before.get(box.getAttribute("id"));
      if (state != null) {
        unread(box, state, findings);
        otherForm(box, state, findings);
      }
    }
    for (var flow : diagram.flows) {
      var state = after.get(flow.getAttribute("sourceRef"));
      var condition = Xml.textOf(Xml.child(flow, "conditionExpression"));
      if (state != null && Expression.isOne(condition)) {
        for (var name : missing(variablesIn(condition), state.known())) {
          findings.add(
              Rule.DATA_FLOW,
              flow,
              "xét biến “%s”, nhưng không phải nhánh nào trước đó cũng ghi biến này."
                  .formatted(name),
              written(name));
        }
      }
    }
  }

  private void unread(Element box, State state, Findings findings) {
    Set<String> reads = new TreeSet<>();
    Set<String> inside = new HashSet<>(state.known());
    for (var parameter : Diagram.parameters(box, "inputParameter")) {
      reads.addAll(missing(variablesIn(parameter.getTextContent()), state.known()));
      inside.add(parameter.getAttribute("name"));
    }
    Set<String> own = new TreeSet<>();
    for (var attribute :
        List.of("assignee", "candidateGroups", "dueDate", "followUpDate", "priority")) {
      own.addAll(variablesIn(Xml.camunda(box, attribute)));
    }
    catalogue
        .stepOf(Xml.camunda(box, "delegateExpression"))
        .ifPresent(
            step ->
                step.reads().stream()
                    .filter(name -> !step.asks().contains(name))
                    .forEach(own::add));
    var table = world.tables.get(Xml.camunda(box, "decisionRef"));
    if (table != null) {
      own.addAll(table.reads(catalogue));
    }
    for (var child : Xml.children(box)) {
      if (String.valueOf(child.getLocalName()).endsWith("EventDefinition")) {
        own.addAll(variablesIn(child.getTextContent()));
      }
    }
    var extensions = Xml.child(box, "extensionElements");
    if (extensions != null) {
      for (var passed : Xml.children(extensions, "in")) {
        if (catalogue.variables().containsKey(passed.getAttribute("source"))) {
          own.add(passed.getAttribute("source"));
        }
      }
    }
    reads.addAll(missing(own, inside));
    inside.addAll(writes(box));
    for (var parameter : Diagram.parameters(box, "outputParameter")) {
      reads.addAll(missing(variablesIn(parameter.getTextContent()), inside));
    }
    for (var name : reads) {
      findings.add(
          Rule.DATA_FLOW,
          box,
          "đọc biến “%s”, nhưng không phải nhánh nào trước đó cũng ghi biến này.".formatted(name),
          written(name));
    }
  }

  private void otherForm(Element box, State state, Findings findings) {
    var step = catalogue.stepOf(Xml.camunda(box, "delegateExpression"));
    if (step.isEmpty() || step.get().forms().isEmpty()) {
      return;
    }
    var wanted = step.get().forms();
    for (var form : state.last()) {
      if (!wanted.contains(form)) {
        findings.add(
            Rule.DATA_FLOW,
            box,
            "dùng nội dung của %s, nhưng trên một nhánh việc cuối cùng trước đó %s."
                .formatted(
                    wanted.stream().map(this::formName).collect(Collectors.joining(" hoặc ")),
                    form.equals(NO_FORM) ? "không phải là một biểu mẫu" : "là " + formName(form)),
            "Hãy đặt bước này ngay sau việc dùng biểu mẫu ấy, không để việc khác xen vào giữa.");
      }
    }
  }

  private String formName(String path) {
    var form = catalogue.forms().get(FormPages.PREFIX + path + ".html");
    return "biểu mẫu “" + (form == null ? path : form.label()) + "”";
  }

  private String written(String name) {
    Set<String> by = new TreeSet<>();
    for (var step : catalogue.steps().values()) {
      if (step.writes().contains(name)) {
        by.add("bước “" + step.label() + "”");
      }
    }
    for (var form : catalogue.forms().values()) {
      if (form.writes().stream().anyMatch(variable -> variable.name().equals(name))) {
        by.add("biểu mẫu “" + form.label() + "”");
      }
    }
    for (var message : catalogue.messages().values()) {
      if (message.brings().stream().anyMatch(variable -> variable.name().equals(name))) {
        by.add("thông điệp “" + message.name() + "”");
      }
    }
    for (var table : world.tables.values()) {
      if (table.output(name) != null) {
        by.add("bảng quyết định “" + table.decision.getAttribute("name").strip() + "”");
      }
    }
    return by.isEmpty()
        ? "Hãy bỏ chỗ đọc biến này."
        : "Biến này do %s ghi: hãy đặt ở trước, trên mọi nhánh.".formatted(String.join(", ", by));
  }

  private void run() {
    // Bounded: a deployment holds the lock of all others while it is looked at.
    var changed = true;
    for (var round = 0; changed && round <= 10 * diagram.boxes.size(); round++) {
      changed = false;
      for (var box : diagram.boxes) {
        var id = box.getAttribute("id");
        var entering = entering(box);
        if (entering == null) {
          continue;
        }
        changed |= !entering.equals(before.put(id, entering));
        var leaving = leaving(box, entering);
        if (leaving != null) {
          changed |= !leaving.equals(after.put(id, leaving));
        }
      }
    }
  }

  private @Nullable State entering(Element box) {
    if (Diagram.is(box, "boundaryEvent")) {
      return before.get(box.getAttribute("attachedToRef"));
    }
    if (Diagram.is(box, "startEvent")) {
      return atStart(box);
    }
    if (Diagram.isEventSubProcess(box)) {
      return atStartOf(Diagram.scopeOf(box));
    }
    State entering = null;
    for (var flow : diagram.in(box)) {
      var source = after.get(flow.getAttribute("sourceRef"));
      if (source != null) {
        entering =
            entering == null ? source : meet(entering, source, Diagram.is(box, "parallelGateway"));
      }
    }
    return entering;
  }

  private @Nullable State atStart(Element start) {
    var scope = Diagram.scopeOf(start);
    if (!Diagram.isEventSubProcess(scope)) {
      return atStartOf(scope);
    }
    // A message that only comes after certain steps finds what is known after each of them.
    State state = null;
    var message = diagram.messageOf(start).map(found -> found.getAttribute("name")).orElse("");
    var told = catalogue.messages().get(message);
    if (told != null) {
      for (var box : diagram.boxes) {
        var step = catalogue.stepOf(Xml.camunda(box, "delegateExpression"));
        if (step.isPresent() && told.sentAfter().contains(step.get().name())) {
          var known = after.get(box.getAttribute("id"));
          if (known != null) {
            state = state == null ? known : meet(state, known, false);
          }
        }
      }
    }
    return state == null
        ? atStartOf(Diagram.scopeOf(scope))
        : new State(state.known(), Set.of(NO_FORM));
  }

  private @Nullable State atStartOf(Element scope) {
    return Diagram.is(scope, "process")
        ? new State(world.givenTo(diagram), Set.of(NO_FORM))
        : before.get(scope.getAttribute("id"));
  }

  private @Nullable State leaving(Element box, State entering) {
    if (Diagram.is(box, "subProcess")) {
      State leaving = null;
      for (var end : Xml.children(box, "endEvent")) {
        var state = after.get(end.getAttribute("id"));
        if (state != null) {
          leaving = leaving == null ? state : meet(leaving, state, false);
        }
      }
      return leaving;
    }
    Set<String> known = new HashSet<>(entering.known());
    known.addAll(writes(box));
    for (var parameter : Diagram.parameters(box, "outputParameter")) {
      known.add(parameter.getAttribute("name"));
    }
    return new State(known, last(box, entering));
  }

  private Set<String> writes(Element box) {
    return written.computeIfAbsent(box, this::leftBehind);
  }

  /** What the box itself leaves behind; what it has under its own name stays inside. */
  private Set<String> leftBehind(Element box) {
    Set<String> writes = new HashSet<>();
    catalogue
        .stepOf(Xml.camunda(box, "delegateExpression"))
        .ifPresent(step -> writes.addAll(step.writes()));
    if (Diagram.is(box, "userTask")) {
      forms
          .page(Xml.camunda(box, "formKey"))
          .ifPresent(page -> writes.addAll(page.writes().keySet()));
    }
    if (Diagram.is(box, "businessRuleTask") && !Xml.camunda(box, "resultVariable").isEmpty()) {
      writes.add(Xml.camunda(box, "resultVariable"));
    }
    diagram
        .messageOf(box)
        .map(message -> catalogue.messages().get(message.getAttribute("name")))
        .ifPresent(told -> told.brings().forEach(variable -> writes.add(variable.name())));
    if (Diagram.is(box, "callActivity")) {
      writes.addAll(answered(box));
    }
    for (var parameter : Diagram.parameters(box, "inputParameter")) {
      writes.remove(parameter.getAttribute("name"));
    }
    return writes;
  }

  /** What a called process hands back: of what is asked for, what it knows wherever it ends. */
  private Set<String> answered(Element call) {
    var extensions = Xml.child(call, "extensionElements");
    var called = world.diagrams.get(call.getAttribute("calledElement"));
    if (extensions == null || called == null || calls.contains(called.key())) {
      return Set.of();
    }
    Set<String> asked = new TreeSet<>();
    Xml.children(extensions, "out").forEach(out -> asked.add(out.getAttribute("target")));
    if (!asked.isEmpty()) {
      asked.retainAll(knownAtTheEndOf(called));
    }
    return asked;
  }

  private Set<String> knownAtTheEndOf(Diagram called) {
    var known = endings.get(called.key());
    if (known == null) {
      var deeper = new HashSet<>(calls);
      deeper.add(called.key());
      known = new DataFlow(called, world, catalogue, forms, deeper).knownAtTheEnd();
      endings.put(called.key(), known);
    }
    return known;
  }

  private Set<String> knownAtTheEnd() {
    Set<String> known = null;
    for (var end : Xml.children(diagram.process, "endEvent")) {
      var state = before.get(end.getAttribute("id"));
      if (state != null) {
        if (known == null) {
          known = new HashSet<>(state.known());
        } else {
          known.retainAll(state.known());
        }
      }
    }
    return known == null ? Set.of() : known;
  }

  private Set<String> last(Element box, State entering) {
    return switch (String.valueOf(box.getLocalName())) {
      case "userTask" -> Set.of(pathOf(Xml.camunda(box, "formKey")));
      case "receiveTask", "intermediateCatchEvent", "callActivity" -> Set.of(NO_FORM);
      case "boundaryEvent" -> diagram.errorOf(box).isPresent() ? entering.last() : Set.of(NO_FORM);
      default -> entering.last();
    };
  }

  private static String pathOf(String formKey) {
    return formKey.startsWith(FormPages.PREFIX)
        ? formKey.substring(FormPages.PREFIX.length()).replaceFirst("\\.html$", "")
        : NO_FORM;
  }

  private static State meet(State one, State other, boolean both) {
    Set<String> known = new HashSet<>(one.known());
    if (both) {
      known.addAll(other.known());
    } else {
      known.retainAll(other.known());
    }
    Set<String> last = new HashSet<>(one.last());
    last.addAll(other.last());
    return new State(known, last);
  }

  private Set<String> variablesIn(String text) {
    if (!Expression.isOne(text)) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(new Expression(text).names);
    names.retainAll(catalogue.variables().keySet());
    return names;
  }

  private static Set<String> missing(Set<String> names, Set<String> known) {
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(known);
    return missing;
  }
}
