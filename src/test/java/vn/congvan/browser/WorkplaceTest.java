package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static vn.congvan.browser.Ward.row;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.congvan.shared.ProvinceClock;

/** Tasklist as the workplace of a ward's officials, at a desk. */
class WorkplaceTest extends Walk {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private static final String NEXT = "Về việc kiểm tra vệ sinh khu chợ Long Châu";
  private static final String PRESENT = "Về việc rà soát hộ kinh doanh vỉa hè";
  private static final String LIST = "document.querySelector('section.tasks-list > .content')";

  @Test
  void theListTellsWhatIsNewAndTheNextTaskOpensInItsPlace() {
    for (var subject :
        List.of(
            NEXT, PRESENT, "Về việc khảo sát giá đất năm 2027", "Về việc duy tu đường Tân Ngãi")) {
      ward.given(port, subject, row("LEAD", Ward.ECONOMY));
    }
    var head = desk(Ward.HEAD).shelf("Cần phân công");
    var page = head.page();
    assertThat(head.card(PRESENT).locator(".cv-unread")).hasCount(1);
    OfficeBrowser.picture(page, "01-tasklist");
    page.setViewportSize(1366, 480);
    assertThat(head.card(NEXT).locator(".cv-unread")).hasCount(1);

    // The page is ours: Vietnamese, with our name, without the engine's banner.
    assertThat(page.locator("html")).hasAttribute("lang", "vi");
    assertThat(page).hasTitle(Pattern.compile("Công Văn"));
    assertThat(page.locator(".navbar-brand")).containsText("Công Văn");
    assertThat(page.locator(".ce-eol-banner")).isHidden();
    noSeriousFaults(page, "html");

    // The mark goes with the opening, for that letter only.
    head.opens(PRESENT);
    assertThat(head.card(PRESENT).locator(".cv-unread")).hasCount(0);
    assertThat(head.card(NEXT).locator(".cv-unread")).hasCount(1);

    // What was taken may be put back for the others of the group.
    head.takes();
    button(page.locator(Tasklist.READY), "Trả việc về nhóm").click();
    assertThat(page.locator(".cv-message")).containsText("Việc này của cả nhóm");
    head.takes();

    page.getByLabel("Phân công xử lý").check();
    page.locator("#cv-handlerPost").selectOption(ward.post(Ward.OFFICER));
    var search = page.getByLabel("Tìm văn bản theo số hoặc trích yếu");
    search.fill("ho kinh doanh");
    assertThat(page.locator(".cv-hits li").first()).isVisible();
    page.locator("#cv-instruction").click();
    page.evaluate(LIST + ".scrollTop = 80");
    head.completes();

    // Shelf, place and search are as they were, and the next task is open.
    head.form(NEXT);
    assertThat(page.locator(".task-filter.active")).containsText("Cần phân công");
    assertThat(head.card(PRESENT)).hasCount(0);
    Assertions.assertThat((Integer) page.evaluate(LIST + ".scrollTop")).isGreaterThanOrEqualTo(80);
    assertThat(search).hasValue("ho kinh doanh");
    page.setViewportSize(1366, 768);
  }

  @Test
  void theListComesByDeadlineUntilAnotherOrderIsChosen() {
    var earlier = "Về việc thống kê giếng khoan";
    var later = "Về việc thống kê lò gạch";
    ward.allotted(port, earlier);
    ward.allotted(port, later);
    var officer = desk(Ward.OFFICER).shelf("Cần xử lý");
    var page = officer.page();
    assertThat(page.locator(".sorting-choice .sort-by")).hasText("Hạn xử lý");
    // Each letter of the ward is due before the one that came before it.
    comeInOrder(page, later, earlier);

    page.locator(".sorting-choice .sort-by").click();
    assertThat(
            page.locator(".sorting-choice .dropdown-menu").getByText("Biến của quy trình").first())
        .isHidden();
    page.locator(".sorting-choice .dropdown-menu a")
        .filter(Tasklist.named("Ngày tạo"))
        .first()
        .click();
    assertThat(page.locator(".sorting-choice .sort-by")).hasText("Ngày tạo");
    comeInOrder(page, earlier, later);
    page.locator(".sorting-choice .sort-direction").click();
    comeInOrder(page, later, earlier);
  }

  private static void comeInOrder(Page page, String first, String second) {
    assertThat(page.locator("section.tasks-list"))
        .containsText(Pattern.compile(first + "[\\s\\S]*" + second));
  }

  @Test
  void whatAnOfficialMayNotDoIsNotOffered() {
    var subject = "Về việc thay đèn đường khóm 2";
    ward.allotted(port, subject);
    var officer = desk(Ward.OFFICER).shelf("Cần xử lý");
    var page = officer.page();
    var form = officer.opens(subject);

    // His own task is not the group's: there is nobody to whom it could be put back.
    assertThat(page.locator(".task-details button.unclaim")).isHidden();
    assertThat(form.locator(".cv-put-back")).isHidden();
    // Nor does he give it to somebody else by the name that stands above it.
    page.locator(".task-card .meta .assignee .view-value")
        .click(new Locator.ClickOptions().setForce(true));
    assertThat(page.locator(".task-card .meta input")).hasCount(0);
    assertThat(page.locator(".task-card .meta [tabindex='0']")).hasCount(0);
    assertThat(page.locator(".task-filter .actions").first()).isHidden();
    assertThat(page.locator(".task-details .nav-tabs > li:visible"))
        .hasText(new String[] {"Biểu mẫu", "Văn bản", "Sơ đồ", "Mô tả"});
  }

  @Test
  void theHeadTakesBackWhatHasNotBeenOpened() {
    var subject = "Về việc kiểm tra bờ kè sông Cổ Chiên";
    ward.allotted(port, subject);
    var head = desk(Ward.HEAD).shelf("Tất cả công việc");
    var page = head.page();
    head.opens(subject);
    head.tab("Văn bản");
    var work = head.part("Phân công");
    assertThat(work).containsText("Lý Hoàng Phúc");
    OfficeBrowser.picture(page, "14-taking-back");
    button(work, "Thu hồi").click();
    noSeriousFaults(page, "dialog[open]");
    button(page.locator("dialog[open]"), "Thu hồi").click();
    assertThat(page.locator("dialog[open]")).hasCount(0);
    assertThat(button(work, "Thu hồi")).hasCount(0);

    // The next task opens at the same tab.
    head.shelf("Cần phân công").card(subject).locator("h4.task a").click();
    head.tab("Biểu mẫu");
    head.form(subject);
    assertThat(desk(Ward.OFFICER).shelf("Cần xử lý").card(subject)).hasCount(0);
  }

  @Test
  void manyTasksAreDoneAtOnceWithAnAnswerForEach() {
    ward.given(port, "Hàng loạt số 1", row("LEAD", Ward.ECONOMY));
    ward.given(port, "Hàng loạt số 2", row("LEAD", Ward.ECONOMY));
    var own = ward.given(port, "Hàng loạt số 3", row("LEAD", Ward.ECONOMY));
    ward.completes(
        Ward.HEAD,
        "assignHandler",
        own,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", ward.post(Ward.HEAD)));
    ward.given(port, "Hàng loạt số 4", row("LEAD", Ward.CULTURE), row("INFO", Ward.ECONOMY));
    var head = desk(Ward.HEAD).shelf("Tất cả công việc");
    var page = head.page();
    for (var number = 1; number <= 3; number++) {
      head.card("Hàng loạt số " + number).locator(".cv-choose").check();
    }
    assertThat(page.locator(".cv-bulk")).containsText("Đã chọn 3 việc");
    noSeriousFaults(page, ".cv-bulk");

    button(page.locator(".cv-bulk"), "Phân công").click();
    var dialog = page.locator("dialog[open]");
    dialog.locator("#cv-bulk-handler").selectOption(ward.post(Ward.OFFICER));
    dialog.locator("#cv-bulk-instruction").fill("Xử lý trong tuần.");
    noSeriousFaults(page, "dialog[open]");
    OfficeBrowser.picture(page, "15-bulk");
    button(dialog, "Phân công").click();

    var results = page.locator(".cv-results li");
    assertThat(results).hasCount(3);
    assertThat(results.filter(Tasklist.named("Hàng loạt số 1"))).containsText("Xong");
    assertThat(results.filter(Tasklist.named("Hàng loạt số 2"))).containsText("Xong");
    assertThat(results.filter(Tasklist.named("Hàng loạt số 3"))).containsText("Không làm được");
    assertThat(results.filter(Tasklist.named("Hàng loạt số 3")))
        .containsText("Phân công người xử lý");
    button(page.locator("dialog[open]"), "Đóng").click();
    assertThat(page.locator(".cv-bulk")).isHidden();

    head.shelf("Để biết").card("Hàng loạt số 4").locator(".cv-choose").check();
    button(page.locator(".cv-bulk"), "Xác nhận đã xem").click();
    assertThat(page.locator(".cv-results li")).containsText("Xong");
    button(page.locator("dialog[open]"), "Đóng").click();
    assertThat(head.card("Hàng loạt số 4")).hasCount(0);
  }

  @Test
  void aDocumentIsFoundAndReadAndSpokenOfOnThreeLevels() {
    var letter = ward.allotted(port, "Về việc phòng, chống dịch bệnh trên đàn gia súc");
    says(Ward.CHAIR, "phong chong dich benh tren dan gia suc", "Chủ tịch: làm ngay.");
    says(Ward.HEAD, "dịch bệnh trên đàn gia súc", "Trưởng phòng: báo cáo trước thứ Sáu.");

    var officer = desk(Ward.OFFICER).shelf("Cần xử lý");
    var page = officer.page();
    officer.opens("phòng, chống dịch bệnh");
    officer.tab("Văn bản");
    assertThat(page.locator(".cv-where")).containsText("Lý Hoàng Phúc");
    assertThat(page.locator(".cv-part iframe"))
        .hasAttribute("src", Pattern.compile("/api/documents/" + letter + "/reading-copy.*"));
    OfficeBrowser.picture(page, "10-document");
    noSeriousFaults(page, ".task-details .cv-view");

    var facts = officer.part("Thông tin");
    assertThat(facts).containsText("Sở Nông nghiệp và Môi trường");
    assertThat(facts).containsText("Công văn");
    assertThat(facts).containsText(".pdf");
    noSeriousFaults(page, ".task-details .cv-view");

    var comments = officer.part("Ý kiến");
    comments.getByLabel("Ý kiến", new Locator.GetByLabelOptions().setExact(true)).fill("Đã rõ.");
    button(comments, "Gửi ý kiến").click();
    assertThat(comments.locator("section")).hasCount(3);
    assertThat(comments.locator("section").nth(0)).containsText("Ý kiến lãnh đạo cơ quan");
    assertThat(comments.locator("section").nth(0)).containsText("Chủ tịch: làm ngay.");
    assertThat(comments.locator("section").nth(1)).containsText("Trưởng phòng: báo cáo");
    assertThat(comments.locator("section").nth(2)).containsText("Đã rõ.");
    OfficeBrowser.picture(page, "11-comments");
    noSeriousFaults(page, ".task-details .cv-view");

    assertThat(officer.part("Phân công")).containsText("Phòng Kinh tế");
    noSeriousFaults(page, ".task-details .cv-view");
    var timeline = officer.part("Quá trình");
    assertThat(timeline).containsText("Đăng ký vào sổ");
    for (var viewer : new String[] {"Nguyễn Văn Hiếu", "Bùi Văn Toàn", "Lý Hoàng Phúc"}) {
      assertThat(timeline.locator("li.cv-event-OPENED").filter(Tasklist.named(viewer)).first())
          .containsText("Xem văn bản");
    }
    noSeriousFaults(page, ".task-details .cv-view");
  }

  /** Finds a document by the box in the bar, and comments on it. */
  private void says(String person, String words, String comment) {
    var tasklist = desk(person).shelf("Tất cả công việc");
    var page = tasklist.page();
    var box = page.getByLabel("Tìm văn bản theo số hoặc trích yếu");
    box.fill(words);
    assertThat(page.locator(".cv-hits li")).containsText(new String[] {"phòng, chống dịch bệnh"});
    noSeriousFaults(page, ".cv-search");
    box.press("ArrowDown");
    page.keyboard().press("Enter");
    var dialog = page.locator("dialog[open]");
    assertThat(dialog).containsText("Về việc phòng, chống dịch bệnh trên đàn gia súc");
    var part = tasklist.part("Ý kiến");
    part.getByLabel("Ý kiến", new Locator.GetByLabelOptions().setExact(true)).fill(comment);
    button(part, "Gửi ý kiến").click();
    assertThat(part).containsText(comment);
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  @Test
  void workIsTakenOverHandedOverGivenTimeImprovedAndConfirmed() {
    var subject = "Về việc nạo vét kênh mương nội đồng";
    var letter = ward.allotted(port, subject);
    var officer = desk(Ward.OFFICER);
    var head = desk(Ward.HEAD);
    var chair = desk(Ward.CHAIR);

    // More time: asked for beside the form, decided by the chair who set the deadline.
    officer.shelf("Cần xử lý").opens(subject);
    var extension = officer.page().locator(".cv-extension:not(.cv-pause)");
    extension.locator("summary").click();
    extension.getByLabel("Hạn đề nghị").fill(inWorkingDays(20));
    extension.getByLabel("Lý do xin gia hạn").fill("Chờ số liệu của các khóm.");
    button(extension, "Gửi đề nghị gia hạn").click();
    assertThat(extension).containsText("Đã gửi đề nghị gia hạn.");
    noSeriousFaults(officer.page(), ".cv-form");
    var decision = chair.shelf("Cần duyệt, xác nhận").opens(subject);
    assertThat(decision).containsText("Chờ số liệu của các khóm.");
    decision.getByLabel("Đồng ý gia hạn").check();
    assertThat(decision.getByLabel("Hạn mới")).hasValue(inWorkingDays(20));
    noSeriousFaults(chair.page(), ".cv-form");
    chair.completes();

    // The clock stands while another agency is waited for, and runs on with a reason.
    var pausing = officer.page().locator(".cv-pause");
    pausing.locator("summary").first().click();
    button(pausing, "Tạm dừng thời hạn").click();
    assertThat(pausing).containsText("Ghi cơ quan hoặc người đang chờ");
    pausing.getByLabel("Đang chờ ai").fill("Sở Tài chính");
    pausing.getByLabel("Ngày dự kiến có trả lời").fill(inWorkingDays(5).substring(0, 10));
    pausing.getByLabel("Đang chờ việc gì").fill("Chờ số liệu thu chi.");
    noSeriousFaults(officer.page(), ".cv-form");
    button(pausing, "Tạm dừng thời hạn").click();
    pausing.getByLabel("Vì sao tính tiếp").fill("Đã có số liệu.");
    assertThat(pausing).containsText("Đang chờ ai: Sở Tài chính");
    noSeriousFaults(officer.page(), ".cv-form");
    button(pausing, "Tiếp tục tính thời hạn").click();
    assertThat(pausing.getByLabel("Đang chờ việc gì")).isVisible();

    // The head takes the work of his officer over, and hands it over to him again.
    head.shelf("Tất cả công việc").opens(subject);
    button(head.page().locator(".cv-message"), "Nhận thay").click();
    assertThat(head.page().locator(Tasklist.READY + " .cv-fields:enabled")).isVisible();
    handsOver(head, head.shelf("Cần xử lý").opens(subject), Ward.HEAD);
    handsOver(head, head.shelf("Cần xử lý").opens(subject), Ward.OFFICER);
    assertThat(head.card(subject)).hasCount(0);

    reports(officer, subject, "Dự thảo lần một.");
    var approval = head.shelf("Cần duyệt, xác nhận").opens(subject);
    head.takes();
    assertThat(approval).containsText("Dự thảo lần một.");
    approval.getByLabel("Yêu cầu làm lại").check();
    noSeriousFaults(head.page(), ".cv-form");
    head.presses();
    assertThat(approval.locator("#cv-note-error")).containsText("Hãy ghi rõ lý do.");
    approval.getByLabel("Nhận xét").fill("Bổ sung khối lượng.");
    head.completes();

    officer.shelf("Cần xử lý");
    assertThat(officer.card(subject).locator(".cv-unread")).hasCount(1);
    reports(officer, subject, "Dự thảo lần hai.");
    ward.completes(Ward.HEAD, "approveResult", letter, Map.of("approval", "approve"), Map.of());
    var confirmation = chair.shelf("Cần duyệt, xác nhận").opens(subject);
    assertThat(confirmation).containsText("Dự thảo lần hai.");
    confirmation.getByLabel("Xác nhận, kết thúc văn bản").check();
    noSeriousFaults(chair.page(), ".cv-form");
    chair.completes();
    assertThat(chair.card(subject)).hasCount(0);
  }

  private void handsOver(Tasklist person, Locator form, String to) {
    form.getByLabel("Chuyển người khác").check();
    form.getByLabel("Chuyển cho").selectOption(ward.post(to));
    form.getByLabel("Lý do", new Locator.GetByLabelOptions().setExact(true)).fill("Tiện theo dõi.");
    person.completes();
  }

  private static void reports(Tasklist officer, String subject, String result) {
    var form = officer.shelf("Cần xử lý").opens(subject);
    form.getByLabel("Đã xử lý, không trả lời bằng văn bản").check();
    form.getByLabel("Nội dung kết quả").fill(result);
    officer.completes();
  }

  @Test
  void returnedAndInformingWorkHasFormsWithoutFaults() {
    var back = ward.submitted(port, "Về việc bổ sung hồ sơ đất công");
    ward.completes(
        Ward.CHAIR,
        "directDocument",
        back,
        Map.of("direction", "sendBack"),
        Map.of("instruction", "Bổ sung bản vẽ."));
    var returned =
        ward.given(
            port, "Về việc rà soát hộ nghèo", row("LEAD", Ward.ECONOMY), row("INFO", Ward.CULTURE));
    ward.completes(
        Ward.HEAD,
        "assignHandler",
        returned,
        Map.of("allotment", "return"),
        Map.of("reason", "Thuộc Phòng Văn hóa - Xã hội."));

    var clerk = desk(Ward.CLERK).shelf("Cần tiếp nhận, đăng ký");
    assertThat(clerk.opens("bổ sung hồ sơ đất công")).containsText("Bổ sung bản vẽ.");
    noSeriousFaults(clerk.page(), ".cv-form");
    var chair = desk(Ward.CHAIR).shelf("Cần cho ý kiến chỉ đạo");
    assertThat(chair.opens("rà soát hộ nghèo")).containsText("Thuộc Phòng Văn hóa - Xã hội.");
    noSeriousFaults(chair.page(), ".cv-form");
    var culture = desk(Ward.HEAD_OF_CULTURE).shelf("Để biết");
    culture.opens("rà soát hộ nghèo");
    noSeriousFaults(culture.page(), ".cv-form");
    culture.takes().completes();
    assertThat(culture.card("rà soát hộ nghèo")).hasCount(0);
  }

  @Test
  void aRefusedCompletionMarksItsRow() {
    var subject = "Về việc lát vỉa hè đường Phạm Hùng";
    ward.given(port, subject, row("LEAD", Ward.ECONOMY));
    var head = desk(Ward.HEAD).shelf("Cần phân công");
    var form = head.opens(subject);
    head.takes();
    form.getByLabel("Phân công xử lý").check();
    form.locator("#cv-handlerPost").selectOption(ward.post(Ward.HEAD));
    button(form, "Thêm người phối hợp").click();
    form.locator("[name=postId]").selectOption(ward.post(Ward.OFFICER));
    // Only the server knows the deadline of the unit.
    form.locator(".cv-row [name=dueAt]").fill(inWorkingDays(9));
    head.presses();

    assertThat(form.locator(".cv-row [name=dueAt]")).hasAttribute("aria-invalid", "true");
    assertThat(form.locator(".cv-row [name=dueAt]")).isFocused();
    assertThat(form.locator(".cv-row")).containsText("Hạn không được sau hạn của đơn vị");
    assertThat(form.locator(".cv-message")).containsText("Hạn không được sau hạn của đơn vị");
    noSeriousFaults(head.page(), ".cv-form");

    // What is typed anew is no longer marked, and goes through.
    form.locator(".cv-row [name=dueAt]").fill(inWorkingDays(1));
    assertThat(form.locator("[aria-invalid]")).hasCount(0);
    head.completes();
  }

  @Test
  void aDeadlineOnADayOffIsToldAndLeftAsTyped() {
    var subject = "Về việc trực lễ của phường";
    ward.submitted(port, subject);
    var chair = desk(Ward.CHAIR).shelf("Cần cho ý kiến chỉ đạo");
    var form = chair.opens(subject);
    form.getByLabel("Giao xử lý").check();
    var due = form.locator("[name=dueAt]");
    var saturday = clock.today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    var next =
        java.time.LocalDate.ofInstant(calendar.endOf("longchau", saturday), ProvinceClock.ZONE);

    due.fill(DAY.format(saturday) + " 10:00");
    assertThat(form.locator(".cv-warning"))
        .containsText("Ngày " + DAY.format(saturday) + " là ngày nghỉ");
    assertThat(due).hasValue(DAY.format(saturday) + " 10:00");
    noSeriousFaults(chair.page(), ".cv-form");

    button(form.locator(".cv-warning"), "Chọn " + DAY.format(next)).click();
    assertThat(due).hasValue(DAY.format(next) + " 10:00");
    assertThat(form.locator(".cv-warning")).isHidden();
  }

  @Test
  void theLeadSeesHowFarTheOthersAreBeforeHeReports() {
    var subject = "Về việc sắp xếp lại bến bãi";
    var letter = ward.allotted(port, subject, row("CO", Ward.CULTURE));
    var officer = desk(Ward.OFFICER).shelf("Cần xử lý");
    var form = officer.opens(subject);
    assertThat(form.locator(".cv-others-work")).containsText("Đã giao");
    form.getByLabel("Đã xử lý, không trả lời bằng văn bản").check();
    form.getByLabel("Nội dung kết quả").fill("Đã sắp xếp.");
    officer.presses();
    assertThat(form.locator("#cv-beforeOthers-error")).containsText("Phòng Văn hóa - Xã hội");

    // Meanwhile the others go on: what is shown follows.
    ward.completes(
        Ward.HEAD_OF_CULTURE,
        "assignHandler",
        letter,
        Map.of("allotment", "assign"),
        Map.of("handlerPost", ward.post(Ward.HEAD_OF_CULTURE)));
    button(form.locator(".cv-others-work"), "Xem lại").click();
    assertThat(form.locator(".cv-others-work")).containsText("Cao Thị Thanh Thủy");

    form.getByLabel("Vẫn báo cáo khi nơi phối hợp chưa xong").check();
    officer.completes();
  }

  @Test
  void oneTaskIsDoneWithTheKeyboardOnly() {
    var subject = "Về việc lắp đèn chiếu sáng công cộng";
    ward.allotted(port, subject);
    var page = chromium.strangersPage(base(), 1366, 768);
    page.navigate("/login");
    assertThat(page.locator("#username")).isFocused();
    page.keyboard().type(Ward.OFFICER);
    page.keyboard().press("Tab");
    page.keyboard().type("congvan");
    page.keyboard().press("Enter");
    page.waitForURL("**/camunda/app/tasklist/**");
    assertThat(page.locator(".tasks-list .cv-card-subject").first()).isVisible();

    page.keyboard().press("Control+Shift+F");
    reach(page, ".task-filter a", "Cần xử lý");
    page.keyboard().press("Enter");
    assertThat(page.locator(".task-filter.active")).containsText("Cần xử lý");
    assertThat(new Tasklist(page).card(subject)).isVisible();
    page.keyboard().press("Control+Alt+L");
    reach(page, ".tasks-list li.task", subject);
    page.keyboard().press("Enter");
    new Tasklist(page).form(subject);
    page.keyboard().press("Control+Alt+F");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#cv-decision-noReply")).isChecked();
    page.keyboard().press("Tab");
    page.keyboard().type("Đã lắp xong.");
    reach(page, ".form-actions button", "Hoàn thành");
    Assertions.assertThat(submitsByEnter(page).status()).isEqualTo(204);
    page.context().close();
  }

  /**
   * The way leads through the paper, whose viewer is a process of its own: a key that follows the
   * last Tab too soon still goes there, and whoever sees nothing happen presses again.
   */
  private static Response submitsByEnter(Page page) {
    for (var press = 1; ; press++) {
      try {
        return page.waitForResponse(
            each -> each.url().endsWith("/submit-form"),
            new Page.WaitForResponseOptions().setTimeout(10_000),
            () -> page.keyboard().press("Enter"));
      } catch (TimeoutError lost) {
        if (press == 3) {
          throw lost;
        }
      }
    }
  }

  /** Presses Tab until the focus is on, or in, the thing that says so. */
  private static void reach(Page page, String thing, String words) {
    for (var step = 0; step < 60; step++) {
      var there =
          (Boolean)
              page.evaluate(
                  "([thing, words]) => {"
                      + " const place = document.activeElement?.closest(thing);"
                      + " return !!place && place.textContent.includes(words)"
                      + "   && document.activeElement.matches('a, button'); }",
                  List.of(thing, words));
      if (there) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach “" + words + "”");
  }

  @Test
  void anEnglishBrowserIsSpokenToInEnglish() {
    var subject = "Về việc đón đoàn công tác nước ngoài";
    ward.allotted(port, subject);
    var page = chromium.englishDesk(base(), Ward.OFFICER);
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page).hasTitle(Pattern.compile("My work"));
    var officer = new Tasklist(page).shelf("Cần xử lý");
    assertThat(officer.card(subject)).containsText(Pattern.compile("working days? left"));
    var form = officer.opens(subject);
    assertThat(form.getByLabel("Done, no reply needed")).isVisible();
    assertThat(page.locator(".task-details .nav-tabs")).containsText("Document");
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")))
        .isVisible();
    noSeriousFaults(page, ".cv-form");
    page.context().close();
  }

  private String inWorkingDays(int days) {
    var end = calendar.addWorkingDays("longchau", clock.instant(), days);
    return DAY.format(end.atZone(ProvinceClock.ZONE)) + " 17:00";
  }

  private static Locator button(Locator place, String name) {
    return place.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
