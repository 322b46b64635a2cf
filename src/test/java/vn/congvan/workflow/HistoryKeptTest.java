package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Documents;
import vn.congvan.registration.Registration;
import vn.congvan.shared.ProvinceClock;

/** Of an instance's history the last values and the failures stay, not each step to them. */
class HistoryKeptTest extends PostgresProvince {

  @Autowired private Registration registration;
  @Autowired private Documents documents;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private ProvinceClock clock;

  @Test
  void theLastValueOfEachVariableIsKeptAndNoFormerOne() {
    var paper = registration.enterPaper("snv", "vanthu.snv");
    var instance = Objects.requireNonNull(documents.view(paper).processInstanceId());

    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName("documentId")
                .singleResult()
                .getValue())
        .isEqualTo(paper.toString());
    assertThat(history.createHistoricDetailQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void aJobThatWentWellLeavesNoLog() {
    var paper = registration.enterPaper("snv", "vanthu.snv");
    var ladder =
        history
            .createHistoricVariableInstanceQuery()
            .variableValueEquals("documentId", paper.toString())
            .list()
            .stream()
            .filter(variable -> variable.getProcessDefinitionKey().equals("deadline-escalation"))
            .findAny()
            .orElseThrow()
            .getProcessInstanceId();
    var timer = management.createJobQuery().processInstanceId(ladder).singleResult();

    clock.forward(Duration.ofDays(4));
    management.executeJob(timer.getId());

    assertThat(history.createHistoricJobLogQuery().jobId(timer.getId()).list()).isEmpty();
  }
}
