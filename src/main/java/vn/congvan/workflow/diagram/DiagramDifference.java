package vn.congvan.workflow.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvan.workflow.diagram.Change.Kind;

/**
 * Tells two versions of a process or decision table apart, in what an analyst drew and wrote and
 * not in lines of XML.
 */
public final class DiagramDifference {

  private static final int LONGEST = 300;
  private static final int BEFORE_DIFFERENCE = 40;
  private static final int MOST = 300;

  private final List<Change> found = new ArrayList<>();

  private DiagramDifference() {}

  /** What changed in the process or decision of that id; {@code before} is null for a first one. */
  public static List<Change> between(@Nullable String before, String after, String id) {
    if (before == null) {
      return List.of(Change.of(Kind.FIRST));
    }
    if (before.equals(after)) {
      return List.of(Change.of(Kind.NOTHING));
    }
    var difference = new DiagramDifference();
    var newFlow = Flow.of(after, id);
    var oldFlow = Flow.of(before, id);
    var newTable = DecisionTable.of(after, id);
    var oldTable = DecisionTable.of(before, id);
    if (newFlow != null && oldFlow != null) {
      difference.flows(oldFlow, newFlow);
    } else if (newTable != null && oldTable != null) {
      difference.tables(oldTable, newTable);
    } else {
      return List.of(Change.of(Kind.FIRST));
    }
    return difference.told();
  }

  private List<Change> told() {
    if (found.isEmpty()) {
      return List.of(Change.of(Kind.DRAWING_ONLY));
    }
    if (found.size() <= MOST) {
      return List.copyOf(found);
    }
    var told = new ArrayList<>(found.subList(0, MOST));
    told.add(Change.from(Kind.MORE, "", "", "", String.valueOf(found.size() - MOST)));
    return told;
  }

  private void flows(Flow before, Flow after) {
    renamed("process", before.name, after.name);
    settings("process", after.name, before.settings, after.settings);

    var recoded = recoded(before, after);
    Map<String, String> oldIdOf = new HashMap<>();
    recoded.forEach((oldId, newId) -> oldIdOf.put(newId, oldId));
    for (var box : before.boxes.values()) {
      if (!after.boxes.containsKey(box.id()) && !recoded.containsKey(box.id())) {
        add(Change.box(Kind.BOX_REMOVED, box.kind(), box.label()));
      }
    }
    for (var box : after.boxes.values()) {
      var old = before.boxes.get(oldIdOf.getOrDefault(box.id(), box.id()));
      if (old == null) {
        add(Change.box(Kind.BOX_ADDED, box.kind(), box.label()));
        continue;
      }
      if (!old.id().equals(box.id())) {
        add(Change.from(Kind.BOX_RECODED, box.kind(), box.label(), old.id(), box.id()));
      }
      if (!old.kind().equals(box.kind())) {
        add(new Change(Kind.BOX_REPLACED, box.kind(), box.label(), old.kind(), "", ""));
      }
      if (!old.name().equals(box.name())) {
        add(Change.from(Kind.BOX_RENAMED, box.kind(), box.label(), old.label(), box.label()));
      }
    }
    arrows(before, after, recoded);
    for (var box : after.boxes.values()) {
      var old = before.boxes.get(oldIdOf.getOrDefault(box.id(), box.id()));
      if (old != null) {
        settings(
            box.kind(),
            box.label(),
            sameWords(old.settings(), before, after, recoded),
            box.settings());
      }
    }
  }

  /**
   * A setting that names another box does not change because that box got another name: the old
   * words are put into the new ones.
   */
  private static Map<String, String> sameWords(
      Map<String, String> old, Flow before, Flow after, Map<String, String> recoded) {
    var words = new LinkedHashMap<>(old);
    for (var setting : List.of("parent", "attachedTo", "default")) {
      words.computeIfPresent(
          setting,
          (name, label) ->
              before.boxes.values().stream()
                  .filter(box -> box.label().equals(label))
                  .map(box -> after.boxes.get(recoded.getOrDefault(box.id(), box.id())))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .map(Flow.Box::label)
                  .orElse(label));
    }
    return words;
  }

  /** Boxes that only got another id, by the old one. */
  private static Map<String, String> recoded(Flow before, Flow after) {
    Map<String, String> recoded = new HashMap<>();
    for (var old : before.boxes.values()) {
      if (after.boxes.containsKey(old.id()) || old.name().isEmpty()) {
        continue;
      }
      var same =
          after.boxes.values().stream()
              .filter(box -> !before.boxes.containsKey(box.id()))
              .filter(box -> box.kind().equals(old.kind()) && box.name().equals(old.name()))
              .toList();
      if (same.size() == 1 && !recoded.containsValue(same.get(0).id())) {
        recoded.put(old.id(), same.get(0).id());
      }
    }
    return recoded;
  }

  private void arrows(Flow before, Flow after, Map<String, String> recoded) {
    Map<Flow.Arrow, Flow.Arrow> pairs = new LinkedHashMap<>();
    Set<Flow.Arrow> old = new LinkedHashSet<>(before.arrows.values());
    Set<Flow.Arrow> fresh = new LinkedHashSet<>(after.arrows.values());
    for (var arrow : before.arrows.values()) {
      var same = after.arrows.get(arrow.id());
      if (same != null) {
        pairs.put(arrow, same);
      }
    }
    old.removeAll(pairs.keySet());
    fresh.removeAll(Set.copyOf(pairs.values()));
    // Deleted and drawn anew: first between the same boxes, then from the same box.
    for (var wholly : new boolean[] {true, false}) {
      for (var arrow : List.copyOf(old)) {
        var source = recoded.getOrDefault(arrow.source(), arrow.source());
        var target = recoded.getOrDefault(arrow.target(), arrow.target());
        fresh.stream()
            .filter(other -> other.source().equals(source))
            .filter(other -> !wholly || other.target().equals(target))
            .findFirst()
            .ifPresent(
                other -> {
                  pairs.put(arrow, other);
                  old.remove(arrow);
                  fresh.remove(other);
                });
      }
    }
    old.forEach(arrow -> add(Change.box(Kind.ARROW_REMOVED, "sequenceFlow", before.label(arrow))));
    for (var arrow : after.arrows.values()) {
      if (fresh.contains(arrow)) {
        add(Change.box(Kind.ARROW_ADDED, "sequenceFlow", after.label(arrow)));
        condition(after.label(arrow), "", arrow.condition());
      }
    }
    pairs.forEach(
        (was, now) -> {
          if (!recoded.getOrDefault(was.source(), was.source()).equals(now.source())
              || !recoded.getOrDefault(was.target(), was.target()).equals(now.target())) {
            add(
                Change.from(
                    Kind.ARROW_REWIRED,
                    "sequenceFlow",
                    before.label(was),
                    before.label(was),
                    after.label(now)));
          } else if (!was.name().equals(now.name())) {
            add(
                Change.from(
                    Kind.ARROW_RENAMED, "sequenceFlow", after.label(now), was.name(), now.name()));
          }
          condition(after.label(now), was.condition(), now.condition());
        });
  }

  private void condition(String arrow, String before, String after) {
    if (!before.equals(after)) {
      setting("sequenceFlow", arrow, "condition", before, after);
    }
  }

  private void renamed(String element, String before, String after) {
    if (!before.equals(after)) {
      add(Change.from(Kind.BOX_RENAMED, element, after, before, after));
    }
  }

  private void settings(
      String element, String label, Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var name : names) {
      var was = before.getOrDefault(name, "");
      var is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        setting(element, label, name, was, is);
      }
    }
  }

  private void setting(String element, String label, String name, String before, String after) {
    var from = Math.max(0, firstDifference(before, after) - BEFORE_DIFFERENCE);
    add(
        Change.setting(
            element, label, name, excerpt(before, after, from), excerpt(after, before, from)));
  }

  private void tables(DecisionTable before, DecisionTable after) {
    renamed("decision", before.name, after.name);
    settings("decision", after.name, before.settings, after.settings);
    columns(before, after);
    rules(before, after);
  }

  private void columns(DecisionTable before, DecisionTable after) {
    for (var column : before.columns.values()) {
      if (!after.columns.containsKey(column.id())) {
        add(Change.box(Kind.COLUMN_REMOVED, column.kind(), column.title()));
      }
    }
    for (var column : after.columns.values()) {
      var old = before.columns.get(column.id());
      if (old == null) {
        add(Change.box(Kind.COLUMN_ADDED, column.kind(), column.title()));
        continue;
      }
      if (!old.title().equals(column.title())) {
        add(
            Change.from(
                Kind.COLUMN_RENAMED, column.kind(), column.title(), old.title(), column.title()));
      }
      settings(
          column.kind(),
          column.title(),
          Map.of("expression", old.expression(), "variable", old.name(), "type", old.type()),
          Map.of(
              "expression", column.expression(), "variable", column.name(), "type", column.type()));
    }
    moved(
            before.columns.keySet().stream().filter(after.columns::containsKey).toList(),
            after.columns.keySet().stream().filter(before.columns::containsKey).toList())
        .forEach(
            id -> {
              var column = Objects.requireNonNull(after.columns.get(id));
              add(Change.box(Kind.COLUMN_MOVED, column.kind(), column.title()));
            });
  }

  private void rules(DecisionTable before, DecisionTable after) {
    Map<DecisionTable.Rule, DecisionTable.Rule> pairs = new LinkedHashMap<>();
    var old = new ArrayList<>(before.rules);
    var fresh = new ArrayList<>(after.rules);
    pair(old, fresh, pairs, true);
    pair(old, fresh, pairs, false);
    old.forEach(
        rule ->
            add(
                Change.from(
                    Kind.RULE_REMOVED,
                    "rule",
                    DecisionTable.label(rule),
                    shortened(before.line(rule)),
                    "")));
    fresh.forEach(
        rule ->
            add(
                Change.from(
                    Kind.RULE_ADDED,
                    "rule",
                    DecisionTable.label(rule),
                    "",
                    shortened(after.line(rule)))));
    var moved =
        moved(
            pairs.keySet().stream()
                .sorted(Comparator.comparing(DecisionTable.Rule::position))
                .map(DecisionTable.Rule::id)
                .toList(),
            pairs.entrySet().stream()
                .sorted(
                    Map.Entry.comparingByValue(Comparator.comparing(DecisionTable.Rule::position)))
                .map(pair -> pair.getKey().id())
                .toList());
    pairs.forEach(
        (was, is) -> {
          var label = DecisionTable.label(is);
          if (moved.contains(was.id())) {
            add(
                Change.from(
                    Kind.RULE_MOVED,
                    "rule",
                    label,
                    String.valueOf(was.position()),
                    String.valueOf(is.position())));
          }
          if (!was.note().equals(is.note())) {
            setting("rule", label, "note", was.note(), is.note());
          }
          for (var column : after.columns.values()) {
            var cell = was.cells().get(column.id());
            var now = is.cells().getOrDefault(column.id(), "");
            if (cell != null && !cell.equals(now)) {
              add(
                  new Change(
                      Kind.CELL_CHANGED,
                      "rule",
                      label,
                      column.title(),
                      shortened(cell),
                      shortened(now)));
            }
          }
        });
  }

  private static void pair(
      List<DecisionTable.Rule> old,
      List<DecisionTable.Rule> fresh,
      Map<DecisionTable.Rule, DecisionTable.Rule> pairs,
      boolean byId) {
    for (var rule : List.copyOf(old)) {
      fresh.stream()
          .filter(other -> byId ? other.id().equals(rule.id()) : other.cells().equals(rule.cells()))
          .findFirst()
          .ifPresent(
              other -> {
                pairs.put(rule, other);
                old.remove(rule);
                fresh.remove(other);
              });
    }
  }

  /** Which have left their order: all but a longest sequence that kept it. */
  private static Set<String> moved(List<String> before, List<String> after) {
    Map<String, Integer> place = new HashMap<>();
    before.forEach(id -> place.putIfAbsent(id, place.size()));
    var previous = new int[after.size()];
    List<Integer> ends = new ArrayList<>();
    for (var i = 0; i < after.size(); i++) {
      var low = 0;
      var high = ends.size();
      while (low < high) {
        var middle = (low + high) / 2;
        if (place.get(after.get(ends.get(middle))) < place.get(after.get(i))) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : ends.get(low - 1);
      if (low == ends.size()) {
        ends.add(i);
      } else {
        ends.set(low, i);
      }
    }
    var moved = new LinkedHashSet<>(after);
    for (var i = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); i >= 0; i = previous[i]) {
      moved.remove(after.get(i));
    }
    return moved;
  }

  private void add(Change change) {
    found.add(change);
  }

  private static int firstDifference(String one, String two) {
    var i = 0;
    while (i < Math.min(one.length(), two.length()) && one.charAt(i) == two.charAt(i)) {
      i++;
    }
    return i;
  }

  /** Two long texts are shown from where they begin to differ. */
  private static String excerpt(String text, String other, int from) {
    return text.length() <= LONGEST && other.length() <= LONGEST || from == 0
        ? shortened(text)
        : "…" + shortened(text.substring(Math.min(from, text.length())));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
