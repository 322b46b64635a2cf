package vn.congvan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.document.DocumentVariables;
import vn.congvan.support.DiagramDesk;
import vn.congvan.support.Drawing;
import vn.congvan.workflow.diagram.ProductModels;

/** The pages on which analysts keep diagrams, as they look and move on a desk and on a phone. */
class DiagramsLookTest extends Walk {

  private static final String ANALYST = "phantich.vpubnd";
  private static final String TABLE = "propose-handling.dmn";
  private static final String DECISION = "/admin/diagrams/decision/propose-handling";
  private static final String PROCESS = "/admin/diagrams/process/incoming-document";

  @Autowired RepositoryService repository;
  @Autowired JdbcTemplate jdbc;
  @Autowired ProductModels products;

  private DiagramDesk desk;

  @BeforeEach
  void diagramsThatHaveAHistory() {
    desk = new DiagramDesk(repository, jdbc, port);
    var document = UUID.randomUUID().toString();
    processes.start(
        DocumentVariables.INCOMING_DOCUMENT,
        document,
        Map.of("documentId", document, "agencyId", "snv", "priority", 50));
    desk.deploy(
        ANALYST,
        TABLE,
        Drawing.of("incoming-document/" + TABLE)
            .cell("urgentHandlingDays", "3")
            .cell("reportHandlingDays", "7")
            .cell("citizensHandlingDays", "15")
            .cell("otherwiseHandlingDays", "4")
            .cell("complaintHandlingDays", "12")
            .text());
    products.holdBack(
        TABLE,
        Drawing.product("incoming-document/" + TABLE)
            .replace("Khẩn: 2 ngày làm việc.", "Khẩn: hai ngày làm việc."));
    var diagram =
        desk.deploy(
            ANALYST,
            "incoming-document.bpmn",
            Drawing.product("incoming-document/incoming-document.bpmn")
                .replace("\"receiveDocument\"", "\"acceptDocument\""));
    assertThat(diagram.statusCode()).as(diagram.body()).isEqualTo(200);
  }

  @AfterEach
  void leaveAsFound() {
    desk.leaveAsFound();
  }

  @Test
  void thePagesAreReadableOnADeskAndOnAPhone() {
    var version =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("incoming-document")
            .latestVersion()
            .singleResult()
            .getVersion();
    var pages = new LinkedHashMap<String, String>();
    pages.put("diagrams", "/admin/diagrams");
    pages.put("diagram", DECISION);
    pages.put("diagram-return", PROCESS + "/versions/" + (version - 1) + "/return");
    pages.put("diagram-held-back", DECISION + "/held-back");
    pages.put("running-work", PROCESS + "/running");
    pages.put("migration", PROCESS + "/running/" + (version - 1));
    pages.put("trial-table", DECISION + "/trial");
    pages.put("trial-diagram", PROCESS + "/trial");
    look(chromium.desk(base(), ANALYST), "desk", pages);
    look(chromium.phone(base(), ANALYST), "phone", pages);
  }

  @Test
  void whatWasChosenAnewIsLookedAtBeforeItIsDone() {
    var page = chromium.desk(base(), ANALYST);
    page.navigate(PROCESS + "/running");
    page.locator("main a.button").first().click();
    var choice = page.locator("main select").first();
    choice.selectOption("acceptDocument");
    assertThat(page.locator("#move").isVisible()).isFalse();
    page.locator("[data-choices] button").click();
    assertThat(page.locator("#move").innerText()).contains("Chuyển");

    choice.selectOption("");

    assertThat(page.locator("#move").isVisible()).isFalse();
  }

  private static void look(Page page, String place, Map<String, String> pages) {
    OfficeBrowser.look(page, place, pages);
    page.navigate(DECISION + "/trial");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                TABLE,
                "text/xml",
                Drawing.product("incoming-document/" + TABLE).getBytes(StandardCharsets.UTF_8)));
    page.locator("main button").click();
    page.waitForURL("**/trial/*");
    // The page loads itself anew when the trial is over.
    page.locator("[data-progress]")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    assertThat(page.locator("main").innerText()).contains("Thay đổi so với bản đang có hiệu lực");
    OfficeBrowser.look(page, "trial-result-" + place);
  }
}
