package vn.congvan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Modeler;
import vn.congvan.PostgresProvince;
import vn.congvan.workflow.models.ModelFile;

/** What an analyst who presses Deploy in Modeler is answered. */
class DeployingFromModelerTest extends PostgresProvince {

  private static final List<ModelFile> FILES = ModelFile.in(Path.of("processes"));

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private ObjectMapper json;

  @AfterEach
  void theProductsVersionsAreInForceAgain() {
    Modeler.forget(repository, "modeler-test");
  }

  @Test
  void everyFindingIsTold() throws Exception {
    var file = file("incoming-document.bpmn");
    var broken =
        file.with(
            file.text()
                .replace("name=\"Lưu để biết\"", "name=\"\"")
                .replace("errorCode=\"NoHandlingUnit\"", "errorCode=\"Nobody\""));

    var before = versions("incoming-document");

    var answer = modeler().deploy("modeler-test", broken);

    assertThat(answer.statusCode()).isEqualTo(400);
    var told = message(answer.body()).get("message").asText().lines().toList();
    assertThat(told.get(0)).isEqualTo("Không thể triển khai, hãy sửa 3 chỗ:");
    assertThat(told).hasSize(4);
    assertThat(told.get(1)).contains("Bước “noteDocument” chưa có tên");
    assertThat(told.get(2)).contains("có thể từ chối với “NoHandlingUnit”");
    assertThat(told.get(3)).contains("không bao giờ từ chối như vậy");
    assertThat(versions("incoming-document")).isEqualTo(before);
  }

  @Test
  void aTableAndTheDiagramThatAsksItAreTakenTogether() throws Exception {
    var diagram = file("incoming-document.bpmn");
    var table = file("propose-handling.dmn");
    var asking = diagram.with(diagram.text().replace("\"propose-handling\"", "\"propose-more\""));
    var asked =
        new ModelFile(
            "propose-more.dmn",
            null,
            table.with(table.text().replace("\"propose-handling\"", "\"propose-more\"")).content());

    var before = versions("incoming-document");

    var alone = modeler().deploy("modeler-test", asking);
    assertThat(alone.statusCode()).isEqualTo(400);
    assertThat(message(alone.body()).get("message").asText())
        .contains("bảng quyết định “propose-more” không có");

    var together = modeler().deploy("modeler-test", asking, asked);
    assertThat(together.statusCode()).as(together.body()).isEqualTo(200);
    assertThat(versions("incoming-document")).isEqualTo(before + 1);
  }

  @Test
  void aTableThatADiagramInForceCouldNoLongerReadIsRefused() throws Exception {
    var table = file("propose-handling.dmn");
    var shorter =
        table
            .text()
            .replaceAll("(?s)<output id=\"handlingHoursOutput\".*?/>", "")
            .replaceAll("(?s)<outputEntry id=\"\\w+HandlingHours\">.*?</outputEntry>", "");

    var answer = modeler().deploy("modeler-test", table.with(shorter));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(message(answer.body()).get("message").asText())
        .contains("incoming-document.bpmn: Bước “Đề xuất lĩnh vực, thời hạn”");
  }

  @Test
  void officialsCannotDeploy() throws Exception {
    var file = file("propose-handling.dmn");

    var answer = new Modeler(port, "vanthu.snv").deploy("modeler-test", file);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(message(answer.body()).get("message").asText()).contains("Chỉ cán bộ phân tích");
  }

  @Test
  void nobodyStartsAProcessFromModelerAndIsToldWhy() throws Exception {
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("incoming-document")
            .latestVersion()
            .singleResult()
            .getId();

    var answer = modeler().start(definition);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(message(answer.body()).get("message").asText())
        .contains("Quy trình do hệ thống khởi động khi có văn bản");
  }

  /** It is what was sent that cannot be decided on, and nothing of the system that broke. */
  @Test
  void aTableThatIsAskedWithoutItsVariablesSaysWhatIsMissing() throws Exception {
    var wrong =
        modeler().decides("propose-handling", "{\"variables\":{\"urgency\":{\"value\":\"x\"}}}");
    assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
    assertThat(message(wrong.body()).get("message").asText())
        .startsWith("Không tính được bảng quyết định với các giá trị đã gửi")
        .contains("Hãy gửi đủ các biến mà bảng hỏi");

    var outside = modeler().decides("propose-handling", "{\"variables\":{}}");
    assertThat(outside.statusCode()).as(outside.body()).isEqualTo(400);
    assertThat(message(outside.body()).get("message").asText())
        .contains("chỉ được tính trong quy trình", "Thử trước");
  }

  private Modeler modeler() {
    return new Modeler(port, "phantich.vpubnd");
  }

  private long versions(String process) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(process).count();
  }

  private JsonNode message(String body) throws Exception {
    return json.readTree(body);
  }

  private static ModelFile file(String name) {
    return FILES.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
  }
}
