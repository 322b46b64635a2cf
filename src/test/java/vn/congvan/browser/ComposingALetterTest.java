package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.congvan.document.DocumentType;
import vn.congvan.letters.FormatCheck;
import vn.congvan.print.letter.LetterPart;
import vn.congvan.print.letter.LetterPart.Kind;
import vn.congvan.print.letter.LetterType;
import vn.congvan.print.letter.LetterWords;

/** A letter is written on a phone by keyboard, looked at as printed, and handed over as a draft. */
class ComposingALetterTest extends Walk {

  @Test
  void aDecisionIsWrittenShownAndHandedOver() {
    var page = chromium.phone(base(), Ward.OFFICER);
    open(page, "{}");
    page.getByLabel("Loại văn bản").selectOption("DECISION");
    assertThat(page.getByLabel("Lời của phần 2"))
        .hasValue("Quyết định này có hiệu lực thi hành kể từ ngày ký.");

    press(page, "Dùng làm dự thảo");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Còn thiếu: Ký hiệu, Cơ quan ban hành");
    assertThat(page.getByLabel("Ký hiệu")).isFocused();

    page.getByLabel("Ký hiệu").fill("QĐ-UBND");
    page.getByLabel("Cơ quan ban hành").fill("ỦY BAN NHÂN DÂN\nPHƯỜNG CÁI KHẾ");
    page.getByLabel("Địa danh").fill("Cái Khế");
    page.getByLabel("Trích yếu").fill("Về việc thành lập Tổ chuyển đổi số cộng đồng");
    page.getByLabel("Thẩm quyền ban hành").fill("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG");
    page.getByLabel("Căn cứ").fill("Căn cứ Luật Tổ chức chính quyền địa phương năm 2025");
    page.getByLabel("Nơi nhận").fill("Như Điều 3\nĐảng ủy phường");
    page.getByLabel("Quyền hạn, chức vụ").fill("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
    page.getByLabel("Họ và tên người ký").fill("Nguyễn Thị Hồng Gấm");
    var first = page.getByLabel("Lời của phần 1");
    first.fill("Thành lập Tổ chuyển đổi số cộng đồng phường gồm các thành viên:");
    first.press("Control+Enter");
    page.getByLabel("Kiểu của phần 2").selectOption("TABLE");
    page.getByLabel("Lời của phần 2").fill("STT | Họ và tên\n1 | Trần Văn Bé");
    page.getByLabel("Lời của phần 2").press("Alt+ArrowUp");
    assertThat(page.getByLabel("Lời của phần 1")).isFocused();
    page.getByLabel("Lời của phần 1").press("Alt+ArrowDown");
    page.getByLabel("Lời của phần 4").fill("Văn phòng phường chịu trách nhiệm thi hành.");
    press(page, "Thêm nội dung");
    assertThat(page.getByLabel("Lời của phần 5")).isFocused();
    page.locator(".cv-letter-part").last().getByText("Bỏ phần này").click();
    assertThat(page.locator(".cv-letter-part")).hasCount(4);

    press(page, "Xem trước trang in");
    assertThat(page.locator("iframe")).isVisible();
    assertThat(page.getByText("Đã dựng trang in.")).isVisible();
    Assertions.assertThat(page.locator("iframe").getAttribute("src")).startsWith("blob:");
    Assertions.assertThat(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    noSeriousFaults(page, ".cv-composer");
    OfficeBrowser.picture(page, "18-phone-composer");

    // What is typed outlives the page.
    open(page, "{}");
    assertThat(page.getByLabel("Họ và tên người ký")).hasValue("Nguyễn Thị Hồng Gấm");
    press(page, "Dùng làm dự thảo");
    assertThat(page.getByText("Đã dùng bản này làm dự thảo.")).isVisible();
    var pdf = Base64.getDecoder().decode((String) page.evaluate("window.handedOver"));
    Assertions.assertThat(new FormatCheck().ofPdf(pdf, DocumentType.DECISION, null)).isEmpty();
    Assertions.assertThat(LetterWords.in(pdf))
        .hasValueSatisfying(
            letter -> {
              Assertions.assertThat(letter.type()).isEqualTo(LetterType.DECISION);
              Assertions.assertThat(letter.capacity())
                  .containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
              Assertions.assertThat(letter.content())
                  .extracting(LetterPart::kind)
                  .containsExactly(Kind.ARTICLE, Kind.TABLE, Kind.ARTICLE, Kind.ARTICLE);
              Assertions.assertThat(letter.content().get(1).rows().get(1))
                  .containsExactly("1", "Trần Văn Bé");
            });

    // What was handed over is not offered again; the letterhead is.
    open(page, "{}");
    assertThat(page.getByLabel("Họ và tên người ký")).hasValue("");
    assertThat(page.getByLabel("Địa danh")).hasValue("Cái Khế");

    page.getByLabel("Trích yếu").fill("Chúc mừng 🎉");
    press(page, "Xem trước trang in");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("không có ký tự: 🎉");
    page.context().close();
  }

  @Test
  void aDraftIsWrittenInItsFormAndGoneOnWith() {
    var subject = "Về việc nghỉ lễ Giỗ Tổ Hùng Vương";
    var page = chromium.desk(base(), Ward.OFFICER);
    page.navigate(base() + "/outgoing/new");
    page.locator("[name=typeCode]").selectOption("TB");
    page.locator("[name=subject]").fill(subject);
    page.locator("main button[type=submit]").click();
    var form = new Tasklist(page).form(subject);
    form.getByLabel("Chuyển kiểm tra, trình ký").check();
    form.getByText("Hoặc soạn ngay tại đây").click();
    var letter = form.locator(".cv-composer");
    assertThat(letter.getByLabel("Loại văn bản")).hasValue("NOTICE");
    assertThat(letter.getByLabel("Trích yếu")).hasValue(subject);
    letter.getByLabel("Ký hiệu").fill("TB-UBND");
    letter.getByLabel("Cơ quan ban hành").fill("ỦY BAN NHÂN DÂN\nPHƯỜNG LONG CHÂU");
    letter.getByLabel("Địa danh").fill("Long Châu");
    letter.getByLabel("Lời của phần 1").fill("Ủy ban nhân dân phường thông báo lịch nghỉ lễ.");
    letter.getByLabel("Quyền hạn, chức vụ").fill("CHỦ TỊCH");
    letter.getByLabel("Họ và tên người ký").fill("Lê Văn Tám");
    press(page, "Xem trước trang in");
    assertThat(letter.locator("iframe")).isVisible();
    press(page, "Dùng làm dự thảo");
    assertThat(form.locator(".cv-draft-files")).containsText("du-thao.pdf");
    noSeriousFaults(page, ".cv-form");
    OfficeBrowser.picture(page, "19-composer");

    page.reload();
    form = new Tasklist(page).form(subject);
    form.getByLabel("Chuyển kiểm tra, trình ký").check();
    form.getByText("Hoặc soạn ngay tại đây").click();
    letter = form.locator(".cv-composer");
    assertThat(letter.getByLabel("Lời của phần 1"))
        .hasValue("Ủy ban nhân dân phường thông báo lịch nghỉ lễ.");
    assertThat(letter.getByLabel("Họ và tên người ký")).hasValue("Lê Văn Tám");
    page.context().close();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private void open(Page page, String letter) {
    page.navigate(base() + "/account");
    page.evaluate(
        """
        async (letter) => {
          const style = document.createElement('link');
          style.rel = 'stylesheet';
          style.href = '/forms/form.css';
          document.head.append(style);
          const place = document.createElement('div');
          place.className = 'cv-form';
          (document.querySelector('main') ?? document.body).replaceChildren(place);
          const { composer } = await import('/forms/composer.js');
          composer(place, { letter: JSON.parse(letter), name: 'thu', use: async (file) => {
            const bytes = new Uint8Array(await file.arrayBuffer());
            window.handedOver = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
          } });
        }
        """,
        letter);
  }
}
