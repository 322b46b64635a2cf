package vn.congvan.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.mockito.Mockito;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.congvan.organization.Directory;
import vn.congvan.workflow.HostileDiagrams;
import vn.congvan.workflow.Trap;

/**
 * Hostile expressions put together at random, in every place where the engine evaluates: none runs
 * or reads anything. One half of the tries meets the guard at deployment, the other half a running
 * engine that the text has slipped into.
 */
class HostileExpressionsTest {

  /** What must stay unread: a bean that is no step, reached by no name. */
  public static class Vault {

    /** Counts who looked. */
    public String getSecret() {
      REACHED.incrementAndGet();
      return "secret";
    }
  }

  /** A step as diagrams name it; without the annotation, or the application would take it in. */
  public static class RegisterDocument implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {}

    /** Public, and still nothing that a diagram may call. */
    public String steal() {
      REACHED.incrementAndGet();
      return "stolen";
    }
  }

  /** A function library as diagrams call it. */
  public static class Office {

    private final Vault vault = new Vault();

    /** What diagrams may ask. */
    public String headsOf(String unit) {
      return "head@" + unit;
    }

    Vault vault() {
      REACHED.incrementAndGet();
      return vault;
    }
  }

  /** The product's steps, reduced to one step and one library. */
  static final class OneOfEach extends ProcessSteps {

    private final Map<Object, Object> beans =
        Map.of("registerDocument", new RegisterDocument(), "office", new Office());

    OneOfEach() {
      super(new StaticListableBeanFactory());
    }

    @Override
    boolean isStep(String name) {
      return name.equals("registerDocument");
    }

    @Override
    boolean isLibrary(String name) {
      return name.equals("office");
    }

    @Override
    boolean hasFunction(String library, String function) {
      return isLibrary(library) && function.equals("headsOf");
    }

    @Override
    boolean isFunctionLibrary(Object bean) {
      return bean instanceof Office;
    }

    @Override
    Map<Object, Object> byName() {
      return beans;
    }
  }

  private static final AtomicInteger REACHED = new AtomicInteger();
  private static final AtomicInteger TRIED = new AtomicInteger();

  private static ProcessSteps steps;
  private static ProcessEngine guarded;

  @BeforeContainer
  static void anEngineWithTheGuardAndNothingElse() {
    quiet(Level.OFF);
    steps = new OneOfEach();
    var groups = new EngineGroups(Mockito.mock(Directory.class), new AdministratorSettings("a"));
    var configuration =
        (ProcessEngineConfigurationImpl)
            new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("guarded")
                .setJdbcUrl("jdbc:h2:mem:guarded")
                .setJobExecutorActivate(false)
                .setHistory("none");
    new CodeGuard(steps, new DiagramGuard(), groups).installIn(configuration);
    guarded = configuration.buildProcessEngine();
  }

  @AfterContainer
  static void itIsGone() {
    guarded.close();
    quiet(Level.ERROR);
    System.out.println("Hostile expressions tried: " + TRIED.get());
  }

  @Property(tries = 3_000)
  void noneCanEvenBeRead(@ForAll("hostile") String expression) {
    TRIED.incrementAndGet();
    assertThatThrownBy(() -> new ExpressionGrammar(steps).build(expression))
        .isInstanceOf(ELException.class);
  }

  @Property(tries = 300)
  void noneIsPutIntoWork(@ForAll("places") Place place, @ForAll("hostile") String expression) {
    TRIED.incrementAndGet();
    var before = reached();
    assertThatThrownBy(
            () ->
                guarded
                    .getRepositoryService()
                    .createDeployment()
                    .addString("hostile.bpmn", place.diagram(expression))
                    .deploy())
        .hasMessageContaining("Không thể triển khai");
    assertThat(reached()).isEqualTo(before);
  }

  /** With nobody at the door: in whatever place it stands, the engine takes or runs none of it. */
  @Property(tries = 300)
  void noneRunsInAnyPlace(@ForAll("places") Place place, @ForAll("hostile") String expression) {
    TRIED.incrementAndGet();
    var before = reached();
    var repository = guarded.getRepositoryService();
    try {
      HostileDiagrams.withoutTheGuard(
          configuration(),
          () -> {
            repository
                .createDeployment()
                .name("slipped in")
                .addString("hostile.bpmn", place.diagram(expression))
                .deploy();
            guarded.getRuntimeService().startProcessInstanceByKey("hostile");
          });
    } catch (RuntimeException refused) {
      // Mostly so; where the engine takes a text as it stands, nothing is evaluated.
    }
    repository
        .createDeploymentQuery()
        .deploymentName("slipped in")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    assertThat(reached()).isEqualTo(before);
  }

  /** Behind the grammar: what the names, properties and methods of a text lead to. */
  @Property(tries = 1_000)
  void noneLeadsAnywhereWithoutTheGrammar(@ForAll("hostile") String expression) {
    TRIED.incrementAndGet();
    var before = reached();
    var lenient =
        new GuardedExpressions(steps) {
          {
            setExpressionFactory(new org.camunda.bpm.impl.juel.ExpressionFactoryImpl());
          }
        };
    var instance = running();
    try {
      guarded(
          command -> {
            var execution = command.getExecutionManager().findExecutionById(instance);
            try {
              var value = lenient.createExpression(expression).getValue(execution);
              assertThat(harmless(value)).as(expression + " is " + value).isTrue();
            } catch (org.camunda.bpm.engine.ProcessEngineException | ELException refused) {
              // As it should be.
            }
            return null;
          });
    } finally {
      guarded.getRuntimeService().deleteProcessInstance(instance, "tried");
    }
    assertThat(reached()).isEqualTo(before);
  }

  @Property(tries = 500)
  void whatDiagramsNeedIsStillUnderstood(@ForAll("allowed") String expression) {
    assertThat(new ExpressionGrammar(steps).build(expression)).isNotNull();
  }

  @Provide
  Arbitrary<Place> places() {
    return Arbitraries.of(PLACES);
  }

  /** Something forbidden, wrapped in things that are allowed. */
  @Provide
  Arbitrary<String> hostile() {
    var root =
        Arbitraries.of(
            "''",
            "\"x\"",
            "1",
            "true",
            "documentId",
            "unknown",
            "execution",
            "task",
            "externalTask",
            "registerDocument",
            "office",
            "vault",
            "dataSource",
            "now()",
            "currentUser()");
    var reach =
        Arbitraries.of(
            ".class",
            ".getClass()",
            "['class']",
            "[\"class\"]",
            ".class.classLoader",
            ".getClass().forName('vn.congvan.workflow.Trap').newInstance()",
            ".class.forName('vn.congvan.workflow.Trap').newInstance()",
            "['class'].forName('vn.congvan.workflow.Trap')",
            ".processEngineServices.runtimeService",
            ".getProcessEngineServices().getRepositoryService()",
            ".getProcessEngine()",
            ".variables",
            ".getVariable('documentId')",
            ".setVariable('documentId','x')",
            ".secret",
            ".getSecret()",
            ".vault()",
            ".vault().getSecret()",
            ".steal()",
            ".execute(execution)",
            ".hashCode()",
            ".toString()",
            ".wait()",
            ".length()",
            ".bytes",
            "[0]",
            ".headsOf(unit).class",
            ".headsOf(''.class)",
            ".unknown()");
    var whole =
        Combinators.combine(root, reach)
            .as((base, way) -> base + way)
            .filter(text -> !text.equals("office.headsOf('')"));
    var alone =
        Arbitraries.of(
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "S('<a/>')",
            "JSON('{}')",
            "XML('<a/>')",
            "classOf('x')",
            "x:y('z')",
            "office == null",
            "registerDocument != null");
    var core =
        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, whole), net.jqwik.api.Tuple.of(1, alone));
    Arbitrary<String> wrapped =
        Arbitraries.lazyOf(
            () -> core,
            () -> wrap("(%s)", core),
            () -> wrap("!(%s)", core),
            () -> wrap("empty %s", core),
            () -> wrap("true ? %s : 1", core),
            () -> wrap("false ? 1 : %s", core),
            () -> wrap("%s == null", core),
            () -> wrap("'a' == %s", core),
            () -> wrap("true || %s", core),
            () -> wrap("false and %s", core),
            () -> wrap("1 + (%s)", core),
            () -> wrap("office.headsOf(%s)", core),
            () -> wrap("office.headsOf(office.headsOf(%s))", core));
    return Combinators.combine(
            wrapped, Arbitraries.of("${%s}", "#{%s}", "${ %s }", "text ${%s}", "${1}${%s} text"))
        .as((inner, outer) -> outer.formatted(inner));
  }

  private static Arbitrary<String> wrap(String around, Arbitrary<String> core) {
    return core.map(inner -> around.formatted(inner));
  }

  @Provide
  Arbitrary<String> allowed() {
    var value =
        Arbitraries.of(
            "documentId", "dueAt", "'text'", "1", "true", "null", "now()", "office.headsOf(unit)");
    return Combinators.combine(value, Arbitraries.of("==", "!=", "&&", "or", "+"), value)
        .as(
            (left, sign, right) ->
                "${x ? (" + left + " " + sign + " " + right + ") : (" + left + ")}");
  }

  /** A place of a diagram where the engine evaluates what stands there. */
  record Place(String name, String before, String after) {

    String diagram(String expression) {
      var escaped =
          expression
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace("\"", "&quot;")
              .replace("'", "&apos;");
      return HostileDiagrams.diagram(before + escaped + after);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Place attribute(String kind, String name) {
    return new Place(name, "<bpmn:" + kind + " id='t' name='Ô' " + name + "='", "'/>");
  }

  private static Place element(String kind, String before, String after) {
    return new Place(
        before, "<bpmn:" + kind + " id='t' name='Ô'>" + before, after + "</bpmn:" + kind + ">");
  }

  private static Place parameter(String before, String after) {
    return element(
        "userTask",
        "<bpmn:extensionElements><camunda:inputOutput>" + before,
        after + "</camunda:inputOutput></bpmn:extensionElements>");
  }

  private static final List<Place> PLACES =
      List.of(
          attribute("userTask", "camunda:assignee"),
          attribute("userTask", "camunda:candidateGroups"),
          attribute("userTask", "camunda:candidateUsers"),
          attribute("userTask", "camunda:dueDate"),
          attribute("userTask", "camunda:followUpDate"),
          attribute("userTask", "camunda:priority"),
          attribute("userTask", "camunda:formKey"),
          attribute("userTask", "camunda:jobPriority"),
          attribute("serviceTask", "camunda:delegateExpression"),
          attribute("sendTask", "camunda:delegateExpression"),
          attribute("businessRuleTask", "camunda:decisionRef"),
          attribute("businessRuleTask", "camunda:decisionRefVersion"),
          attribute("callActivity", "calledElement"),
          attribute("callActivity", "camunda:calledElementVersion"),
          attribute("userTask", "camunda:failedJobRetryTimeCycle"),
          new Place("name", "<bpmn:userTask id='t' name='", "'/>"),
          element("userTask", "<bpmn:documentation>", "</bpmn:documentation>"),
          parameter("<camunda:inputParameter name='a'>", "</camunda:inputParameter>"),
          parameter("<camunda:outputParameter name='a'>", "</camunda:outputParameter>"),
          parameter(
              "<camunda:inputParameter name='a'><camunda:list><camunda:value>",
              "</camunda:value></camunda:list></camunda:inputParameter>"),
          parameter(
              "<camunda:inputParameter name='a'><camunda:map><camunda:entry key='k'>",
              "</camunda:entry></camunda:map></camunda:inputParameter>"),
          parameter(
              "<camunda:inputParameter name='a'><camunda:map><camunda:entry key='",
              "'>v</camunda:entry></camunda:map></camunda:inputParameter>"),
          element(
              "callActivity",
              "<bpmn:extensionElements><camunda:in businessKey='",
              "'/></bpmn:extensionElements>"),
          element(
              "callActivity",
              "<bpmn:extensionElements><camunda:in target='a' sourceExpression='",
              "'/></bpmn:extensionElements>"),
          element(
              "callActivity",
              "<bpmn:extensionElements><camunda:out target='a' sourceExpression='",
              "'/></bpmn:extensionElements>"),
          element(
              "userTask",
              "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>",
              "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
          element("userTask", "<bpmn:multiInstanceLoopCharacteristics camunda:collection='", "'/>"),
          element(
              "userTask",
              "<bpmn:multiInstanceLoopCharacteristics"
                  + " camunda:collection='x'><bpmn:completionCondition>",
              "</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"),
          element(
              "intermediateCatchEvent",
              "<bpmn:timerEventDefinition><bpmn:timeDuration>",
              "</bpmn:timeDuration></bpmn:timerEventDefinition>"),
          element(
              "intermediateCatchEvent",
              "<bpmn:timerEventDefinition><bpmn:timeDate>",
              "</bpmn:timeDate></bpmn:timerEventDefinition>"),
          element(
              "intermediateCatchEvent",
              "<bpmn:timerEventDefinition><bpmn:timeCycle>",
              "</bpmn:timeCycle></bpmn:timerEventDefinition>"),
          element(
              "intermediateCatchEvent",
              "<bpmn:conditionalEventDefinition><bpmn:condition>",
              "</bpmn:condition></bpmn:conditionalEventDefinition>"),
          new Place(
              "sequence flow",
              "<bpmn:exclusiveGateway id='t'/><bpmn:endEvent id='e'/><bpmn:sequenceFlow id='c'"
                  + " sourceRef='t' targetRef='e'><bpmn:conditionExpression>",
              "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
          new Place(
              "message name",
              "<bpmn:receiveTask id='t' messageRef='m'/></bpmn:process><bpmn:message id='m' name='",
              "'/><bpmn:process id='x'>"),
          new Place(
              "signal name",
              "<bpmn:task id='t'/></bpmn:process><bpmn:signal id='m' name='",
              "'/><bpmn:process id='x'>"),
          new Place(
              "escalation code",
              "<bpmn:task id='t'/></bpmn:process><bpmn:escalation id='m' escalationCode='",
              "'/><bpmn:process id='x'>"));

  /** The engine logs each refusal at length. */
  private static void quiet(Level level) {
    ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(level);
  }

  static int reached() {
    return REACHED.get() + Trap.sprung();
  }

  private static boolean harmless(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof java.util.Date;
  }

  private static String running() {
    var repository = guarded.getRepositoryService();
    if (repository.createProcessDefinitionQuery().processDefinitionKey("hostile").count() == 0) {
      // It is no diagram of the product's; only what runs in it counts here.
      HostileDiagrams.withoutTheGuard(
          configuration(),
          () ->
              repository
                  .createDeployment()
                  .addString(
                      "harmless.bpmn",
                      HostileDiagrams.diagram("<bpmn:userTask id='t' name='Việc'/>"))
                  .deploy());
    }
    return guarded
        .getRuntimeService()
        .startProcessInstanceByKey("hostile", Map.of("documentId", "x", "unit", "snv.vp"))
        .getId();
  }

  private static ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) guarded.getProcessEngineConfiguration();
  }

  private static void guarded(org.camunda.bpm.engine.impl.interceptor.Command<?> command) {
    configuration().getCommandExecutorTxRequired().execute(command);
  }
}
