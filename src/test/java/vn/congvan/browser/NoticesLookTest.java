package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.deadline.DeadlineKind;
import vn.congvan.deadline.Deadlines;
import vn.congvan.deadline.Limit;
import vn.congvan.deadline.NewDeadline;
import vn.congvan.organization.Directory;

/** The bell, the notice centre, and the way from a notice to its task. */
class NoticesLookTest extends Walk {

  @Autowired private Deadlines deadlines;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ManagementService jobs;
  @Autowired private JdbcClient database;
  @Autowired private Directory directory;

  @Test
  void whatIsOverdueIsSeenAtTheBellAndLeadsToItsTask() {
    var subject = "Về việc sửa chữa cầu Kinh Cụt";
    var letter = ward.allotted(port, subject);
    climb(letter, 3);

    var head = desk(Ward.HEAD).shelf("Tất cả công việc");
    var page = head.page();
    var bell = page.locator("a[href='/notices']").first();
    assertThat(bell).hasText(Pattern.compile("Thông báo\\s*\\d+"));
    OfficeBrowser.picture(page, "notices-bell");
    bell.click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thông báo")))
        .isVisible();
    var notice = page.locator(".notices li").filter(Tasklist.named(subject)).first();
    assertThat(notice).containsText("Việc của đơn vị quá hạn");
    assertThat(notice).containsText("Lý Hoàng Phúc");
    look(page, "/notices", "notices-desk");

    // Opening leads to the task, and the notice is read.
    notice
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Mở:")))
        .click();
    page.waitForURL(Pattern.compile(".*/tasklist/.*task=.*"));
    page.navigate("/notices?show=unread");
    assertThat(page.locator(".notices li").filter(Tasklist.named(subject))).hasCount(0);
    look(chromium.phone(base(), Ward.HEAD), "/notices", "notices-phone");
  }

  @Test
  void anAdministratorChoosesChannelsForARole() {
    var page = chromium.desk(base(), "quantri.snv");
    look(page, "/admin/notices?agency=snv&role=archivist", "notice-rules-desk");
    var near = page.getByLabel("Sắp đến hạn: Trong hệ thống");
    near.selectOption("NOW");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu cách báo")).click();
    assertThat(page.locator(".notice.done")).isVisible();
    assertThat(page.getByLabel("Sắp đến hạn: Trong hệ thống")).hasValue("NOW");
    page.getByLabel("Sắp đến hạn: Trong hệ thống").selectOption("DIGEST");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu cách báo")).click();
    assertThat(page.locator(".notice.done")).isVisible();
    look(chromium.phone(base(), "quantri.snv"), "/admin/notices", "notice-rules-phone");
  }

  /** A deadline of the officer's that passed long ago, with so many rungs climbed after it. */
  private void climb(UUID letter, int rungs) {
    var post = directory.post(UUID.fromString(ward.post(Ward.OFFICER))).orElseThrow();
    var ids =
        transaction.execute(
            status ->
                deadlines.openAll(
                    List.of(
                        new NewDeadline(
                            DeadlineKind.SIGNING,
                            UUID.randomUUID(),
                            letter,
                            post.agencyId(),
                            post.unitId(),
                            post.id(),
                            clock.instant().minus(Duration.ofDays(20)),
                            clock.instant().minus(Duration.ofDays(10)),
                            Limit.byDate(),
                            1,
                            null))));
    var instance =
        database
            .sql("select process_instance_id from escalation where deadline_id = ?")
            .param(ids.get(0))
            .query(String.class)
            .single();
    for (var rung = 0; rung < rungs; rung++) {
      jobs.executeJob(
          jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }
  }

  private static void look(Page page, String path, String name) {
    page.navigate(path);
    OfficeBrowser.look(page, name);
  }
}
