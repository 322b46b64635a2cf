package vn.congvan.workflow.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** All diagrams and tables that will be in force together, by their keys. */
final class World {

  final Map<String, Diagram> diagrams = new LinkedHashMap<>();
  final Map<String, DecisionTable> tables = new LinkedHashMap<>();
  final Catalogue catalogue;

  World(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What a process is certainly started with: by the product as declared, by other diagrams as all
   * of their calls pass on.
   */
  Set<String> givenTo(Diagram diagram) {
    var start = catalogue.starts().get(diagram.key());
    if (start != null) {
      Set<String> given = new TreeSet<>();
      start.given().forEach(variable -> given.add(variable.name()));
      return given;
    }
    Set<String> given = null;
    for (var call : callsOf(diagram.key()).keySet()) {
      var passed = passed(call);
      if (given == null) {
        given = new TreeSet<>(passed);
      } else {
        given.retainAll(passed);
      }
    }
    return given == null ? Set.of() : given;
  }

  /** Whether the product or another diagram starts it. */
  boolean isStarted(Diagram diagram) {
    return catalogue.starts().containsKey(diagram.key()) || !callsOf(diagram.key()).isEmpty();
  }

  /** The boxes that call a process, with the diagrams they stand on. */
  Map<Element, Diagram> callsOf(String process) {
    Map<Element, Diagram> calls = new LinkedHashMap<>();
    for (var diagram : diagrams.values()) {
      for (var call : diagram.all("callActivity")) {
        if (call.getAttribute("calledElement").equals(process)) {
          calls.put(call, diagram);
        }
      }
    }
    return calls;
  }

  private static Set<String> passed(Element call) {
    Set<String> passed = new TreeSet<>();
    var extensions = Xml.child(call, "extensionElements");
    if (extensions != null) {
      Xml.children(extensions, "in").forEach(each -> passed.add(each.getAttribute("target")));
    }
    return passed;
  }
}
