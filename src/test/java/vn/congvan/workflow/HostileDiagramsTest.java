package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.PostgresProvince;
import vn.congvan.document.DocumentVariables;
import vn.congvan.workflow.HostileDiagrams.Hostile;

/** Putting a diagram into work is never running code; on an engine without the guard it is. */
class HostileDiagramsTest extends PostgresProvince {

  private static final String TRAP = Trap.class.getName();

  private static ProcessEngine bare;

  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private ProcessEngine engine;
  @Autowired private Processes processes;

  @BeforeAll
  static void anEngineWithoutTheGuard() {
    quiet(Level.OFF);
    bare =
        new StandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("bare")
            .setJdbcUrl("jdbc:h2:mem:bare")
            .setJobExecutorActivate(false)
            .setHistory("none")
            .buildProcessEngine();
    System.out.printf(
        "Hostile diagrams and tables tried: %d, of which %d run on a bare engine%n",
        HostileDiagrams.running().size()
            + HostileDiagrams.others().size()
            + HostileDiagrams.tables().size(),
        HostileDiagrams.running().size());
  }

  @AfterAll
  static void itIsGone() {
    quiet(Level.ERROR);
    bare.close();
  }

  @AfterEach
  void nothingHostileStays() {
    remove(repository);
    remove(bare.getRepositoryService());
  }

  /** The engine logs each refusal at length. */
  private static void quiet(Level level) {
    ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(level);
  }

  static Stream<Hostile> running() {
    return HostileDiagrams.running().stream();
  }

  static Stream<Hostile> diagrams() {
    return Stream.concat(running(), HostileDiagrams.others().stream());
  }

  static Stream<Hostile> tables() {
    return HostileDiagrams.tables().stream();
  }

  /** Were this not so, the tests of the guard would prove nothing. */
  @ParameterizedTest
  @MethodSource("running")
  void aBareEngineRunsIt(Hostile hostile) {
    var before = Trap.sprung();

    deploy(bare.getRepositoryService(), hostile.diagram());
    try {
      bare.getRuntimeService().startProcessInstanceByKey("hostile");
    } catch (RuntimeException afterwards) {
      // The trap is no date, no group and no boolean: the engine stumbles after it has sprung.
    }

    assertThat(Trap.sprung()).isGreaterThan(before);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void oursRefusesItByTheNameOfTheBox(Hostile hostile) {
    var before = Trap.sprung();

    assertThatThrownBy(() -> deploy(repository, hostile.diagram()))
        .hasMessageContaining("Không thể triển khai")
        .hasMessageContaining(hostile.says());

    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("hostile").count())
        .isZero();
    assertThat(Trap.sprung()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void oursRefusesTheTable(Hostile hostile) {
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .name("hostile.bpmn")
                    .addString("hostile-table.dmn", hostile.body())
                    .deploy())
        .hasMessageContaining(hostile.says());
  }

  /** With nobody at the door, the engine behind it can do nothing with what came in. */
  @ParameterizedTest
  @MethodSource("running")
  void whatSlipsThroughIsRefusedWhenItRuns(Hostile hostile) {
    var before = Trap.sprung();

    assertThatThrownBy(
            () ->
                HostileDiagrams.withoutTheGuard(
                    configuration(),
                    () -> {
                      deploy(repository, hostile.diagram());
                      start();
                    }))
        .isInstanceOf(RuntimeException.class);

    assertThat(Trap.sprung()).isEqualTo(before);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("hostile").count())
        .isZero();
  }

  /** One goes round for ever, the other one doubles its work twenty times. */
  @ParameterizedTest
  @MethodSource("endless")
  void whatNeverEndsIsUndone(String boxes) {
    assertThatThrownBy(
            () ->
                HostileDiagrams.withoutTheGuard(
                    configuration(),
                    () -> {
                      deploy(repository, HostileDiagrams.diagram(boxes));
                      start();
                    }))
        .hasMessageContaining("mà không dừng");

    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("hostile").count())
        .isZero();
  }

  static List<String> endless() {
    var doubling = new StringBuilder("<bpmn:exclusiveGateway id='t'/>");
    var before = "t";
    for (var i = 0; i < 20; i++) {
      doubling.append(
          ("<bpmn:parallelGateway id='p%1$d'/><bpmn:exclusiveGateway id='x%1$d'/>"
                  + "<bpmn:sequenceFlow id='a%1$d' sourceRef='%2$s' targetRef='p%1$d'/>"
                  + "<bpmn:sequenceFlow id='b%1$d' sourceRef='p%1$d' targetRef='x%1$d'/>"
                  + "<bpmn:sequenceFlow id='c%1$d' sourceRef='p%1$d' targetRef='x%1$d'/>")
              .formatted(i, before));
      before = "x" + i;
    }
    return List.of(
        "<bpmn:exclusiveGateway id='t'/><bpmn:exclusiveGateway id='u'/>"
            + "<bpmn:sequenceFlow id='g' sourceRef='t' targetRef='u'/>"
            + "<bpmn:sequenceFlow id='h' sourceRef='u' targetRef='t'/>",
        doubling
            + "<bpmn:endEvent id='e'/><bpmn:sequenceFlow id='z' sourceRef='"
            + before
            + "' targetRef='e'/>");
  }

  /** As if it had been stored before the guard was there, or written into the table by hand. */
  @Test
  void whatIsStoredIsLookedAtAgainWhenTheEngineReadsIt() {
    HostileDiagrams.withoutTheGuard(
        configuration(),
        () ->
            deploy(
                repository,
                HostileDiagrams.diagram(
                    "<bpmn:serviceTask id='t' name='Ô lạ' activiti:class='" + TRAP + "'/>")));
    configuration().getDeploymentCache().discardProcessDefinitionCache();

    assertThatThrownBy(this::start).hasMessageContaining("activiti:class");
  }

  @Test
  void noObjectIsMadeOfAClassThatADiagramNames() {
    assertThatThrownBy(() -> configuration().getArtifactFactory().getArtifact(Trap.class))
        .hasMessageContaining("lớp Java");
  }

  @Test
  void aDocumentTypeDeclarationIsRefused() {
    var bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><definitions/>";
    assertThatThrownBy(() -> repository.createDeployment().addString("bomb.bpmn", bomb).deploy())
        .hasMessageContaining("DTD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.groovy",
        "evil.js",
        "evil.html",
        "evil.form",
        "evil.cmmn",
        "evil.bpmn.jar",
        "evil"
      })
  void nothingButDiagramsAndTablesIsTaken(String name) {
    assertThatThrownBy(() -> repository.createDeployment().addString(name, "1").deploy())
        .hasMessageContaining(name);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    var long_ = "<!--" + "x".repeat(2_000_001) + "-->";
    assertThatThrownBy(() -> deploy(repository, HostileDiagrams.diagram(long_)))
        .hasMessageContaining("2 MB");
  }

  @Test
  void aFileThatIsNestedWithoutEndIsRefused() {
    var deep = "<bpmn:subProcess>".repeat(50_000) + "</bpmn:subProcess>".repeat(50_000);
    assertThatThrownBy(() -> deploy(repository, HostileDiagrams.diagram(deep)))
        .hasMessageContaining("Không thể triển khai");
  }

  @Test
  void anExpressionThatIsNestedWithoutEndIsRefused() {
    var deep = "${" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "}";
    assertThatThrownBy(
            () ->
                deploy(
                    repository,
                    HostileDiagrams.diagram(
                        "<bpmn:userTask id='t' name='Ô lạ' camunda:assignee='" + deep + "'/>")))
        .hasMessageContaining("Ô lạ");
  }

  @Test
  void aDeploymentForOneAgencyIsRefused() {
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .tenantId("snv")
                    .addString(
                        "own.bpmn", HostileDiagrams.diagram("<bpmn:userTask id='t' name='Việc'/>"))
                    .deploy())
        .hasMessageContaining("Tenant ID");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionThatReachesFurtherIsRefusedByTheBoxItStandsIn(String expression) {
    assertThatThrownBy(
            () ->
                deploy(
                    repository,
                    HostileDiagrams.diagram(
                        "<bpmn:userTask id='t' name='Việc' camunda:assignee=\""
                            + expression
                            + "\"/>")))
        .hasMessageContaining("Bước “Việc”")
        .hasMessageContaining("Biểu thức: t]");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionThatSlippedThroughIsRefusedWhenItRuns(String expression) {
    var instance = anIncomingDocument();

    assertThat(evaluated("${agencyId}", instance)).isEqualTo("snv");
    assertThatThrownBy(() -> evaluated(expression, instance)).isInstanceOf(RuntimeException.class);
  }

  static List<String> expressions() {
    return List.of(
        "${''.getClass().forName('java.lang.Runtime')}",
        "${dataSource}",
        "${dataSource.connection}",
        "${systemProperties}",
        "${environment}",
        "${documentId.class}",
        "${documentId['class']}",
        "${execution}",
        "${task}",
        "${execution.processEngineServices}",
        "${office}",
        "${office.getClass()}",
        "${office.hashCode()}",
        "${office['clerksOf'](agencyId)}",
        "${registerDocument == null}",
        "${S('x')}",
        "${JSON('{}')}",
        "#{''.class}");
  }

  @Test
  void aVariableIsNeverAnObjectOfANamedClass() {
    var before = Trap.sprung();
    var named =
        Variables.serializedObjectValue("\"x\"")
            .objectTypeName(Trap.class.getName())
            .serializationDataFormat("application/json")
            .create();
    var instance = anIncomingDocument();

    assertThatThrownBy(() -> runtime.setVariable(instance, "draftId", named))
        .hasMessageContaining("chữ, số, ngày");
    assertThatThrownBy(() -> runtime.setVariable(instance, "draftId", new StringBuilder("x")))
        .hasMessageContaining("chữ, số, ngày");

    assertThat(runtime.getVariable(instance, "draftId")).isNull();
    assertThat(Trap.sprung()).isEqualTo(before);
  }

  @Test
  void theEngineMakesNoObjectOfAStoredVariableEither() {
    assertThat(configuration().isDeserializationTypeValidationEnabled()).isTrue();
    for (var type :
        List.of(Trap.class.getName(), "java.util.HashMap", "java.lang.ProcessBuilder")) {
      assertThat(configuration().getDeserializationTypeValidator().validate(type)).isFalse();
    }
  }

  @Test
  void cve2026109432AnExpressionHiddenInAnOrQueryIsNotEvaluatedByTheEngineEither() {
    var before = Trap.sprung();
    try {
      bare.getTaskService()
          .createTaskQuery()
          .or()
          .taskAssigneeExpression(HostileDiagrams.SPRING)
          .endOr()
          .list();
    } catch (RuntimeException afterwards) {
      // The trap is no name of a person.
    }
    assertThat(Trap.sprung()).as("what the engine does by itself").isGreaterThan(before);
    var sprung = Trap.sprung();

    for (var expression :
        List.of(HostileDiagrams.SPRING, "${dateTime()}", " ${now()}", "${now()} ", "#{now()}")) {
      assertThatThrownBy(
              () -> tasks.createTaskQuery().or().taskAssigneeExpression(expression).endOr().count())
          .as(expression)
          .isInstanceOf(RuntimeException.class);
    }

    assertThat(Trap.sprung()).isEqualTo(sprung);
    assertThat(tasks.createTaskQuery().or().dueBeforeExpression("${now()}").endOr().count())
        .isNotNegative();
  }

  /** Behind the door that is walled up, the engine's own setup finds that nobody can be made. */
  @Test
  void cve202677226TheEngineItselfMakesNoFirstAdministratorEither() {
    assertThatCode(() -> Setup.isOpenAt(bare))
        .as("what the web application does by itself")
        .doesNotThrowAnyException();

    assertThatThrownBy(() -> Setup.isOpenAt(engine)).hasMessageContaining("Setup");
    assertThat(engine.getIdentityService().isReadOnly()).isTrue();
    assertThatThrownBy(
            () -> engine.getIdentityService().createMembership("vanthu.snv", "camunda-admin"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> engine.getIdentityService().saveUser(bare.getIdentityService().newUser("evil")))
        .isInstanceOf(RuntimeException.class);
  }

  /** The web application's page that makes a first administrator, without the way to it. */
  private static final class Setup extends SetupResource {

    static void isOpenAt(ProcessEngine engine) {
      new Setup().ensureSetupAvailable(engine);
    }
  }

  @Test
  void aFilterIsSavedWithTheThreeHarmlessExpressionsOnly() {
    for (var expression :
        List.of(
            HostileDiagrams.SPRING,
            "${dateTime()}",
            "${groupsLeftToCurrentUser()}",
            "${ now() }",
            "${now()} ",
            "x${now()}")) {
      var open = filters.newTaskFilter("Bộ lọc lạ");
      open.setQuery(tasks.createTaskQuery().dueBeforeExpression(expression));
      assertThatThrownBy(() -> filters.saveFilter(open)).hasMessageContaining("bộ lọc");
      var hidden = filters.newTaskFilter("Bộ lọc lạ");
      hidden.setQuery(tasks.createTaskQuery().or().dueBeforeExpression(expression).endOr());
      assertThatThrownBy(() -> filters.saveFilter(hidden)).hasMessageContaining("bộ lọc");
    }
    assertThat(filters.createFilterQuery().filterName("Bộ lọc lạ").count()).isZero();
  }

  @Test
  void theShelvesOfTheOfficeHoldTheThreeTextsAndNoOther() {
    var texts = new TreeSet<String>();
    for (var shelf : filters.createFilterQuery().list()) {
      TaskQueryImpl asked = shelf.getQuery();
      asked.getQueries().forEach(part -> texts.addAll(part.getExpressions().values()));
    }
    assertThat(texts).containsExactly("${currentUser()}", "${currentUserGroups()}", "${now()}");
  }

  private void start() {
    runtime
        .createProcessInstanceByKey("hostile")
        .setVariables(Map.of("agencyId", "snv", "documentId", "x"))
        .execute();
  }

  private String anIncomingDocument() {
    var document = UUID.randomUUID().toString();
    return processes.start(
        DocumentVariables.INCOMING_DOCUMENT,
        document,
        Map.of("documentId", document, "agencyId", "snv", "priority", 50));
  }

  private Object evaluated(String expression, String instance) {
    return configuration()
        .getCommandExecutorTxRequired()
        .execute(
            commands ->
                configuration()
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(commands.getExecutionManager().findExecutionById(instance)));
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  private static void deploy(RepositoryService repository, String diagram) {
    repository.createDeployment().name("hostile.bpmn").addString("hostile.bpmn", diagram).deploy();
  }

  private static void remove(RepositoryService repository) {
    repository
        .createDeploymentQuery()
        .deploymentName("hostile.bpmn")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }
}
