package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import vn.congvan.practice.PracticeLetter;

/** A clerk hands in files on the page, in a real chromium. */
class HandingInFilesTest extends Walk {

  @Test
  void manyFilesAtOnceEachGetTheirAnswer() {
    var page = chromium.desk(base(), "vanthu.snv");
    page.navigate("/arrivals");

    page.locator("#files").setInputFiles(mixed());

    assertThat(page.locator("#summary"))
        .hasText("Đã xong 4/4 tệp: 2 đã tiếp nhận, 2 không nhận, 0 cách ly, 0 chưa gửi được.");
    assertThat(uploaded(page, "Giấy mời.pdf")).containsText("Tệp rỗng");
    assertThat(uploaded(page, "Trang web.pdf")).containsText("là một trang web (HTML)");
    assertThat(page.locator("#list tbody tr").filter(Tasklist.named("Công văn 1205.pdf")).first())
        .containsText("Đã đến, chờ đăng ký");
    noSeriousFaults(page, "body");
    OfficeBrowser.picture(page, "arrivals-1366");

    uploaded(page, "Công văn 1205.pdf")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở công việc"))
        .click();
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/camunda/app/tasklist/.*task=.*"));
  }

  @Test
  void aQuarantinedFileIsDecidedAbout() throws IOException {
    for (var page :
        List.of(chromium.desk(base(), "vanthu.snv"), chromium.phone(base(), "vanthu.snv"))) {
      page.navigate("/arrivals");
      page.locator("#files")
          .setInputFiles(new FilePayload("Có mã lệnh.pdf", "application/pdf", withJavaScript()));
      uploaded(page, "Có mã lệnh.pdf")
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Xử lý"))
          .click();
      assertThat(page.locator("main")).containsText("chứa mã JavaScript");

      press(page, "Xóa tệp");
      assertThat(page.locator("#reason-fault")).hasText("Nêu lý do xóa tệp.");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      noSeriousFaults(page, "body");

      page.getByLabel("Lý do xóa").fill("Nơi gửi đã gửi bản sạch");
      press(page, "Xóa tệp");
      assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Đã xóa tệp khỏi hệ thống.");
    }
  }

  @Test
  void aStateSecretIsRegisteredOnceItsFileMayGo() {
    var page = chromium.desk(base(), "vanthu.snv");
    page.navigate("/arrivals");
    page.locator("#files").setInputFiles(letter("Bản quét mật.pdf"));
    uploaded(page, "Bản quét mật.pdf")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở công việc"))
        .click();
    var tasklist = new Tasklist(page);
    // The first look at Tasklist in this browser loads all of it.
    page.locator(Tasklist.READY).waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    var form = tasklist.form("Bản quét mật.pdf");
    tasklist.takes();
    form.getByLabel("Đăng ký vào sổ").check();
    var removal = form.getByLabel("Xóa tệp, nội dung đã đọc");
    assertThat(removal).isHidden();
    form.locator("#cv-secrecy").selectOption("1");
    assertThat(form.locator(".cv-secret")).containsText("117/2025/QH15");
    form.locator("#cv-typeCode").selectOption("CV");
    form.locator("#cv-number").fill("4712");
    form.locator("#cv-symbol").fill("BNV-VP");
    form.locator("#cv-issuedOn").fill("01/09/2026");
    form.locator("#cv-issuerName").fill("Bộ Nội vụ");
    form.locator("#cv-issuerLevel").selectOption(new SelectOption().setIndex(1));
    form.locator("#cv-subject").fill("Về việc bảo vệ bí mật");
    form.locator("#cv-field").selectOption(new SelectOption().setIndex(2));
    form.locator("#cv-registerCode").selectOption(new SelectOption().setValue("MAT"));
    form.getByLabel("Trình lãnh đạo cho ý kiến").check();
    form.locator("#cv-leaderPost").selectOption(new SelectOption().setIndex(1));
    tasklist.presses();
    assertThat(form.locator("#cv-removeFiles-error")).not().isEmpty();
    noSeriousFaults(page, ".cv-form");

    removal.check();
    tasklist.completes();
    page.navigate("/arrivals");
    assertThat(page.locator("#list")).not().containsText("Bản quét mật.pdf");
    assertThat(page.locator("#list")).containsText("(tệp đã xóa)");
  }

  @Test
  void filesMayBeDroppedOnThePage() {
    var page = chromium.desk(base(), "vanthu.snv");
    page.navigate("/arrivals");
    var dropped =
        page.evaluateHandle(
            """
            () => {
              const dropped = new DataTransfer();
              dropped.items.add(new File(['không phải PDF'], 'Thả vào.pdf', {type: 'application/pdf'}));
              return dropped;
            }
            """);

    page.locator("#drop").dispatchEvent("drop", java.util.Map.of("dataTransfer", dropped));

    assertThat(uploaded(page, "Thả vào.pdf")).containsText("văn bản thuần");
    assertThat(page).hasURL(base() + "/arrivals");
  }

  @Test
  void anEndedSessionLosesNoFile() {
    var page = chromium.desk(base(), "vanthu.snv");
    page.navigate("/arrivals");
    page.context().clearCookies();
    page.locator("#files").setInputFiles(letter("Sau giờ nghỉ.pdf"));
    assertThat(uploaded(page, "Sau giờ nghỉ.pdf")).containsText("Phiên làm việc đã hết");

    var otherTab = page.context().newPage();
    otherTab.navigate("/login");
    otherTab.getByLabel("Tên đăng nhập").fill("vanthu.snv");
    otherTab.getByLabel("Mật khẩu").fill("congvan");
    otherTab.keyboard().press("Enter");
    otherTab.waitForURL("**/camunda/app/tasklist/**");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gửi lại: Sau giờ nghỉ.pdf"))
        .click();

    assertThat(uploaded(page, "Sau giờ nghỉ.pdf")).containsText("Đã tiếp nhận");
  }

  @Test
  void thePageFitsAPhone() {
    var page = chromium.phone(base(), "vanthu.snv");
    page.navigate("/arrivals");
    page.locator("#files").setInputFiles(mixed());
    assertThat(page.locator("#summary")).containsText("Đã xong 4/4 tệp");

    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    noSeriousFaults(page, "body");
    OfficeBrowser.picture(page, "arrivals-390");
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static byte[] withJavaScript() throws IOException {
    try (var letter = PracticeLetter.ofDepartment().document()) {
      letter.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      var bytes = new ByteArrayOutputStream();
      letter.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static Locator uploaded(Page page, String name) {
    return page.locator("#uploads li").filter(Tasklist.named(name)).first();
  }

  private static FilePayload letter(String name) {
    return new FilePayload(name, "application/pdf", PracticeLetter.ofDepartment().pdf());
  }

  private static FilePayload[] mixed() {
    return new FilePayload[] {
      letter("Công văn 1205.pdf"),
      new FilePayload("Giấy mời.pdf", "application/pdf", new byte[0]),
      new FilePayload(
          "Trang web.pdf", "application/pdf", "<html><body>xin chào</body></html>".getBytes(UTF_8)),
      new FilePayload("Quyết định 05.pdf", "application/pdf", PracticeLetter.ofCommune().pdf()),
    };
  }
}
