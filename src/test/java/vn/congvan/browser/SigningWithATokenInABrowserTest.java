package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.practice.PracticeAuthority;
import vn.congvan.signing.practice.PracticeToken;

/**
 * A leader signs with a USB token from the signing sheet: his browser speaks to the agent on his
 * machine, and whatever goes wrong there leaves a clear word and a task that can still be done.
 */
class SigningWithATokenInABrowserTest extends Walk {

  private static final String SUBJECT = "Về việc ký bằng USB token";

  @Value("${congvan.signing.agent.address}")
  private URI agent;

  @Autowired private PracticeAuthority authority;
  @Autowired private Directory directory;
  @Autowired private JdbcTemplate jdbc;

  @Override
  OfficeBrowser browser() {
    return OfficeBrowser.ofASignersMachine();
  }

  @Test
  void whatGoesWrongWithATokenIsToldAndTheNextTrySigns() {
    var letter = ward.beforeItsSigner(port, SUBJECT);
    var chair = desk(Ward.CHAIR).shelf("Ký, ban hành");
    var page = chair.page();
    var form = chair.opens(SUBJECT);
    form.getByLabel("USB token").check();
    assertThat(form.locator(".cv-sign")).isEnabled();
    form.locator(".cv-sign").click();
    says(form, "Không gọi được phần mềm ký số trên máy này");
    noSeriousFaults(page, ".cv-form");
    OfficeBrowser.picture(page, "token-no-agent");

    var name = directory.person(Ward.CHAIR).orElseThrow().fullName();
    try (var machine = new PracticeToken(agent.getPort(), Clock.system(ProvinceClock.ZONE))) {
      machine.insert(Ward.CHAIR, authority.issueTo(Ward.HEAD, "Lê Văn Cường"));
      callsAgain(form);
      says(form, "không phải của chứng thư số đã đăng ký");

      machine.insert(Ward.CHAIR, authority.issueTo(Ward.CHAIR, name));
      machine.pinGiven(false);
      callsAgain(form);
      says(form, "đóng ô nhập mã PIN");
      OfficeBrowser.picture(page, "token-no-pin");

      machine.pinGiven(true);
      page.waitForResponse(
          answer ->
              answer.url().contains("/api/signing/attempts/") && answer.text().contains("VERIFIED"),
          new Page.WaitForResponseOptions().setTimeout(90_000),
          () -> callsAgain(form));
    }
    Assertions.assertThat(
            jdbc.queryForList(
                "select state from signature_attempt where document_id = ?", String.class, letter))
        .as("one attempt, one signature")
        .containsExactly("VERIFIED");
  }

  @Test
  void documentsSignedTogetherAskForOnePinAfterTheOther() {
    var first = "Về việc ký cùng lúc, văn bản thứ nhất";
    var second = "Về việc ký cùng lúc, văn bản thứ hai";
    ward.beforeItsSigner(port, first);
    ward.beforeItsSigner(port, second);
    var page = desk(Ward.CHAIR).page();
    page.navigate("/signing");
    page.locator("#means").selectOption("TOKEN");
    for (var subject : List.of(first, second)) {
      var row = row(page, subject);
      row.getByText("Đọc văn bản").click();
      assertThat(row.locator(".cv-check input").first()).isEnabled();
      row.locator(".cv-check input").first().check();
    }

    var windows = new AtomicInteger();
    var together = new AtomicInteger();
    var another = new CountDownLatch(2);
    try (var machine = new PracticeToken(agent.getPort(), Clock.system(ProvinceClock.ZONE))) {
      var name = directory.person(Ward.CHAIR).orElseThrow().fullName();
      machine.insert(Ward.CHAIR, authority.issueTo(Ward.CHAIR, name));
      machine.forgeBefore(
          pdf -> {
            together.accumulateAndGet(windows.incrementAndGet(), Math::max);
            another.countDown();
            try {
              // The window for the PIN stays open for as long as another might come.
              another.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            windows.decrementAndGet();
            return pdf;
          });
      page.locator("#signing > .cv-sign").click();
      for (var subject : List.of(first, second)) {
        assertThat(row(page, subject).locator(".cv-state"))
            .containsText("Đã ký", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
      }
    }
    Assertions.assertThat(another.getCount()).as("both were signed by the token").isZero();
    Assertions.assertThat(together.get()).as("windows open together").isOne();
  }

  private static Locator row(Page page, String subject) {
    return page.locator("#signing li.cv-row")
        .filter(new Locator.FilterOptions().setHasText(subject));
  }

  private static void callsAgain(Locator form) {
    form.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Gọi lại phần mềm ký số"))
        .click();
  }

  private static void says(Locator form, String words) {
    assertThat(form.locator(".cv-waiting .cv-error")).containsText(words);
  }
}
