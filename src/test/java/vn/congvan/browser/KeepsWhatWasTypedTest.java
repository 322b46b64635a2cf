package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the session, the draft or the network: words once typed are not typed twice.
 */
class KeepsWhatWasTypedTest extends Walk {

  private static final String CLERK = "vanthu.stc";

  @TempDir Path folder;

  @Test
  void anExpiredSessionLosesNothing() throws Exception {
    var clerk = clerkWithTask(0);
    reason(clerk).fill("Văn bản gửi nhầm");
    assertThat(clerk.locator(".cv-status")).containsText("Đã lưu nháp");

    expire(clerk);
    reason(clerk).fill("Văn bản gửi nhầm nơi nhận");
    assertThat(clerk.locator(".cv-message")).containsText("nội dung vẫn được giữ");

    var login = clerk.context().waitForPage(() -> button(clerk, "Mở trang đăng nhập").click());
    login.getByLabel("Tên đăng nhập").fill(CLERK);
    login.getByLabel("Mật khẩu").fill("congvan");
    login.keyboard().press("Enter");
    login.waitForURL("**/camunda/app/tasklist/**");
    button(clerk, "Tôi đã đăng nhập lại").click();

    assertThat(clerk.locator(".cv-form.cv-ready")).isVisible();
    assertThat(reason(clerk)).hasValue("Văn bản gửi nhầm nơi nhận");
    assertThat(clerk.locator("#cv-decision-return")).isChecked();
  }

  @Test
  void aTasklistThatAsksForTheLoginComesBackToTheSameTaskAndWords() throws Exception {
    var clerk = clerkWithTask(1);
    reason(clerk).fill("Thiếu phụ lục kèm theo");
    assertThat(clerk.locator(".cv-status")).containsText("Đã lưu nháp");

    expire(clerk);
    reason(clerk).fill("Thiếu phụ lục kèm theo văn bản");
    clerk.reload();
    clerk.getByLabel("Tên đăng nhập").fill(CLERK);
    clerk.getByLabel("Mật khẩu").fill("congvan");
    clerk.keyboard().press("Enter");

    assertThat(clerk.locator(".cv-form.cv-ready")).isVisible();
    assertThat(reason(clerk)).hasValue("Thiếu phụ lục kèm theo văn bản");
  }

  @Test
  void aFormSavedElsewhereIsToldAndBothWordsStayToChooseFrom() throws Exception {
    var clerk = clerkWithTask(2);
    reason(clerk).fill("Bản thứ nhất");
    assertThat(clerk.locator(".cv-status")).containsText("Đã lưu nháp");

    saveElsewhere(clerk, "Bản của máy khác");
    reason(clerk).fill("Bản thứ hai");
    assertThat(clerk.locator(".cv-message")).containsText("vừa được lưu ở nơi khác");
    button(clerk, "Tải lại").click();

    assertThat(clerk.locator(".cv-message")).containsText("khác với bản nháp đã lưu");
    assertThat(reason(clerk)).hasValue("Bản của máy khác");
    button(clerk, "Dùng nội dung đang gõ").click();
    assertThat(reason(clerk)).hasValue("Bản thứ hai");
  }

  @Test
  void aSavedFormThatIsPressedTwiceIsSentOnce() throws Exception {
    var clerk = clerkWithTask(0);
    reason(clerk).fill("Gửi nhầm nơi nhận");
    assertThat(clerk.locator(".cv-status")).containsText("Đã lưu nháp");
    var sent = new ArrayList<Route>();
    clerk.route("**/submit-form", sent::add);

    new Tasklist(clerk).presses();
    clerk.waitForCondition(() -> !sent.isEmpty());
    clerk.evaluate("document.querySelector('.task-details .form-actions .btn-primary').click()");
    clerk.evaluate("fetch('/api/me').then((answer) => answer.text())");

    Assertions.assertThat(sent).hasSize(1);
    clerk.waitForResponse("**/submit-form", () -> sent.get(0).resume());
    assertThat(clerk.locator(".page-notifications .alert-danger")).hasCount(0);
  }

  @Test
  void aPageOfOursSendsNothingWithoutASessionAndOnceWithOne() {
    var admin = newPerson();
    var sent = posts(admin);

    // As after a logout in another tab.
    admin.context().clearCookies();
    pageButton(admin, "Thêm người").click();
    assertThat(admin.locator(".sending-refused")).isFocused();
    assertThat(admin.locator(".sending-refused")).containsText("vẫn còn trên trang này");
    noSeriousFaults(admin, "html");
    Assertions.assertThat(sent).isEmpty();

    var login = admin.context().waitForPage(() -> admin.getByText("Mở trang đăng nhập").click());
    OfficeBrowser.signIn(login, "admin");
    admin.evaluate(
        "const form = document.querySelector('#person-fullName').form; form.requestSubmit(); form.requestSubmit();");
    assertThat(admin.locator("#person-id")).hasAttribute("aria-invalid", "true");
    assertThat(admin.locator("[aria-invalid=true]").first()).isFocused();
    assertThat(admin.locator("#person-fullName")).hasValue("Nguyễn Thị Hồng Thắm");
    Assertions.assertThat(sent).hasSize(1);
  }

  @Test
  void aPageOfOursSendsNothingAsSomebodyElse() {
    var admin = newPerson();
    var sent = posts(admin);

    // As after another person's login in another tab.
    admin.context().clearCookies();
    var other = OfficeBrowser.signIn(admin.context().newPage(), CLERK);
    pageButton(admin, "Thêm người").click();
    assertThat(admin.locator(".sending-refused")).isFocused();
    assertThat(admin.locator(".sending-refused")).containsText("tài khoản khác");
    noSeriousFaults(admin, "html");
    Assertions.assertThat(sent).isEmpty();

    other.navigate("/login");
    OfficeBrowser.signIn(other, "admin");
    pageButton(admin, "Thêm người").click();
    assertThat(admin.locator("#person-id")).hasAttribute("aria-invalid", "true");
    assertThat(admin.locator("#person-fullName")).hasValue("Nguyễn Thị Hồng Thắm");
    Assertions.assertThat(sent).hasSize(1);
  }

  @Test
  void aPageOfOursSendsNothingWhileNobodyAnswers() {
    var admin = newPerson();
    var sent = posts(admin);
    admin.context().clearCookies(new ClearCookiesOptions().setName("CONGVAN-CSRF"));
    var asked = new AtomicInteger();
    admin.route(
        "**/api/me",
        route -> {
          // The second question gets no answer at all.
          if (asked.incrementAndGet() == 1) {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          }
        });
    pageButton(admin, "Thêm người").click();
    assertThat(admin.locator(".sending-refused")).containsText("Không kết nối được");

    pageButton(admin, "Thêm người").click();
    assertThat(admin.locator("form:has(#person-fullName)")).hasAttribute("aria-busy", "true");
    assertThat(admin.locator("form[aria-busy]"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    assertThat(admin.locator(".sending-refused")).containsText("Không kết nối được");
    Assertions.assertThat(sent).isEmpty();
  }

  @Test
  void whatIsOnItsWayIsNotSentAgainHoweverLongItTakes() {
    var admin = chromium.desk(base(), "admin");
    admin.clock().install();
    openNewPerson(admin);
    var sent = posts(admin);
    staysOnThePage(admin);
    var form = admin.locator("form:has(#person-fullName)");
    submit(admin);
    assertThat(form).hasAttribute("aria-busy", "true");
    admin.clock().fastForward(60_000);
    submit(admin);
    assertThat(form).hasAttribute("aria-busy", "true");
    admin.clock().fastForward(5 * 60_000);
    assertThat(form).not().hasAttribute("aria-busy", "true");
    Assertions.assertThat(sent).hasSize(1);
  }

  @Test
  void aFormThatAnswersWithAFileMayBeSentAgainSoon() {
    var admin = chromium.desk(base(), "admin");
    admin.clock().install();
    openNewPerson(admin);
    admin.evaluate("document.querySelector('#person-fullName').form.dataset.answersWithFile = ''");
    staysOnThePage(admin);
    submit(admin);
    assertThat(admin.locator("form[aria-busy]")).hasCount(1);
    admin.clock().fastForward(21_000);
    assertThat(admin.locator("form[aria-busy]")).hasCount(0);
  }

  private Page newPerson() {
    var admin = chromium.desk(base(), "admin");
    openNewPerson(admin);
    return admin;
  }

  private static void openNewPerson(Page admin) {
    admin.navigate("/admin/agencies/snv/new-person");
    admin.locator("#person-fullName").fill("Nguyễn Thị Hồng Thắm");
  }

  /** The page stays, as it does until an answer comes, or where the answer is a file. */
  private static void staysOnThePage(Page admin) {
    admin.route("**/people", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
  }

  private static void submit(Page admin) {
    admin.evaluate("document.querySelector('#person-fullName').form.requestSubmit()");
  }

  /** What the page sends from now on. */
  private static List<String> posts(Page page) {
    var sent = new ArrayList<String>();
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            sent.add(request.url());
          }
        });
    return sent;
  }

  private static Locator pageButton(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Hands one paper in and opens its task, taken, with the decision to return it. */
  private Page clerkWithTask(int paper) throws Exception {
    var clerk = chromium.desk(base(), CLERK);
    clerk.navigate("/arrivals");
    clerk.locator("#files").setInputFiles(OfficialPapers.three(folder).get(paper));
    assertThat(clerk.locator("#uploads li")).containsText("Đã tiếp nhận");
    clerk.navigate("/camunda/app/tasklist/default/");
    clerk.locator(".task-filters").getByText("Cần tiếp nhận, đăng ký").first().click();
    clerk.locator(".tasks-list .task").filter(unread()).first().click();
    assertThat(clerk.locator(".cv-form.cv-ready")).isVisible();
    button(clerk, "Nhận việc này").click();
    clerk.getByLabel("Trả lại nơi gửi").check();
    return clerk;
  }

  private static Locator.FilterOptions unread() {
    return new Locator.FilterOptions().setHasText("Chưa đọc.");
  }

  private static Locator reason(Page page) {
    return page.locator("#cv-returnReason");
  }

  private static Locator button(Page page, String name) {
    return page.locator(".cv-form")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The same person saves the form at another computer. */
  private static void saveElsewhere(Page page, String words) {
    var task = page.url().replaceFirst(".*[?&]task=([^&]+).*", "$1");
    var token =
        page.context().cookies().stream()
            .filter(cookie -> cookie.name.equals("CONGVAN-CSRF"))
            .findFirst()
            .orElseThrow()
            .value;
    var saved = page.request().get("/api/tasks/" + task).text();
    var version = Integer.parseInt(saved.replaceFirst("(?s).*\"version\":(\\d+).*", "$1"));
    var answer =
        page.request()
            .put(
                "/api/tasks/" + task + "/draft",
                RequestOptions.create()
                    .setHeader("X-CONGVAN-CSRF", token)
                    .setData(
                        Map.of(
                            "basedOn",
                            version,
                            "content",
                            "{\"decision\":\"return\",\"returnReason\":\"" + words + "\"}")));
    assertThat(answer).isOK();
  }
}
