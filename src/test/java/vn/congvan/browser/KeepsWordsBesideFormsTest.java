package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static vn.congvan.browser.Ward.row;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What is typed beside a form (comments, questions, dialogs) outlives the session as well. */
class KeepsWordsBesideFormsTest extends Walk {

  @Test
  void aCommentAndARequestForTimeAreFoundAgain() {
    var subject = "Về việc kiểm tra an toàn thực phẩm";
    ward.allotted(port, subject);
    var officer = desk(Ward.OFFICER).shelf("Cần xử lý");
    var page = officer.page();
    var form = officer.opens(subject);
    form.locator(".cv-extension:not(.cv-pause) > summary").click();
    form.getByLabel("Lý do xin gia hạn").fill("Chờ kết quả kiểm nghiệm.");
    officer.tab("Văn bản");
    comment(officer.part("Ý kiến")).fill("Đã lấy mẫu tại chợ.");

    // Tasklist itself notices that the session is over, and leads to the login page.
    expire(page);
    officer.tab("Sơ đồ");
    page.waitForURL("**/login**");
    OfficeBrowser.signIn(page, Ward.OFFICER);

    officer.tab("Văn bản");
    var part = page.locator(".cv-part");
    assertThat(comment(part)).hasValue("Đã lấy mẫu tại chợ.");
    button(part, "Gửi ý kiến").click();
    assertThat(part.locator(".cv-comment").last()).containsText("Đã lấy mẫu tại chợ.");
    officer.tab("Biểu mẫu");
    form = officer.form(subject);
    assertThat(form.getByLabel("Lý do xin gia hạn")).isVisible();
    assertThat(form.getByLabel("Lý do xin gia hạn")).hasValue("Chờ kết quả kiểm nghiệm.");

    // What was sent is not offered again.
    officer.tab("Văn bản");
    assertThat(comment(officer.part("Ý kiến"))).hasValue("");
  }

  @Test
  void aFurtherDirectionIsFoundAgain() {
    var subject = "Về việc giải tỏa hành lang lộ giới";
    ward.given(port, subject, row("LEAD", Ward.ECONOMY));
    var chair = desk(Ward.CHAIR).shelf("Tất cả công việc");
    var page = chair.page();
    chair.opens(subject);
    chair.tab("Văn bản");
    button(chair.part("Phân công"), "Giao thêm đơn vị, cá nhân").click();
    var dialog = page.locator("dialog[open]");
    dialog.getByLabel("Nội dung ý kiến").fill("Thêm Phòng Văn hóa cùng vận động.");
    dialog.locator("[name=receiver]").selectOption("unit:" + Ward.CULTURE);

    expire(page);
    button(dialog, "Giao thêm đơn vị, cá nhân").click();
    assertThat(dialog).containsText("Phiên làm việc đã hết hạn");
    page.reload();
    OfficeBrowser.signIn(page, Ward.CHAIR);

    assertThat(dialog.getByLabel("Nội dung ý kiến")).hasValue("Thêm Phòng Văn hóa cùng vận động.");
    assertThat(dialog.locator("[name=receiver]")).hasValue("unit:" + Ward.CULTURE);
    button(dialog, "Giao thêm đơn vị, cá nhân").click();
    assertThat(dialog).hasCount(0);
    assertThat(page.locator(".cv-part .cv-tree").first()).containsText("Phòng Văn hóa - Xã hội");
  }

  @Test
  void theAssignmentOfManyTasksIsFoundAgain() {
    ward.given(port, "Về việc tuyển quân số 1", row("LEAD", Ward.ECONOMY));
    ward.given(port, "Về việc tuyển quân số 2", row("LEAD", Ward.ECONOMY));
    var head = desk(Ward.HEAD).shelf("Cần phân công");
    var page = head.page();
    head.card("Về việc tuyển quân số 1").locator(".cv-choose").check();
    head.card("Về việc tuyển quân số 2").locator(".cv-choose").check();
    button(page.locator(".cv-bulk"), "Phân công").click();
    var dialog = page.locator("dialog[open]");
    dialog.locator("#cv-bulk-handler").selectOption(ward.post(Ward.OFFICER));
    dialog.locator("#cv-bulk-instruction").fill("Rà soát danh sách thanh niên.");

    expire(page);
    button(dialog, "Phân công").click();
    assertThat(dialog).containsText("Phiên làm việc đã hết hạn");
    page.reload();
    OfficeBrowser.signIn(page, Ward.HEAD);

    assertThat(dialog).containsText("Phân công 2 việc");
    assertThat(dialog.locator("#cv-bulk-handler")).hasValue(ward.post(Ward.OFFICER));
    assertThat(dialog.locator("#cv-bulk-instruction")).hasValue("Rà soát danh sách thanh niên.");
    button(dialog, "Phân công").click();
    assertThat(page.locator(".cv-results li .cv-done")).hasCount(2);
    button(dialog, "Đóng").click();
    page.reload();
    assertThat(page.locator(".tasks-list, .no-tasks").first()).isVisible();
    assertThat(dialog).hasCount(0);
  }

  private static Locator comment(Locator part) {
    return part.getByLabel("Ý kiến", new Locator.GetByLabelOptions().setExact(true));
  }

  private static Locator button(Locator place, String name) {
    return place.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
