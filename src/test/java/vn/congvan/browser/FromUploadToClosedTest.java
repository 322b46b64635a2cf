package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three official papers go from upload to closed through the real Tasklist in a real browser: the
 * clerk receives and registers, the leader directs, the head allots, the specialist handles, the
 * head approves, the leader confirms.
 */
class FromUploadToClosedTest extends Walk {

  @Autowired private JdbcTemplate jdbc;
  @Autowired private RuntimeService runtime;
  @TempDir Path folder;

  /** Other tests leave letters on the desks of this agency; the walk begins with empty ones. */
  @BeforeEach
  void emptyDesks() {
    for (var left : runtime.createProcessInstanceQuery().tenantIdIn("snv").list()) {
      runtime.deleteProcessInstance(left.getId(), "Dọn bàn", true, true, true);
    }
  }

  @Test
  void threeOfficialPapersGoFromUploadToClosed() throws Exception {
    var papers = OfficialPapers.three(folder);

    var clerk = chromium.desk(base(), "vanthu.snv");
    clerk.navigate("/arrivals");
    clerk.locator("#files").setInputFiles(papers.toArray(Path[]::new));
    assertThat(clerk.locator("#uploads li")).hasCount(papers.size());
    for (var each : clerk.locator("#uploads li").all()) {
      assertThat(each)
          .containsText(
              "Đã tiếp nhận", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }
    OfficeBrowser.picture(clerk, "02-arrivals");
    noSeriousFaults(clerk, "main");

    for (var i = 0; i < papers.size(); i++) {
      register(clerk, "Văn bản thử nghiệm số " + i, i == 0);
    }
    clerk.context().close();

    var leader = chromium.desk(base(), "giamdoc.snv");
    for (var i = 0; i < papers.size(); i++) {
      direct(leader, i == 0);
    }
    leader.context().close();

    var head = chromium.desk(base(), "truongphong.snv");
    for (var i = 0; i < papers.size(); i++) {
      allot(head, i == 0);
    }
    var specialist = chromium.desk(base(), "chuyenvien.snv");
    for (var i = 0; i < papers.size(); i++) {
      handle(specialist, i == 0);
    }
    specialist.context().close();
    for (var i = 0; i < papers.size(); i++) {
      approve(head, i == 0);
    }
    head.context().close();

    var confirming = chromium.desk(base(), "giamdoc.snv");
    for (var i = 0; i < papers.size(); i++) {
      confirm(confirming, i == 0);
    }
    confirming.context().close();

    Assertions.assertThat(
            jdbc.queryForObject(
                "select count(*) from document where subject like 'Văn bản thử nghiệm số %' and state = 'CLOSED'",
                Integer.class))
        .isEqualTo(papers.size());

    var reader = chromium.desk(base(), "vanthu.snv");
    reader.navigate("/registers/incoming");
    assertThat(reader.locator("main")).containsText("Văn bản thử nghiệm số 0");
    OfficeBrowser.picture(reader, "09-register");
    noSeriousFaults(reader, "main");
    reader.navigate("/registers/incoming/books");
    OfficeBrowser.picture(reader, "19-books");
  }

  private void register(Page clerk, String subject, boolean first) {
    open(clerk, "Cần tiếp nhận, đăng ký");
    take(clerk);
    var form = form(clerk);
    if (first) {
      OfficeBrowser.picture(clerk, "03-receive");
    }
    form.getByLabel("Đăng ký vào sổ").check();
    form.locator("#cv-typeCode").selectOption("CV");
    form.locator("#cv-number")
        .fill(String.valueOf(100 + Integer.parseInt(subject.replaceAll("\\D", ""))));
    form.locator("#cv-symbol").fill("BNV-VP");
    form.locator("#cv-issuedOn").fill("01/09/2026");
    form.locator("#cv-issuerName").fill("Bộ Nội vụ");
    form.locator("#cv-issuerLevel").selectOption(new SelectOption().setIndex(1));
    form.locator("#cv-subject").fill(subject);
    form.locator("#cv-field").selectOption(new SelectOption().setIndex(2));
    form.locator("#cv-registerCode").selectOption(new SelectOption().setIndex(1));
    form.getByLabel("Trình lãnh đạo cho ý kiến").check();
    form.locator("#cv-leaderPost")
        .selectOption(
            new SelectOption()
                .setValue(optionNaming(form.locator("#cv-leaderPost"), "Trương Văn Hòa")));
    if (first) {
      OfficeBrowser.picture(clerk, "03-receive-filled");
      noSeriousFaults(clerk, ".cv-form");
    }
    complete(clerk);
  }

  private void direct(Page leader, boolean first) {
    open(leader, "Cần cho ý kiến chỉ đạo");
    var form = form(leader);
    form.getByLabel("Giao xử lý").check();
    form.locator("#cv-instruction").fill("Văn phòng chủ trì tham mưu, báo cáo Giám đốc.");
    var receiver = form.locator("[name=receiver]").first();
    receiver.selectOption("unit:snv.vp");
    if (first) {
      OfficeBrowser.picture(leader, "04-direct");
      noSeriousFaults(leader, ".cv-form");
    }
    complete(leader);
  }

  private void allot(Page head, boolean first) {
    open(head, "Cần phân công");
    take(head);
    var form = form(head);
    form.getByLabel("Phân công xử lý").check();
    var handler = form.locator("#cv-handlerPost");
    handler.selectOption(optionNaming(handler, "Trần Ngọc Ánh"));
    form.getByLabel("Tôi duyệt kết quả trước khi báo cáo").check();
    if (first) {
      OfficeBrowser.picture(head, "05-allot");
      noSeriousFaults(head, ".cv-form");
    }
    complete(head);
  }

  private void handle(Page specialist, boolean first) {
    open(specialist, "Cần xử lý");
    var form = form(specialist);
    form.getByLabel("Đã xử lý, không trả lời bằng văn bản").check();
    form.locator("#cv-result").fill("Đã tổng hợp và báo cáo lãnh đạo Sở.");
    if (first) {
      OfficeBrowser.picture(specialist, "06-handle");
      noSeriousFaults(specialist, ".cv-form");
    }
    complete(specialist);
  }

  private void approve(Page head, boolean first) {
    open(head, "Cần duyệt, xác nhận");
    take(head);
    var form = form(head);
    form.getByLabel("Duyệt kết quả").check();
    if (first) {
      OfficeBrowser.picture(head, "07-approve");
    }
    complete(head);
  }

  private void confirm(Page leader, boolean first) {
    open(leader, "Cần duyệt, xác nhận");
    var form = form(leader);
    form.getByLabel("Xác nhận, kết thúc văn bản").check();
    if (first) {
      OfficeBrowser.picture(leader, "08-confirm");
    }
    complete(leader);
  }

  /** Opens the first task of a filter. */
  private static void open(Page page, String filter) {
    new Tasklist(page).shelf(filter);
    page.locator(".tasks-list .task").first().click();
  }

  /** Takes a task of the group; one's own is open already. */
  private static void take(Page page) {
    var claim = page.locator(".task-details button.claim");
    form(page);
    if (claim.isVisible()) {
      claim.click();
    }
  }

  private static Locator form(Page page) {
    var form = page.locator(Tasklist.READY);
    assertThat(form).isVisible();
    return form;
  }

  private static void complete(Page page) {
    new Tasklist(page).completes();
  }

  private static String optionNaming(Locator select, String words) {
    return select
        .locator("option", new Locator.LocatorOptions().setHasText(words))
        .first()
        .getAttribute("value");
  }
}
