package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.content.Contents;
import vn.congvan.delivery.Deliveries;
import vn.congvan.delivery.Messengers;
import vn.congvan.delivery.Recipient;
import vn.congvan.delivery.RecipientKind;
import vn.congvan.delivery.RecipientRole;
import vn.congvan.delivery.Recipients;
import vn.congvan.document.Documents;
import vn.congvan.document.NewArrival.ArrivedFile;
import vn.congvan.document.NewDraft;
import vn.congvan.document.OutgoingNumber;

/**
 * What the sender's clerk has to do after the issue: places that no way of the system reaches at
 * the desk, a receiver that refused on the phone, each with its faults.
 */
class DeliveryFormsLookTest extends Walk {

  private static final String SUBJECT = "Về việc thống kê cán bộ biệt phái";
  private static final String CLERK = "vanthu.snv";
  private static final String RECEIVER = "vanthu.stc";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Autowired private Documents documents;
  @Autowired private Recipients recipients;
  @Autowired private Deliveries deliveries;
  @Autowired private Messengers messengers;
  @Autowired private Contents contents;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void whatIsSentByHandAndWhatWasRefusedIsSettled() throws IOException {
    var letter =
        issued(
            new Recipient(RecipientKind.OUTSIDE, null, "Bộ Nội vụ", RecipientRole.MAIN),
            new Recipient(RecipientKind.OUTSIDE, null, "Tỉnh ủy", RecipientRole.INFORM),
            new Recipient(RecipientKind.AGENCY, "stc", null, RecipientRole.MAIN));
    messengers.doAll();

    isSentByHand(desk(CLERK), letter);
    Assertions.assertThat(
            jdbc.queryForList(
                "select sent_means from delivery where document_id = ? and sent_means is not null",
                String.class,
                letter))
        .containsExactly("POST");

    documents.returnToSender(received(letter), RECEIVER, "Không thuộc thẩm quyền.");
    messengers.doAll();
    isGivenUp(new Tasklist(chromium.phone(base(), CLERK)), letter);
    Assertions.assertThat(task(letter, "decideOnRefusal")).isEmpty();
  }

  private void isSentByHand(Tasklist clerk, UUID letter) {
    var page = clerk.page();
    var form = opens(clerk, letter, "sendOutside");
    clerk.takes();
    looks(page);
    clerk.presses();
    assertThat(form.locator(".cv-message")).containsText("Có 4 chỗ cần sửa.");
    looks(page);

    var ministry = group(form, "Bộ Nội vụ");
    assertThat(ministry.getByLabel("Cách chuyển")).isFocused();
    ministry.getByLabel("Cách chuyển").selectOption("POST");
    ministry.getByLabel("Ngày chuyển").fill(DAY.format(clock.today().plusDays(3)));
    ministry.getByLabel("Ghi chú").fill("RR123456789VN");
    var party = group(form, "Tỉnh ủy");
    party.getByLabel("Cách chuyển").selectOption("GIVE_UP");
    party.getByLabel("Lý do không gửi nữa").fill("Đã gửi bản giấy.");
    clerk.presses();
    assertThat(ministry).containsText("Ngày chuyển không được sau hôm nay.");
    assertThat(ministry.getByLabel("Ngày chuyển")).isFocused();
    looks(page);
    OfficeBrowser.picture(page, "28-send-outside");
    ministry.getByLabel("Ngày chuyển").fill(DAY.format(clock.today()));
    assertThat(form.locator(".cv-status")).containsText("Đã lưu nháp");
    var otherTab = new Tasklist(page.context().newPage());
    otherTab.page().navigate(page.url());
    otherTab.form(SUBJECT);
    clerk.completes();
    isToldThatItIsDone(otherTab);
  }

  private static void isToldThatItIsDone(Tasklist tab) {
    tab.presses();
    assertThat(tab.page().locator(".cv-message")).containsText("Công việc này đã hoàn thành");
    tab.page().getByText("Về danh sách việc").click();
    assertThat(tab.page().locator(".cv-form")).hasCount(0);
    tab.page().close();
  }

  private void isGivenUp(Tasklist clerk, UUID letter) {
    var page = clerk.page();
    var form = opens(clerk, letter, "decideOnRefusal");
    assertThat(form).containsText("Không thuộc thẩm quyền.");
    clerk.takes();
    clerk.presses();
    assertThat(form.locator("#cv-decision-error")).not().isEmpty();
    looks(page);
    form.getByLabel("Gửi nhầm: gửi cơ quan khác").check();
    form.getByLabel("Thêm nơi nhận").fill("sở xây dựng");
    assertThat(form.locator(".cv-choices li").first()).isVisible();
    looks(page);
    isLeftBeforeTheAnswer(form, page);
    form.locator("#cv-decision-giveUp").check();
    clerk.presses();
    assertThat(form.locator("#cv-reason")).isFocused();
    looks(page);
    OfficeBrowser.picture(page, "29-refusal-phone");
    form.locator("#cv-reason").fill("Nơi nhận đã có bản giấy.");
    clerk.completes();
    page.context().close();
  }

  /**
   * The answer that comes late opens no list over the fields that follow, nor hides the warning.
   */
  private static void isLeftBeforeTheAnswer(Locator form, Page page) {
    var answers = "**/api/recipients?*";
    var late = new ArrayList<Route>();
    page.route(answers, late::add);
    var search = form.getByLabel("Thêm nơi nhận");
    search.fill("sở tài chính");
    page.waitForCondition(() -> !late.isEmpty());
    search.blur();
    page.waitForResponse(answers, () -> late.get(0).resume());
    page.unroute(answers);
    page.evaluate("fetch('/api/me').then((answer) => answer.text())");
    assertThat(form.locator(".cv-choices")).isHidden();
    assertThat(form.locator(".cv-recipients .cv-status")).containsText("Chưa thêm");
  }

  private Locator opens(Tasklist clerk, UUID letter, String activity) {
    var task = task(letter, activity).get(0);
    clerk.page().navigate("/camunda/app/tasklist/default/#/?task=" + task);
    return clerk.form(SUBJECT);
  }

  private List<String> task(UUID letter, String activity) {
    return processes.tasksFor(List.of(letter.toString())).stream()
        .filter(task -> task.activityId().equals(activity))
        .map(task -> task.id())
        .toList();
  }

  private static Locator group(Locator form, String receiver) {
    return form.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(receiver));
  }

  private static void looks(Page page) {
    noSeriousFaults(page, "body");
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is wider than the screen")
        .isEqualTo(true);
  }

  private UUID received(UUID letter) {
    return jdbc.queryForObject(
        "select received_id from delivery where document_id = ? and received_id is not null",
        UUID.class,
        letter);
  }

  private UUID issued(Recipient... to) throws IOException {
    var bytes = contents.keep(new ByteArrayInputStream(ward.ofOnePage(SUBJECT)), "application/pdf");
    var drafter = ward.post("chuyenvien.ccvc.snv");
    var letter =
        documents.draft(
            new NewDraft(
                "snv",
                UUID.fromString(drafter),
                "CV",
                SUBJECT,
                "personnel",
                0,
                "chuyenvien.ccvc.snv"));
    documents.holdFiles(
        letter,
        List.of(
            new ArrivedFile("cong-van.pdf", "application/pdf", bytes.size(), bytes.sha256(), 1)),
        CLERK);
    recipients.choose(letter, List.of(to), CLERK);
    documents.inReview(letter, CLERK, null);
    documents.awaitingSignature(letter, CLERK, null);
    documents.numbered(
        letter,
        new OutgoingNumber(UUID.randomUUID(), clock.today().getYear(), 8_901, "SNV-VP"),
        clock.today(),
        "giamdoc.snv");
    documents.signed(letter, "Trần Văn Hòa", "Giám đốc", "giamdoc.snv");
    documents.issue(letter, CLERK, recipients.inWords(letter));
    deliveries.begin(letter, CLERK);
    return letter;
  }
}
