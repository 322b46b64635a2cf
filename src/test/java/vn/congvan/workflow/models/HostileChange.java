package vn.congvan.workflow.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.congvan.workflow.HostileDiagrams;

/**
 * A file of the product into which somebody planted code: well-formed, valid but for that, and
 * hostile in one place of many.
 *
 * @param kind what was planted, for the report
 * @param where the element that carries it
 */
public record HostileChange(String kind, String where, ModelFile file) {

  private static final String ACTIVITI = "http://activiti.org/bpmn";
  private static final String TRAP = "vn.congvan.workflow.Trap";

  /** Expressions that reach further than variables and functions. */
  private static final List<String> EXPRESSIONS =
      List.of(
          HostileDiagrams.SPRING,
          "${''.getClass().forName('java.lang.Runtime').getRuntime()}",
          "#{''.class.forName('java.lang.Runtime')}",
          "${execution.processEngineServices.repositoryService}",
          "${task.execution}",
          "${documentId['class']}",
          "${dataSource.connection}",
          "${environment.systemProperties}",
          "${office.getClass().classLoader}",
          "${S('<a/>')}",
          "x${''.getClass()}y");

  private static final List<String> FORMULAS =
      List.of(
          "function(x) external { java: { class: \"java.lang.Runtime\", method signature:"
              + " \"getRuntime()\" } }",
          "for i in 1..999999999 return i",
          "java.lang.Runtime.getRuntime()",
          "x.getClass()",
          "matches(x, \"(a+)+$\")",
          HostileDiagrams.SPRING,
          "S(\"x\")");
  private static final List<String> LANGUAGES =
      List.of("groovy", "javascript", "python", "ruby", "juel", "klingon");
  private static final List<String> ON_BOXES =
      List.of(
          "class=" + TRAP,
          "expression=E",
          "delegateExpression=E",
          "type=shell",
          "type=mail",
          "type=external",
          "topic=x",
          "resource=deployment://x.groovy",
          "variableMappingClass=" + TRAP,
          "variableMappingDelegateExpression=E",
          "formHandlerClass=" + TRAP,
          "formKey=E",
          "formKey=app:evil.html",
          "formKey=http://example.org/evil.html",
          "formKey=embedded:deployment:evil.html",
          "formKey=camunda-forms:deployment:evil.form",
          "formRef=evil",
          "assignee=E",
          "candidateGroups=E",
          "candidateUsers=an",
          "dueDate=E",
          "followUpDate=E",
          "priority=E",
          "taskPriority=E",
          "jobPriority=E",
          "decisionRef=E",
          "decisionRefTenantId=E",
          "caseRef=evil",
          "calledElementTenantId=E",
          "resultVariable=E",
          "versionTag=E",
          "candidateStarterUsers=E",
          "errorCodeVariable=E",
          "initiator=E");

  /** Plants one thing into one of the files; all choices are asked for. */
  public static HostileChange in(List<ModelFile> files, IntUnaryOperator choose) {
    var file = files.get(choose.applyAsInt(files.size()));
    var document = parse(file);
    return new Planter(file, document, choose).plant();
  }

  @Override
  public String toString() {
    return "%s at %s of %s".formatted(kind, where, file.name());
  }

  private record Planter(ModelFile file, Document document, IntUnaryOperator choose) {

    HostileChange plant() {
      return file.name().endsWith(".dmn") ? intoTable() : intoDiagram();
    }

    private HostileChange intoDiagram() {
      return switch (choose.applyAsInt(7)) {
        case 0 -> attribute();
        case 1 -> expressionInPlaceOfAValue();
        case 2 -> expressionInText();
        case 3 -> extension();
        case 4 -> script();
        case 5 -> structure();
        default -> conditions().isEmpty() ? attribute() : condition();
      };
    }

    private HostileChange intoTable() {
      return switch (choose.applyAsInt(5)) {
        case 0 -> formula();
        case 1 -> language();
        case 2 -> insteadOfTable();
        case 3 -> structure();
        default -> dmnAttribute();
      };
    }

    private HostileChange attribute() {
      var element = any(bpmn());
      var planted = any(ON_BOXES).split("=", 2);
      var name = planted[0];
      var space = choose.applyAsInt(4) == 0 ? ACTIVITI : Xml.CAMUNDA;
      element.setAttributeNS(
          space, (space.equals(ACTIVITI) ? "activiti:" : "camunda:") + name, value(planted[1]));
      return done("attribute " + name, element);
    }

    private HostileChange expressionInPlaceOfAValue() {
      var element = any(bpmn());
      var attributes = element.getAttributes();
      List<String> names = new ArrayList<>();
      for (var i = 0; i < attributes.getLength(); i++) {
        var name = attributes.item(i).getNodeName();
        if (!name.startsWith("xmlns") && !name.startsWith("modeler:")) {
          names.add(name);
        }
      }
      if (names.isEmpty()) {
        return attribute();
      }
      var name = any(names);
      element.setAttribute(name, any(EXPRESSIONS));
      return done("expression for a value", element);
    }

    private HostileChange expressionInText() {
      var element = any(bpmn().stream().filter(each -> Xml.children(each).isEmpty()).toList());
      element.setTextContent(any(EXPRESSIONS));
      return done("expression in a text", element);
    }

    private HostileChange extension() {
      var element =
          any(
              bpmn().stream()
                  .filter(
                      each ->
                          each.getLocalName()
                              .matches(".*(Task|Event|Gateway)|process|sequenceFlow"))
                  .toList());
      var kind = choose.applyAsInt(13);
      var planted =
          switch (kind) {
            case 0, 1 -> {
              var listener = camunda(kind == 0 ? "executionListener" : "taskListener");
              listener.setAttribute("event", kind == 0 ? "start" : "create");
              var how = any(List.of("class", "expression", "delegateExpression"));
              listener.setAttribute(how, how.equals("class") ? TRAP : any(EXPRESSIONS));
              yield listener;
            }
            case 2 -> {
              var listener = camunda("executionListener");
              listener.setAttribute("event", "start");
              listener.appendChild(scriptElement());
              yield listener;
            }
            case 3 -> {
              var field = camunda("field");
              field.setAttribute("name", "x");
              field.setAttribute("expression", any(EXPRESSIONS));
              yield field;
            }
            case 4 -> {
              var connector = camunda("connector");
              connector.appendChild(camunda("connectorId")).setTextContent("http-connector");
              yield connector;
            }
            case 5 -> {
              var form = camunda("formData");
              var field = camunda("formField");
              field.setAttribute("id", "x");
              field.setAttribute("type", "string");
              field.setAttribute("defaultValue", any(EXPRESSIONS));
              form.appendChild(field);
              yield form;
            }
            case 6, 7 -> {
              var mapping = camunda("inputOutput");
              var parameter = camunda(kind == 6 ? "inputParameter" : "outputParameter");
              parameter.setAttribute("name", any(List.of("outcome", "approval", "x")));
              if (choose.applyAsInt(2) == 0) {
                parameter.appendChild(scriptElement());
              } else {
                parameter.setTextContent(any(EXPRESSIONS));
              }
              mapping.appendChild(parameter);
              yield mapping;
            }
            case 8 -> {
              var mapping = camunda("inputOutput");
              var parameter = camunda("inputParameter");
              parameter.setAttribute("name", "outcome");
              var list = camunda("list");
              list.appendChild(camunda("value")).setTextContent(any(EXPRESSIONS));
              parameter.appendChild(list);
              mapping.appendChild(parameter);
              yield mapping;
            }
            case 9 -> {
              var error = camunda("errorEventDefinition");
              error.setAttribute("id", "evil");
              error.setAttribute("expression", any(EXPRESSIONS));
              yield error;
            }
            case 10 -> {
              var retries = camunda("failedJobRetryTimeCycle");
              retries.setTextContent(any(EXPRESSIONS));
              yield retries;
            }
            case 11 -> {
              var in = camunda(any(List.of("in", "out")));
              in.setAttribute("sourceExpression", any(EXPRESSIONS));
              in.setAttribute("target", "outcome");
              yield in;
            }
            default -> {
              var property = camunda("property");
              property.setAttribute("name", "x");
              property.setAttribute("value", any(EXPRESSIONS));
              var properties = camunda("properties");
              properties.appendChild(property);
              yield properties;
            }
          };
      extensions(element).appendChild(planted);
      return done("extension " + planted.getLocalName(), element);
    }

    private HostileChange script() {
      var task = any(bpmn().stream().filter(each -> each.getLocalName().endsWith("Task")).toList());
      document.renameNode(task, Xml.BPMN, "bpmn:scriptTask");
      task.setAttribute("scriptFormat", any(LANGUAGES));
      if (choose.applyAsInt(2) == 0) {
        task.setAttributeNS(Xml.CAMUNDA, "camunda:resource", "classpath://evil.groovy");
      } else {
        task.appendChild(document.createElementNS(Xml.BPMN, "bpmn:script"))
            .setTextContent("java.lang.Runtime.getRuntime()");
      }
      return done("script task", task);
    }

    private List<Element> conditions() {
      return bpmn().stream()
          .filter(each -> each.getLocalName().equals("conditionExpression"))
          .toList();
    }

    private HostileChange condition() {
      var condition = any(conditions());
      if (choose.applyAsInt(2) == 0) {
        condition.setAttribute("language", any(LANGUAGES));
      } else {
        condition.setAttributeNS(Xml.CAMUNDA, "camunda:resource", "deployment://evil.groovy");
      }
      return done("condition by script", condition);
    }

    private HostileChange formula() {
      var text =
          any(
              dmn().stream()
                  .filter(
                      each ->
                          each.getLocalName().equals("text")
                              && !each.getParentNode().getLocalName().endsWith("Values"))
                  .toList());
      text.setTextContent(any(FORMULAS));
      return done("formula", (Element) text.getParentNode());
    }

    private HostileChange language() {
      var entry =
          any(
              dmn().stream()
                  .filter(each -> each.getLocalName().matches(".*Entry|inputExpression"))
                  .toList());
      entry.setAttribute("expressionLanguage", any(LANGUAGES));
      return done("language of a cell", entry);
    }

    private HostileChange insteadOfTable() {
      var decision =
          any(dmn().stream().filter(each -> each.getLocalName().equals("decision")).toList());
      var space = decision.getNamespaceURI();
      var planted =
          document.createElementNS(
              space,
              any(List.of("literalExpression", "invocation", "context", "list", "relation")));
      if (planted.getLocalName().equals("literalExpression")) {
        planted.setAttribute("expressionLanguage", any(LANGUAGES));
        planted.appendChild(document.createElementNS(space, "text")).setTextContent("1");
      }
      var table = Xml.child(decision, "decisionTable");
      if (table != null && choose.applyAsInt(2) == 0) {
        decision.replaceChild(planted, table);
      } else {
        decision.appendChild(planted);
      }
      return done("more than a table", decision);
    }

    private HostileChange dmnAttribute() {
      var element = any(dmn());
      var name = any(List.of("class", "expression", "resource", "inputVariable", "delegate"));
      element.setAttributeNS(Xml.CAMUNDA_DMN, "camunda:" + name, any(EXPRESSIONS));
      return done("attribute " + name + " of a table", element);
    }

    private HostileChange structure() {
      var root = document.getDocumentElement();
      switch (choose.applyAsInt(4)) {
        case 0 -> {
          return new HostileChange(
              "document type",
              "file",
              file.with(
                  text()
                      .replaceFirst(
                          "<(?=(\\w+:)?definitions)",
                          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><")));
        }
        case 1 -> {
          var include = document.createElementNS("http://www.w3.org/2001/XInclude", "xi:include");
          include.setAttribute("href", "file:///etc/passwd");
          include.setAttribute("parse", "text");
          any(Xml.all(root)).appendChild(include);
          return done("inclusion of a file", root);
        }
        case 2 -> {
          var strange = document.createElementNS("urn:example:evil", "evil:script");
          strange.setTextContent(any(EXPRESSIONS));
          any(Xml.all(root)).appendChild(strange);
          return done("foreign element", root);
        }
        default -> {
          var from =
              document.createElementNS(
                  root.getNamespaceURI(),
                  root.getPrefix() == null ? "import" : root.getPrefix() + ":import");
          from.setAttribute("namespace", "urn:x");
          from.setAttribute("location", "http://example.org/evil.xsd");
          from.setAttribute("importType", "http://www.w3.org/2001/XMLSchema");
          root.insertBefore(from, root.getFirstChild());
          return done("import from elsewhere", root);
        }
      }
    }

    private Element extensions(Element element) {
      var there = Xml.child(element, "extensionElements");
      if (there != null) {
        return there;
      }
      var made = document.createElementNS(Xml.BPMN, "bpmn:extensionElements");
      var documentation = Xml.child(element, "documentation");
      element.insertBefore(
          made, documentation == null ? element.getFirstChild() : documentation.getNextSibling());
      return made;
    }

    private Element scriptElement() {
      var script = camunda("script");
      script.setAttribute("scriptFormat", any(LANGUAGES));
      if (choose.applyAsInt(2) == 0) {
        script.setAttribute("resource", "deployment://evil.groovy");
      } else {
        script.setTextContent("java.lang.Runtime.getRuntime()");
      }
      return script;
    }

    private Element camunda(String name) {
      return document.createElementNS(Xml.CAMUNDA, "camunda:" + name);
    }

    private String value(String planted) {
      return planted.equals("E") ? any(EXPRESSIONS) : planted;
    }

    /** What the engine reads: the process and what it refers to, not how it is drawn. */
    private List<Element> bpmn() {
      return Xml.all(document.getDocumentElement()).stream()
          .filter(each -> Xml.BPMN.equals(each.getNamespaceURI()))
          .filter(each -> !each.getLocalName().equals("definitions"))
          .toList();
    }

    private List<Element> dmn() {
      return Xml.all(document.getDocumentElement()).stream()
          .filter(each -> Xml.DMN.contains(String.valueOf(each.getNamespaceURI())))
          .toList();
    }

    private <T> T any(List<T> of) {
      return of.get(choose.applyAsInt(of.size()));
    }

    private HostileChange done(String kind, Element element) {
      var where = element.getLocalName() + " " + element.getAttribute("id");
      return new HostileChange(kind, where, file.with(text()));
    }

    private String text() {
      try {
        var bytes = new ByteArrayOutputStream();
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        transformer.transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toString(StandardCharsets.UTF_8);
      } catch (javax.xml.transform.TransformerException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Document parse(ModelFile file) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(file.content()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
