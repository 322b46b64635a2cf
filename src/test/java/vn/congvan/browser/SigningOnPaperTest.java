package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.format.DateTimeFormatter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;
import vn.congvan.shared.ProvinceClock;

/** What is signed on paper gets its number, then its seal, then is scanned with its appendices. */
class SigningOnPaperTest extends Walk {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String SUBJECT = "Về việc ký trên giấy kèm phụ lục";

  @Autowired private Documents documents;
  @Autowired private ProvinceClock clock;

  /** A day that cannot be is refused at its field, and one that was not saved is not forgotten. */
  private void correctsTheDay(Locator form, String number) {
    var redate =
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sửa ngày"));
    form.locator("#cv-dated").fill(DAY.format(clock.today().plusDays(1)));
    redate.click();
    assertThat(form.locator("#cv-dated-error")).containsText("hôm nay");
    assertThat(form.locator("#cv-dated")).isFocused();
    form.locator("#cv-dated").fill(DAY.format(clock.today()));
    redate.click();
    assertThat(form.locator("#cv-dated-error")).isEmpty();
    assertThat(form.locator(".cv-number")).containsText("Số " + number);
    assertThat(redate).isFocused();
  }

  @Test
  void thePaperIsNumberedBeforeItIsScannedWhole() {
    var letter = ward.beforeItsSignerOnPaper(port, SUBJECT);
    var chair = desk(Ward.CHAIR).shelf("Ký, ban hành");
    chair.opens(SUBJECT).getByLabel("Đã ký trên giấy").check();
    chair.completes();

    var clerk = desk(Ward.CLERK).shelf("Ký, ban hành");
    var form = clerk.opens(SUBJECT);
    clerk.takes();
    form.getByLabel("Lấy số, nhập bản quét").check();
    assertThat(form.locator("#cv-mainFile")).isHidden();
    clerk.presses();
    assertThat(form.locator("#cv-dated-error")).containsText("Hãy lấy số trước khi quét");
    form.locator("#cv-dated").fill(DAY.format(clock.today()));
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Lấy số").setExact(true))
        .click();
    assertThat(form.locator(".cv-number")).containsText("ngày " + DAY.format(clock.today()));
    correctsTheDay(form, documents.view(letter).numberAndSymbol());
    form.locator("#cv-mainFile")
        .setInputFiles(
            new FilePayload(
                "ban-quet.pdf", "application/pdf", ward.ofOnePage(SUBJECT + ", đã ký")));
    assertThat(form.locator("#cv-mainFile-error"))
        .containsText("Bản quét có 1 trang, còn dự thảo và phụ lục có 2 trang");
    assertThat(form.locator(".cv-about")).containsText("Phụ lục 1 (nằm trong bản quét)");
    noSeriousFaults(clerk.page(), ".cv-form");
    clerk.completes();

    clerk.shelf("Ký, ban hành");
    form = clerk.opens(SUBJECT);
    clerk.takes();
    assertThat(form.locator(".cv-unsigned")).containsText("nằm trong bản quét");
    form.getByLabel("Ghi sổ, ban hành").check();
    clerk.completes();
    var issued = documents.view(letter);
    Assertions.assertThat(issued.state()).isEqualTo(DocumentState.ISSUED);
    Assertions.assertThat(issued.files())
        .extracting(AttachmentView::name)
        .containsExactly("ban-quet.pdf");
  }
}
