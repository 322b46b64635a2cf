package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.delivery.Messengers;
import vn.congvan.intake.signatures.SignatureDesk;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeMeans;
import vn.congvan.trust.PracticeTrust;

/**
 * The whole way of an outgoing document through real browsers: drafted, commented on by another
 * unit, reviewed, its form checked, signed by the leader on his phone, sealed, issued to twelve
 * agencies, worked on in two of them and recalled from a third.
 */
class FromDraftToRecalledTest extends Walk {

  private static final String SUBJECT = "Về việc rà soát số lượng người làm việc năm 2027";

  private static final String DRAFTER = "chuyenvien.ccvc.snv";
  private static final String HEAD = "truongphong.ccvc.snv";
  private static final String OTHER_HEAD = "truongphong.snv";
  private static final String CLERK = "vanthu.snv";
  private static final String LEADER = "giamdoc.snv";

  private static final Page.WaitForResponseOptions PATIENTLY =
      new Page.WaitForResponseOptions().setTimeout(90_000);

  @Autowired private Messengers messengers;
  @Autowired private SignatureDesk signatures;
  @Autowired private PracticeTrust trust;
  @Autowired private PracticeAuthority authority;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void aDocumentIsDraftedSignedIssuedWorkedOnAndRecalled() {
    trust.take(Set.of(authority.root(), authority.issuing()));

    isDrafted();
    isCommentedOn();
    isAgreedTo(HEAD, "Đồng ý nội dung");
    isAgreedTo(CLERK, "Đúng thể thức, trình ký");
    isSignedOnATelephone();
    isSealed();
    var document = isIssued();
    messengers.doAll();
    signatures.checkWhatIsDue();

    isWorkedOn("stc", "chuyenvien.ns");
    isWorkedOn("sxd", "chuyenvien.qhkt");
    var receivers = receivers(document);
    assertThat(line(receivers, "Sở Tài chính")).containsText("Hoàn thành");
    assertThat(line(receivers, "Sở Xây dựng")).containsText("Hoàn thành");
    assertThat(line(receivers, "Sở Y tế")).containsText("chưa mở xem");

    isAskedBack(receivers);
    messengers.doAll();
    isGivenBack();
    messengers.doAll();
    var after = receivers(document);
    OfficeBrowser.picture(desk(CLERK).page(), "27-receivers");
    assertThat(line(after, "Sở Y tế")).containsText("Đồng ý lấy lại");
    assertThat(line(after, "Sở Tài chính")).containsText("Hoàn thành");
    Assertions.assertThat(
            jdbc.queryForList(
                """
                select r.state from document d
                join delivery v on v.document_id = d.id join document r on r.id = v.received_id
                where d.subject = ? and d.direction = 'OUT'
                """,
                String.class,
                SUBJECT))
        .hasSize(12)
        .contains("CLOSED", "RECALLED");
  }

  private void isDrafted() {
    var drafter = desk(DRAFTER);
    var page = drafter.page();
    page.navigate("/outgoing/new");
    page.locator("[name=typeCode]").selectOption("CV");
    page.locator("[name=subject]").fill(SUBJECT);
    page.locator("main button[type=submit]").click();
    var form = drafter.form(SUBJECT);
    form.getByLabel("Lấy ý kiến đơn vị phối hợp").check();
    form.locator("#cv-signerCapacity").selectOption(new SelectOption().setIndex(1));
    form.getByText("Hoặc soạn ngay tại đây").click();
    var letter = form.locator(".cv-composer");
    letter.getByLabel("Kính gửi").fill("Các sở, ban, ngành tỉnh\nỦy ban nhân dân các xã, phường");
    letter
        .getByLabel("Lời của phần 1")
        .fill(
            "Sở Nội vụ đề nghị các cơ quan, đơn vị rà soát số lượng người làm việc năm 2027,"
                + " gửi kết quả về Sở Nội vụ trước ngày 10 tháng 10 năm 2026 để tổng hợp.");
    press(page, "Dùng làm dự thảo");
    assertThat(form.locator(".cv-draft-files")).containsText("du-thao.pdf");
    chooses(form, "các sở", "Các sở, ban, ngành tỉnh");
    chooses(form, "xã, phường", "Ủy ban nhân dân các xã, phường");
    chooses(form, "ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Vĩnh Long");
    chooses(form, "thuế", "Thuế tỉnh Vĩnh Long");
    form.locator(".cv-draft-files").scrollIntoViewIfNeeded();
    OfficeBrowser.picture(page, "20-draft");
    drafter.presses();
    assertThat(form.locator("#cv-units-error")).not().isEmpty();
    noSeriousFaults(page, ".cv-form");
    form.locator(".cv-units").getByLabel("Văn phòng").check();
    form.locator("#cv-question").fill("Số lượng năm 2027 có khớp với kế hoạch tài chính không?");
    drafter.completes();
  }

  /** Another unit says on its head's phone what it thinks, and the drafter reads it and goes on. */
  private void isCommentedOn() {
    var head = new Tasklist(chromium.phone(base(), OTHER_HEAD)).shelf("Soạn văn bản đi");
    var form = head.opens(SUBJECT);
    head.takes();
    assertThat(form).containsText("khớp với kế hoạch tài chính");
    head.presses();
    assertThat(form.locator("#cv-comment")).isFocused();
    noSeriousFaults(head.page(), ".cv-form");
    form.locator("#cv-comment").fill("Thống nhất, đề nghị bổ sung mốc thời gian.");
    head.completes();
    head.page().context().close();

    var drafter = desk(DRAFTER).shelf("Soạn văn bản đi");
    form = drafter.opens(SUBJECT);
    assertThat(form.locator(".cv-about")).containsText("đề nghị bổ sung mốc thời gian");
    assertThat(form.locator(".cv-recipients .cv-row")).hasCount(4);
    form.getByLabel("Chuyển kiểm tra, trình ký").check();
    noSeriousFaults(drafter.page(), ".cv-form");
    drafter.completes();
  }

  private static void chooses(Locator form, String typed, String place) {
    form.getByLabel("Thêm nơi nhận").fill(typed);
    form.locator(".cv-choices li").filter(Tasklist.named(place)).first().click();
    assertThat(form.locator(".cv-recipients .cv-rows")).containsText(place);
  }

  private void isAgreedTo(String person, String decision) {
    var desk = desk(person).shelf("Soạn văn bản đi");
    var form = desk.opens(SUBJECT);
    desk.takes();
    if (person.equals(CLERK)) {
      assertThat(form.locator(".cv-findings")).containsText("Hệ thống phát hiện");
      OfficeBrowser.picture(desk.page(), "21-format");
    }
    form.getByLabel(decision).check();
    noSeriousFaults(desk.page(), ".cv-form");
    desk.completes();
  }

  /** The leader reads the pages, presses, and types his PIN on the telephone that lies beside. */
  private void isSignedOnATelephone() {
    var leader = new Tasklist(chromium.phone(base(), LEADER)).shelf("Ký, ban hành");
    var page = leader.page();
    var form = leader.opens(SUBJECT);
    form.getByLabel("SIM").check();
    assertThat(form.locator(".cv-sign")).isEnabled();
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("the sheet is no wider than the phone")
        .isEqualTo(true);
    noSeriousFaults(page, ".cv-form");
    OfficeBrowser.picture(page, "22-sign-phone");
    form.locator(".cv-sign").click();
    var code = form.locator(".cv-code");
    assertThat(code).isVisible();
    noSeriousFaults(page, ".cv-form");
    OfficeBrowser.picture(page, "23-phone-waiting");

    var telephone = page.context().newPage();
    telephone.navigate("/practice/telephone");
    // Its page looks by itself for what the operator brings.
    assertThat(telephone.locator(".telephone-text")).containsText(code.innerText());
    OfficeBrowser.picture(telephone, "24-telephone");
    telephone.locator("[name=pin]").fill(PracticeMeans.PIN);
    page.waitForResponse(
        FromDraftToRecalledTest::saysSigned,
        PATIENTLY,
        () -> telephone.locator("button[value=confirm]").click());
    page.context().close();
  }

  private void isSealed() {
    var clerk = desk(CLERK).shelf("Ký, ban hành");
    var form = clerk.opens(SUBJECT);
    clerk.takes();
    form.getByLabel("Khóa của cơ quan trên máy chủ").check();
    assertThat(form.locator(".cv-sign")).isEnabled();
    noSeriousFaults(clerk.page(), ".cv-form");
    OfficeBrowser.picture(clerk.page(), "25-seal");
    // The sheet does not come back after the press: the signature is looked after all the same.
    clerk.page().route("**/api/signing/tasks/*", Route::abort, new Page.RouteOptions().setTimes(1));
    clerk
        .page()
        .waitForResponse(
            FromDraftToRecalledTest::saysSigned, PATIENTLY, () -> form.locator(".cv-sign").click());
  }

  private static boolean saysSigned(Response answer) {
    return answer.url().contains("/api/signing/attempts/") && answer.text().contains("VERIFIED");
  }

  /** Returns the address of the issued document. */
  private String isIssued() {
    var clerk = desk(CLERK).shelf("Ký, ban hành");
    var form = clerk.opens(SUBJECT);
    clerk.takes();
    form.getByLabel("Ghi sổ, ban hành").check();
    clerk.completes();
    clerk.page().navigate("/registers/outgoing");
    assertThat(clerk.page().locator("main")).containsText(SUBJECT);
    OfficeBrowser.picture(clerk.page(), "26-outgoing-register");
    noSeriousFaults(clerk.page(), "main");
    return clerk
        .page()
        .locator("tr")
        .filter(Tasklist.named(SUBJECT))
        .locator("a[href*='/documents/']")
        .first()
        .getAttribute("href");
  }

  /** The sender's list of receivers. */
  private Locator receivers(String document) {
    var page = desk(CLERK).page();
    page.navigate(document);
    var part = desk(CLERK).part("Nơi nhận");
    assertThat(part.locator(".cv-tree > li")).hasCount(12);
    return part;
  }

  private static Locator line(Locator receivers, String agency) {
    return receivers.locator(".cv-tree > li").filter(Tasklist.named(agency));
  }

  private void isWorkedOn(String agency, String handler) {
    var clerk = desk("vanthu." + agency).shelf("Cần tiếp nhận, đăng ký");
    var form = clerk.opens(SUBJECT);
    clerk.takes();
    assertThat(form.locator(".cv-signatures")).containsText("Chữ ký số hợp lệ");
    form.getByLabel("Đăng ký vào sổ").check();
    for (var field :
        List.of(
            "typeCode", "number", "symbol", "issuedOn", "issuerName", "issuerLevel", "subject")) {
      form.locator("[data-suggestion=" + field + "] button").click();
    }
    form.locator("#cv-field").selectOption(new SelectOption().setIndex(2));
    if (form.locator("#cv-registerCode").inputValue().isEmpty()) {
      form.locator("#cv-registerCode").selectOption(new SelectOption().setIndex(1));
    }
    form.getByLabel("Trình lãnh đạo cho ý kiến").check();
    form.locator("#cv-leaderPost").selectOption(ward.post("giamdoc." + agency));
    clerk.completes();
    clerk.page().context().close();

    var leader = desk("giamdoc." + agency).shelf("Cần cho ý kiến chỉ đạo");
    form = leader.opens(SUBJECT);
    form.getByLabel("Giao xử lý").check();
    form.locator("#cv-instruction").fill("Rà soát, báo cáo Giám đốc.");
    form.locator("[name=receiver]")
        .first()
        .selectOption("post:" + ward.post(handler + "." + agency));
    leader.completes();

    var officer = desk(handler + "." + agency).shelf("Cần xử lý");
    form = officer.opens(SUBJECT);
    form.getByLabel("Đã xử lý, không trả lời bằng văn bản").check();
    form.getByLabel("Nội dung kết quả").fill("Đã rà soát.");
    officer.completes();
    officer.page().context().close();

    leader.shelf("Cần duyệt, xác nhận");
    form = leader.opens(SUBJECT);
    form.getByLabel("Xác nhận, kết thúc văn bản").check();
    leader.completes();
    leader.page().context().close();
  }

  private void isAskedBack(Locator receivers) {
    line(receivers, "Sở Y tế")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Yêu cầu lấy lại"))
        .click();
    var page = desk(CLERK).page();
    Assertions.assertThat(page.locator("dialog[open]").boundingBox().width)
        .as("the question on the document's own page")
        .isBetween(300.0, 600.0);
    noSeriousFaults(page, "dialog");
    page.locator("#cv-asking-reason").fill("Sai số liệu ở đoạn hai.");
    page.locator("dialog button[type=submit]").click();
    assertThat(page.locator("dialog[open]")).hasCount(0);
  }

  private void isGivenBack() {
    var clerk = desk("vanthu.syt").shelf("Cần tiếp nhận, đăng ký");
    clerk
        .page()
        .locator(".tasks-list li.task")
        .filter(Tasklist.named(SUBJECT))
        .filter(Tasklist.named("Trả lời yêu cầu lấy lại"))
        .locator("h4.task a")
        .click();
    var form = clerk.form(SUBJECT);
    clerk.takes();
    assertThat(form).containsText("Sai số liệu ở đoạn hai.");
    form.getByLabel("Đồng ý trả lại").check();
    clerk.completes();
    clerk.page().context().close();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}
