package vn.congvan.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Refuses, before the engine parses it, a diagram that carries anything but steps, forms and
 * decisions: putting a diagram into work must never be running code. What an expression may see is
 * {@link GuardedExpressions}' matter.
 */
@Component
class DiagramGuard implements Deployer {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final int LARGEST = 2_000_000;
  private static final Pattern STEP = Pattern.compile("\\$\\{\\s*([A-Za-z]\\w*)\\s*}");

  private static final Set<String> FORBIDDEN_ELEMENTS =
      Set.of(
          "script",
          "scriptTask",
          "connector",
          "executionListener",
          "taskListener",
          "field",
          "validation",
          "constraint");
  private static final Map<String, String> FORBIDDEN_ATTRIBUTES =
      Map.of(
          "class", "lớp Java",
          "type", "loại tác vụ hệ thống",
          "topic", "tác vụ bên ngoài",
          "resource", "tệp mã lệnh ngoài",
          "variableMappingClass", "lớp Java",
          "variableMappingDelegateExpression", "biểu thức ánh xạ",
          "formHandlerClass", "lớp Java",
          "expression", "biểu thức thay cho bước");
  private static final Set<String> DECISION_LANGUAGES =
      Set.of(
          "feel",
          "juel",
          "http://www.omg.org/spec/FEEL/20140401",
          "https://www.omg.org/spec/DMN/20191111/FEEL/");

  private final ProcessSteps steps;

  DiagramGuard(ProcessSteps steps) {
    this.steps = steps;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> faults = new ArrayList<>();
    if (deployment.getTenantId() != null) {
      faults.add("Sơ đồ dùng chung cho cả tỉnh: hãy để trống ô Tenant ID khi triển khai.");
    }
    for (var resource : deployment.getResources().values()) {
      inspect(resource, faults);
    }
    if (!faults.isEmpty()) {
      throw new BadUserRequestException("Không thể triển khai: " + String.join(" ", faults));
    }
  }

  private void inspect(ResourceEntity resource, List<String> faults) {
    var name = resource.getName();
    if (!name.matches("(?i).*\\.(bpmn|bpmn20\\.xml|dmn|dmn11\\.xml)")) {
      faults.add("Tệp " + name + ": chỉ nhận sơ đồ .bpmn và bảng quyết định .dmn.");
      return;
    }
    if (resource.getBytes().length > LARGEST) {
      faults.add("Tệp " + name + " lớn hơn 2 MB.");
      return;
    }
    try {
      walk(name, parse(resource.getBytes()), faults);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      faults.add("Tệp " + name + " không phải là XML hợp lệ hoặc có khai báo DTD.");
    }
  }

  private static Element parse(byte[] xml)
      throws ParserConfigurationException, SAXException, IOException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
  }

  private void walk(String file, Element element, List<String> faults) {
    var tag = element.getLocalName();
    var engineElement =
        CAMUNDA.equals(element.getNamespaceURI()) || BPMN.equals(element.getNamespaceURI());
    if (engineElement && FORBIDDEN_ELEMENTS.contains(tag)) {
      faults.add("Tệp " + file + ", " + box(element) + ": không được dùng <" + tag + ">.");
    }
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      check(file, element, (Attr) attributes.item(i), faults);
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        walk(file, nested, faults);
      }
    }
  }

  private void check(String file, Element element, Attr attribute, List<String> faults) {
    var name = attribute.getLocalName();
    if ("expressionLanguage".equals(name) && !DECISION_LANGUAGES.contains(attribute.getValue())) {
      faults.add("Tệp " + file + ": bảng quyết định chỉ dùng ngôn ngữ FEEL hoặc JUEL.");
      return;
    }
    if (!CAMUNDA.equals(attribute.getNamespaceURI())) {
      return;
    }
    if (FORBIDDEN_ATTRIBUTES.containsKey(name)) {
      faults.add(
          "Tệp "
              + file
              + ", "
              + box(element)
              + ": không được dùng "
              + FORBIDDEN_ATTRIBUTES.get(name)
              + " ("
              + name
              + ").");
    }
    if ("delegateExpression".equals(name)) {
      var step = STEP.matcher(attribute.getValue());
      if (!step.matches() || !steps.isStep(step.group(1))) {
        faults.add(
            "Tệp "
                + file
                + ", "
                + box(element)
                + ": không có bước nào tên '"
                + attribute.getValue()
                + "'.");
      }
    }
    if ("formKey".equals(name) && !attribute.getValue().startsWith("embedded:/forms/")) {
      faults.add(
          "Tệp " + file + ", " + box(element) + ": biểu mẫu phải bắt đầu bằng embedded:/forms/.");
    }
  }

  /** The label of the nearest box, as the analyst sees it. */
  private static String box(Element element) {
    for (var at = element;
        at != null;
        at = at.getParentNode() instanceof Element parent ? parent : null) {
      if (BPMN.equals(at.getNamespaceURI()) && !at.getAttribute("name").isBlank()) {
        return "ô \"" + at.getAttribute("name") + "\"";
      }
    }
    return "ô " + element.getAttribute("id");
  }
}
