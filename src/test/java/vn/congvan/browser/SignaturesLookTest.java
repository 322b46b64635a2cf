package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import vn.congvan.PostgresProvince;
import vn.congvan.document.Channel;
import vn.congvan.intake.Delivery;
import vn.congvan.intake.Intake;
import vn.congvan.intake.signatures.SignatureDesk;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.SignedLetters;

/** The clerk sees what was found out about signatures, at a desk and on a phone. */
class SignaturesLookTest extends PostgresProvince {

  private static final String CLERK = "vanthu.stc";

  @LocalServerPort private int port;
  @Autowired private Intake intake;
  @Autowired private SignatureDesk desk;
  @Autowired private RuntimeService runtime;
  @TempDir private Path folder;

  /** Other tests leave letters on the desks of this agency; these begin with empty ones. */
  @BeforeEach
  void emptyDesk() {
    for (var left : runtime.createProcessInstanceQuery().tenantIdIn("stc").list()) {
      runtime.deleteProcessInstance(left.getId(), "Dọn bàn", true, true, true);
    }
  }

  @Test
  void theFormTheDocumentAndTheTrustListAreReadableOnADeskAndOnAPhone() throws Exception {
    var base = "http://localhost:" + port;
    try (var letters = new SignedLetters(Clock.system(ProvinceClock.ZONE));
        var browser = OfficeBrowser.open()) {
      theAdministratorTrusts(browser, base, letters);
      var changed = arrived("bi-sua.pdf", letters.changed("201/SNNMT-VP"));
      arrived("chu-ky-tot.pdf", letters.good("202/SNNMT-VP"));
      arrived("khong-ky.pdf", SignedLetters.unsigned("203/SNNMT-VP"));
      desk.checkWhatIsDue();

      var clerk = browser.desk(base, CLERK);
      opens(clerk, "chu-ky-tot.pdf");
      assertThat(signatures(clerk)).containsText("Chữ ký số hợp lệ");
      assertThat(signatures(clerk)).containsText("Trần Thị Ngọc Hạnh");
      OfficeBrowser.look(clerk, "signature-good-desk");
      opens(clerk, "khong-ky.pdf");
      assertThat(signatures(clerk)).containsText("Tệp không có chữ ký số");
      assertThat(clerk.locator("#cv-signatureReason")).isHidden();

      opens(clerk, "bi-sua.pdf");
      new Tasklist(clerk).takes();
      theClerkMustSayWhy(clerk);
      OfficeBrowser.look(clerk, "signature-bad-desk");

      var phone = browser.phone(base, CLERK);
      opens(phone, "bi-sua.pdf");
      assertThat(signatures(phone)).containsText("Văn bản bị thay đổi hoặc che phủ sau khi ký");
      phone.locator(".cv-form .cv-signatures summary").click();
      assertThat(signatures(phone)).containsText("Số sê-ri");
      OfficeBrowser.look(phone, "signature-bad-phone");

      clerk.navigate("/documents/" + changed);
      new Tasklist(clerk).part("Thông tin");
      assertThat(clerk.locator(".cv-view .cv-signatures")).containsText("Chữ ký số không đạt");
      OfficeBrowser.look(clerk, "signature-document-desk");
    }
  }

  private void theAdministratorTrusts(OfficeBrowser browser, String base, SignedLetters letters)
      throws Exception {
    var admin = browser.desk(base, "admin");
    admin.navigate("/admin/trust");
    var button = new Page.GetByRoleOptions().setName("Thêm vào danh sách");
    admin.getByRole(AriaRole.BUTTON, button).click();
    assertThat(admin.locator("#file-fault")).containsText("không có chứng thư nào");
    admin.locator("#file").setInputFiles(Files.write(folder.resolve("root.pem"), letters.root()));
    admin.getByRole(AriaRole.BUTTON, button).click();
    assertThat(admin.locator(".notice.done")).containsText("Đã thêm 1 chứng thư");
    OfficeBrowser.look(admin, "trust-desk");
    var phone = browser.phone(base, "admin");
    phone.navigate("/admin/trust");
    OfficeBrowser.look(phone, "trust-phone");
  }

  private static void theClerkMustSayWhy(Page clerk) {
    clerk.locator("label[for=cv-decision-return]").click();
    clerk
        .locator("[data-suggestion=returnReason]")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dùng"))
        .click();
    Assertions.assertThat(clerk.locator("#cv-returnReason").inputValue())
        .contains("văn bản bị thay đổi hoặc che phủ sau khi ký");
    clerk.locator("label[for=cv-decision-register]").click();
    assertThat(clerk.locator("#cv-signatureReason")).isVisible();
    new Tasklist(clerk).presses();
    assertThat(clerk.locator("#cv-signatureReason-error")).not().isEmpty();
  }

  private void opens(Page page, String file) {
    new Tasklist(page).shelf("Cần tiếp nhận, đăng ký").opens(file);
  }

  private static Locator signatures(Page page) {
    return page.locator(".cv-form .cv-signatures");
  }

  private String arrived(String name, byte[] pdf) {
    var receipt =
        intake.accept(
            new Delivery(
                "stc",
                Channel.UPLOAD,
                name + System.nanoTime(),
                name,
                new ByteArrayResource(pdf),
                CLERK));
    return String.valueOf(receipt.documentId());
  }
}
