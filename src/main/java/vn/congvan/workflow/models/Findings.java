package vn.congvan.workflow.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** Collects what is found in one file. */
final class Findings {

  private final String file;
  private final Set<Finding> all = new LinkedHashSet<>();

  Findings(String file) {
    this.file = file;
  }

  void add(Rule rule, Element box, String wrong, String todo) {
    add(rule, Labels.of(box), box.getAttribute("id"), wrong, todo);
  }

  void add(Rule rule, String box, String boxId, String wrong, String todo) {
    all.add(new Finding(file, box, boxId, rule, wrong, todo));
  }

  List<Finding> all() {
    return all.stream().sorted(java.util.Comparator.comparing(Finding::rule)).toList();
  }
}
