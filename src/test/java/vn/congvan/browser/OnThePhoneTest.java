package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.practice.PracticeLetter;

/**
 * The whole job on a phone of 390 pixels: from upload to closed, the next task opening by itself.
 */
class OnThePhoneTest extends Walk {

  private static final List<String> SUBJECTS =
      List.of("Về việc dọn kênh Cái Cá", "Về việc trồng cây phân tán");

  @Autowired private JdbcTemplate jdbc;

  @Test
  void twoLettersGoFromUploadToClosed() {
    var clerk = phone(Ward.CLERK);
    clerk.page().navigate("/arrivals");
    clerk
        .page()
        .locator("#files")
        .setInputFiles(new FilePayload[] {letter("811/SNNMT-VP"), letter("812/SNNMT-VP")});
    assertThat(clerk.page().locator("#summary")).containsText("2 đã tiếp nhận");
    clerk.shelf("Cần tiếp nhận, đăng ký");
    fits(clerk.page());
    clerk.page().locator(".tasks-list h4.task a").first().click();
    for (var subject : SUBJECTS) {
      registers(clerk, subject);
    }
    clerk.page().context().close();

    var chair = phone(Ward.CHAIR).shelf("Cần cho ý kiến chỉ đạo");
    assertThat(chair.card(SUBJECTS.get(0)).locator(".cv-card-subject")).isVisible();
    OfficeBrowser.picture(chair.page(), "12-phone-list");
    noSeriousFaults(chair.page(), "html");
    chair.opens(SUBJECTS.get(1));
    for (var subject : reversed()) {
      var form = chair.form(subject);
      form.getByLabel("Giao xử lý").check();
      form.getByLabel("Nội dung ý kiến").fill("Phòng Kinh tế chủ trì.");
      form.locator("[name=receiver]").selectOption("unit:" + Ward.ECONOMY);
      looks(chair.page(), subject);
      OfficeBrowser.picture(chair.page(), "16-phone-direct");
      chair.completes();
    }
    chair.page().context().close();

    var head = phone(Ward.HEAD).shelf("Cần phân công");
    head.opens(SUBJECTS.get(1));
    for (var subject : reversed()) {
      var form = head.form(subject);
      head.takes();
      form.getByLabel("Phân công xử lý").check();
      form.getByLabel("Người xử lý chính").selectOption(ward.post(Ward.OFFICER));
      form.getByLabel("Tôi duyệt kết quả trước khi báo cáo").check();
      looks(head.page(), subject);
      OfficeBrowser.picture(head.page(), "17-phone-allot");
      head.completes();
    }

    var officer = phone(Ward.OFFICER).shelf("Cần xử lý");
    officer.opens(SUBJECTS.get(1));
    for (var subject : reversed()) {
      var form = officer.form(subject);
      if (subject.equals(SUBJECTS.get(1))) {
        readsTheDocument(officer, subject);
      }
      form.getByLabel("Đã xử lý, không trả lời bằng văn bản").check();
      form.getByLabel("Nội dung kết quả").fill("Đã làm xong.");
      if (subject.equals(SUBJECTS.get(0))) {
        OfficeBrowser.picture(officer.page(), "13-phone-form");
      }
      looks(officer.page(), subject);
      officer.completes();
    }
    officer.page().context().close();

    head.shelf("Cần duyệt, xác nhận");
    head.opens(SUBJECTS.get(1));
    for (var subject : reversed()) {
      var form = head.form(subject);
      head.takes();
      form.getByLabel("Duyệt kết quả").check();
      looks(head.page(), subject);
      head.completes();
    }
    head.page().context().close();

    var confirming = phone(Ward.CHAIR).shelf("Cần duyệt, xác nhận");
    confirming.opens(SUBJECTS.get(1));
    for (var subject : reversed()) {
      confirming.form(subject).getByLabel("Xác nhận, kết thúc văn bản").check();
      looks(confirming.page(), subject);
      confirming.completes();
    }
    assertThat(confirming.page().locator("body")).hasAttribute("data-step", "list");

    for (var subject : SUBJECTS) {
      Assertions.assertThat(
              jdbc.queryForObject(
                  "select state from document where subject = ?", String.class, subject))
          .isEqualTo("CLOSED");
    }
  }

  private void registers(Tasklist clerk, String subject) {
    var page = clerk.page();
    var form = page.locator(Tasklist.READY);
    assertThat(form).isVisible();
    clerk.takes();
    form.getByLabel("Đăng ký vào sổ").check();
    form.locator("#cv-typeCode").selectOption("CV");
    form.locator("#cv-number").fill(String.valueOf(811 + SUBJECTS.indexOf(subject)));
    form.locator("#cv-symbol").fill("SNNMT-VP");
    form.locator("#cv-issuedOn").fill("01/09/2026");
    form.locator("#cv-issuerName").fill("Sở Nông nghiệp và Môi trường");
    form.locator("#cv-issuerLevel").selectOption("department");
    form.locator("#cv-subject").fill(subject);
    form.locator("#cv-field").selectOption("agriculture");
    if (form.locator("#cv-registerCode").inputValue().isEmpty()) {
      form.locator("#cv-registerCode").selectOption(new SelectOption().setIndex(1));
    }
    form.getByLabel("Trình lãnh đạo cho ý kiến").check();
    form.locator("#cv-leaderPost").selectOption(ward.post(Ward.CHAIR));
    fits(page);
    noSeriousFaults(page, ".cv-form");
    clerk.completes();
  }

  /** The tab of the document, and the paper behind the form. */
  private static void readsTheDocument(Tasklist officer, String subject) {
    var page = officer.page();
    page.locator(".cv-tab-paper").click();
    assertThat(page.locator(".cv-form .cv-paper iframe")).isVisible();
    page.locator(".cv-tab-fields").click();
    officer.tab("Văn bản");
    for (var part : List.of("Thông tin", "Ý kiến", "Phân công", "Quá trình")) {
      assertThat(officer.part(part)).isVisible();
      if (part.equals("Quá trình")) {
        assertThat(officer.part(part).locator(".cv-timeline li").first()).isVisible();
        OfficeBrowser.picture(page, "18-phone-timeline");
      }
      fits(page);
      noSeriousFaults(page, ".task-details");
    }
    officer.tab("Biểu mẫu");
    officer.form(subject);
  }

  /** The way back above and the button below stay in sight, nothing is wider than the screen. */
  private static void looks(Page page, String subject) {
    fits(page);
    assertThat(page.locator(".cv-back")).isInViewport();
    assertThat(page.locator(".task-details .form-actions .btn-primary")).isInViewport();
    noSeriousFaults(page, ".task-details");
  }

  private static void fits(Page page) {
    Assertions.assertThat(
            page.evaluate(
                "[document.documentElement, document.querySelector('.page-wrap')].every(each => !each || each.scrollWidth <= innerWidth)"))
        .as("nothing is wider than the phone")
        .isEqualTo(true);
  }

  private Tasklist phone(String person) {
    return new Tasklist(chromium.phone(base(), person));
  }

  /** Newest first, as the list is sorted. */
  private static List<String> reversed() {
    return List.of(SUBJECTS.get(1), SUBJECTS.get(0));
  }

  private static FilePayload letter(String number) {
    return new FilePayload(
        number.replace('/', '-') + ".pdf",
        "application/pdf",
        PracticeLetter.ofCommune().numbered(number).pdf());
  }
}
