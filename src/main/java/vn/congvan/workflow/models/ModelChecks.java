package vn.congvan.workflow.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The one checker behind three doors: the build, the analyst's command and the server when a
 * diagram is deployed. It tells everything at once.
 */
public final class ModelChecks {

  private static final int LARGEST = 2_000_000;
  private static final int MOST_FILES = 100;
  private static final Pattern OTHER_ENCODING =
      Pattern.compile(
          "^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!utf-8[\"'])", Pattern.CASE_INSENSITIVE);

  private final Catalogue catalogue;
  private final FormPages forms;

  /** Checks against what the product offers. */
  public ModelChecks(Catalogue catalogue, FormPages forms) {
    this.catalogue = catalogue;
    this.forms = forms;
  }

  /** The checks with everything that the product of this class path offers. */
  public static ModelChecks ofTheProduct() {
    return new ModelChecks(Catalogue.ofTheProduct(), FormPages.ofTheProduct());
  }

  /**
   * Everything that would go wrong if these files came into force together.
   *
   * @param around what else is in force; a file of the same name is replaced
   */
  public List<Finding> check(Collection<ModelFile> changed, Collection<ModelFile> around) {
    if (changed.size() > MOST_FILES) {
      var tooMany = new Findings("…");
      tooMany.add(
          Rule.FILE,
          "Tệp",
          "",
          "có %d trong một lần triển khai.".formatted(changed.size()),
          "Hãy gửi nhiều nhất %d tệp mỗi lần.".formatted(MOST_FILES));
      return tooMany.all();
    }
    Map<String, Findings> findings = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    changed.forEach(file -> names.add(file.name()));
    var then = inForce(around.stream().filter(file -> !names.contains(file.name())).toList());
    for (var file : changed) {
      var found = findings.computeIfAbsent(file.name(), Findings::new);
      if (names.remove(file.name())) {
        add(file, then, found, true);
      } else {
        found.add(Rule.FILE, "Tệp", "", "có hai tệp cùng tên.", "Hãy chỉ gửi một.");
      }
    }
    for (var diagram : then.diagrams.values()) {
      var found = findings.get(diagram.file.name());
      if (found != null) {
        look(diagram, then, found);
      }
    }
    for (var table : then.tables.values()) {
      var found = findings.get(table.file.name());
      if (found != null) {
        new Tables(table, catalogue, found).look();
      }
    }
    List<Finding> all = new ArrayList<>();
    findings.values().forEach(found -> all.addAll(found.all()));
    all.addAll(elsewhere(then, findings.keySet(), around));
    return all;
  }

  /** Everything that would go wrong if these files, and no others, came into force. */
  public List<Finding> check(Collection<ModelFile> files) {
    return check(files, List.of());
  }

  /** What of these files is, or could become, code; nothing else is looked at. */
  public static List<Finding> codeIn(Collection<ModelFile> files) {
    List<Finding> all = new ArrayList<>();
    for (var file : files) {
      var findings = new Findings(file.name());
      try {
        NoCode.look(Xml.parse(file.content()), findings);
      } catch (SAXException | IOException | StackOverflowError e) {
        unreadable(findings, "không phải là XML hợp lệ hoặc có khai báo DTD.");
      }
      all.addAll(findings.all());
    }
    return all;
  }

  /**
   * What goes wrong on the other diagrams in force that was right before. Nothing can, where nobody
   * calls the diagram any more: going back to a version without the call stays possible.
   */
  private List<Finding> elsewhere(World then, Set<String> changed, Collection<ModelFile> around) {
    var wrong =
        wrongOn(then, diagram -> !changed.contains(diagram.file.name()) && then.isStarted(diagram));
    if (!wrong.isEmpty()) {
      wrong.removeAll(wrongOn(inForce(around), was -> !changed.contains(was.file.name())));
    }
    return wrong;
  }

  private List<Finding> wrongOn(World world, Predicate<Diagram> diagrams) {
    List<Finding> all = new ArrayList<>();
    world.diagrams.values().stream()
        .filter(diagrams)
        .forEach(
            diagram -> {
              var findings = new Findings(diagram.file.name());
              look(diagram, world, findings);
              all.addAll(findings.all());
            });
    return all;
  }

  /** What is in force already was looked at when it came: it is only read. */
  private World inForce(Collection<ModelFile> files) {
    var world = new World(catalogue);
    files.forEach(file -> add(file, world, new Findings(file.name()), false));
    return world;
  }

  private void add(ModelFile file, World world, Findings findings, boolean whole) {
    try {
      read(file, world, findings, whole);
    } catch (StackOverflowError tooDeep) {
      unreadable(findings, "lồng nhau quá sâu.");
    }
  }

  private void read(ModelFile file, World world, Findings findings, boolean whole) {
    if (!file.name().matches("[a-z0-9-]+\\.(bpmn|dmn)")) {
      findings.add(
          Rule.FILE,
          "Tệp",
          "",
          "có tên “%s”.".formatted(file.name()),
          "Chỉ nhận sơ đồ .bpmn và bảng quyết định .dmn, tên gồm chữ thường không dấu, số và dấu"
              + " gạch nối.");
      return;
    }
    if (file.content().length > LARGEST) {
      unreadable(findings, "lớn hơn 2 MB.");
      return;
    }
    if (!isUtf8(file)) {
      unreadable(findings, "không ghi bằng UTF-8.");
      return;
    }
    Element root;
    try {
      root = Xml.parse(file.content());
    } catch (SAXException | IOException e) {
      unreadable(findings, "không phải là XML hợp lệ hoặc có khai báo DTD.");
      return;
    }
    var isOne =
        file.isTable() ? table(file, root, world, findings) : diagram(file, root, world, findings);
    if (whole) {
      NoCode.look(root, findings);
    }
    if (whole && isOne) {
      grammar(file, root, findings);
    }
  }

  /** Everybody who reads the file, this checker and the engine, must read the same. */
  private static boolean isUtf8(ModelFile file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.content()));
      return !OTHER_ENCODING.matcher(text).find();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean diagram(ModelFile file, Element root, World world, Findings findings) {
    var processes =
        Xml.BPMN.equals(root.getNamespaceURI())
            ? Xml.children(root, "process")
            : List.<Element>of();
    if (processes.size() != 1) {
      unreadable(findings, "có %d quy trình, phải có đúng một.".formatted(processes.size()));
      return false;
    }
    var diagram = new Diagram(file, root, processes.get(0));
    world.diagrams.put(diagram.key(), diagram);
    return true;
  }

  private static boolean table(ModelFile file, Element root, World world, Findings findings) {
    var decisions =
        Xml.DMN.contains(String.valueOf(root.getNamespaceURI()))
            ? Xml.children(root, "decision")
            : List.<Element>of();
    var table = decisions.size() == 1 ? Xml.child(decisions.get(0), "decisionTable") : null;
    if (table == null) {
      unreadable(findings, "phải có đúng một bảng quyết định.");
      return false;
    }
    var decision = new DecisionTable(file, decisions.get(0), table);
    world.tables.put(decision.key(), decision);
    return true;
  }

  /** What the engine's own reader would refuse, so that nothing is told only later. */
  private static void grammar(ModelFile file, Element root, Findings findings) {
    Grammar.breach(file, root)
        .ifPresent(
            breach ->
                findings.add(
                    Rule.FILE,
                    "Tệp",
                    "",
                    "không đúng chuẩn: %s.".formatted(inTheOfficesWords(breach)),
                    "Hãy mở bằng Camunda Modeler, sửa chỗ ấy và lưu lại."));
  }

  private static String inTheOfficesWords(SAXParseException breach) {
    return "dòng %d: %s"
        .formatted(
            breach.getLineNumber(),
            String.valueOf(breach.getMessage())
                .strip()
                .replaceFirst("cvc-[\\w.-]+: ", "")
                .replaceFirst("\\.$", ""));
  }

  private void look(Diagram diagram, World world, Findings findings) {
    if (!Names.areUnique(diagram, findings)) {
      return;
    }
    try {
      Names.look(diagram, findings);
      Paths.look(diagram, findings);
      Steps.look(diagram, catalogue, findings);
      Tasks.look(diagram, catalogue, forms, findings);
      var flow = new DataFlow(diagram, world, catalogue, forms);
      flow.look(findings);
      Paths.reach(diagram, flow.reached(), findings);
      Loops.look(diagram, world, findings);
      new Links(diagram, world, catalogue, findings).look();
      new Expressions(diagram, world, catalogue, findings).look();
      Timers.look(diagram, findings);
    } catch (StackOverflowError tooDeep) {
      unreadable(findings, "lồng nhau quá sâu.");
    }
  }

  private static void unreadable(Findings findings, String why) {
    findings.add(Rule.FILE, "Tệp", "", why, "Hãy mở bằng Camunda Modeler, sửa và lưu lại.");
  }
}
