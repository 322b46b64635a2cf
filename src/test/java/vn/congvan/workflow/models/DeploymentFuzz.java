package vn.congvan.workflow.models;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.Set;

/**
 * Files put into work: whatever they are, they are answered with findings, and what names a class
 * or a script is one.
 */
public final class DeploymentFuzz {

  private static final ModelChecks CHECKS = ModelChecks.ofTheProduct();
  private static final List<ModelFile> FILES = ModelFile.ofTheProduct();
  private static final Set<String> CODE =
      Set.of("class", "expression", "resource", "variableMappingClass", "formHandlerClass", "type");

  private DeploymentFuzz() {}

  /** Loads everything before the first try's time is measured. */
  public static void fuzzerInitialize() {
    if (!CHECKS.check(FILES).isEmpty()) {
      throw new IllegalStateException("The product's own files have faults");
    }
  }

  /** One file: one of ours with code planted into it, or anything. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      var hostile = HostileChange.in(FILES, choices -> data.consumeInt(0, choices - 1));
      if (CHECKS.check(List.of(hostile.file()), FILES).isEmpty()) {
        throw new AssertionError("Not refused: " + hostile);
      }
      return;
    }
    var name = data.consumeBoolean() ? "x.bpmn" : "x.dmn";
    var file = new ModelFile(name, null, data.consumeRemainingAsBytes());
    CHECKS.check(List.of(file));
    if (ModelChecks.codeIn(List.of(file)).isEmpty()) {
      requireNoCode(file);
    }
  }

  private static void requireNoCode(ModelFile file) {
    try {
      for (var element : Xml.all(Xml.parse(file.content()))) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
          var space = String.valueOf(attributes.item(i).getNamespaceURI());
          if ((space.contains("camunda.org/schema/1.0") || space.contains("activiti"))
              && CODE.contains(attributes.item(i).getLocalName())) {
            throw new AssertionError("Not found: " + attributes.item(i));
          }
        }
        if ("script".equals(element.getLocalName())) {
          throw new AssertionError("Not found: " + element);
        }
      }
    } catch (org.xml.sax.SAXException | java.io.IOException unreadable) {
      throw new AssertionError("What cannot be read is no finding", unreadable);
    }
  }
}
