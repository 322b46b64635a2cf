package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.PostgresProvince;
import vn.congvan.document.DocumentVariables;

/** Putting a diagram into work is never running code. */
class HostileDiagramsTest extends PostgresProvince {

  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngine engine;
  @Autowired private Processes processes;
  @Autowired private TaskService tasks;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:class='java.lang.Runtime'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:type='shell'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:type='mail'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:type='external' camunda:topic='x'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:expression='${documents.deleteAll()}'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:delegateExpression='${dataSource}'/>",
        "<bpmn:serviceTask id='t' name='Ô lạ' camunda:delegateExpression='${office}'/>",
        "<bpmn:scriptTask id='t' name='Ô lạ' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
        "<bpmn:userTask id='t' name='Ô lạ'><bpmn:extensionElements><camunda:taskListener class='x.Y' event='create'/></bpmn:extensionElements></bpmn:userTask>",
        "<bpmn:userTask id='t' name='Ô lạ'><bpmn:extensionElements><camunda:executionListener expression='${x}' event='start'/></bpmn:extensionElements></bpmn:userTask>",
        "<bpmn:userTask id='t' name='Ô lạ'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='javascript'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
        "<bpmn:userTask id='t' name='Ô lạ' camunda:formKey='https://evil.example/form.html'/>",
        "<bpmn:callActivity id='t' name='Ô lạ' calledElement='x' camunda:variableMappingClass='x.Y'/>"
      })
  void aBoxThatIsNoStepIsRefusedByName(String box) {
    assertThatThrownBy(() -> deploy("hostile.bpmn", box)).hasMessageContaining("Ô lạ");
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("hostile").count())
        .isZero();
  }

  @Test
  void aDocumentTypeDeclarationIsRefused() {
    var bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><definitions/>";
    assertThatThrownBy(() -> repository.createDeployment().addString("bomb.bpmn", bomb).deploy())
        .hasMessageContaining("DTD");
  }

  @Test
  void nothingButDiagramsAndTablesIsTaken() {
    assertThatThrownBy(() -> repository.createDeployment().addString("evil.groovy", "1").deploy())
        .hasMessageContaining("evil.groovy");
  }

  @Test
  void aDeploymentForOneAgencyIsRefused() {
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .tenantId("snv")
                    .addString("own.bpmn", diagram("<bpmn:userTask id='t' name='Việc'/>"))
                    .deploy())
        .hasMessageContaining("Tenant ID");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionThatReachesFurtherIsRefusedByTheBoxItStandsIn(String expression) {
    assertThatThrownBy(
            () ->
                deploy(
                    "hostile.bpmn",
                    "<bpmn:userTask id='t' name='Việc' camunda:assignee=\"" + expression + "\"/>"))
        .hasMessageContaining("Bước “Việc”")
        .hasMessageContaining("Biểu thức: t]");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionThatSlippedThroughIsRefusedWhenItRuns(String expression) {
    var document = UUID.randomUUID().toString();
    var instance =
        processes.start(
            DocumentVariables.INCOMING_DOCUMENT,
            document,
            Map.of("documentId", document, "agencyId", "snv", "priority", 50));

    assertThat(evaluated("${documentId}", instance)).isEqualTo(document);
    assertThatThrownBy(() -> evaluated(expression, instance)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void cve2026109432AnExpressionHiddenInAnOrQueryIsNotEvaluatedByTheEngineEither() {
    assertThatThrownBy(
            () ->
                tasks
                    .createTaskQuery()
                    .or()
                    .taskAssigneeExpression("${''.getClass()}")
                    .endOr()
                    .list())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () ->
                tasks
                    .createTaskQuery()
                    .or()
                    .taskAssigneeExpression("${dateTime()}")
                    .endOr()
                    .count())
        .rootCause()
        .hasMessageContaining("không được phép");
  }

  static List<String> expressions() {
    return List.of(
        "${''.getClass().forName('java.lang.Runtime')}",
        "${dataSource.connection}",
        "${documentId.class}",
        "${documentId['class']}",
        "${execution.processEngineServices}",
        "${office.getClass()}",
        "${office.hashCode()}",
        "${systemProperties}");
  }

  private Object evaluated(String expression, String instance) {
    var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            commands ->
                configuration
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(commands.getExecutionManager().findExecutionById(instance)));
  }

  private void deploy(String name, String box) {
    repository.createDeployment().name(name).addString(name, diagram(box)).deploy();
  }

  private static String diagram(String box) {
    return "<?xml version='1.0' encoding='UTF-8'?><bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='x'>"
        + "<bpmn:process id='hostile' isExecutable='true' camunda:historyTimeToLive='P1D'><bpmn:startEvent id='s'/>"
        + "<bpmn:sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
        + box
        + "</bpmn:process></bpmn:definitions>";
  }
}
