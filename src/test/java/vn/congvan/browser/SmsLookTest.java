package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.congvan.document.Urgency;
import vn.congvan.sms.SmsRounds;

/**
 * Messages to telephones as people see them: the call list, the settings, the report, the phones.
 */
class SmsLookTest extends Walk {

  @Autowired private SmsRounds rounds;
  @Autowired private ManagementService jobs;
  @Autowired private JdbcClient database;

  @Test
  void theCallListIsWorkedOffOnADeskAndOnAPhone() {
    var subject = "Về việc trực bão số 7 tại cống Cái Hóp";
    var letter = toBeCalledAbout(subject);

    var clerk = desk(Ward.CLERK).shelf("Tất cả công việc");
    var form = clerk.opens(subject);
    assertThat(form).containsText("Hãy gọi điện rồi ghi kết quả");
    clerk.takes();
    OfficeBrowser.look(clerk.page(), "call-list-desk");
    clerk.presses();
    assertThat(form.locator("#cv-messageId-error")).not().isEmpty();
    assertThat(form.locator("#cv-decision-error")).not().isEmpty();
    OfficeBrowser.look(clerk.page(), "call-list-faults-desk");
    form.getByLabel("Đã gọi cho").selectOption(message(letter, Ward.CHAIR));
    form.getByLabel("Không có ai nghe máy, sẽ gọi lại").check();
    form.getByLabel("Ghi chú").fill("Gọi hai lần, máy bận.");
    clerk.completes();

    var phone = new Tasklist(chromium.phone(base(), Ward.CLERK)).shelf("Tất cả công việc");
    form = phone.opens(subject);
    assertThat(form).containsText("Không có ai nghe máy");
    assertThat(form).containsText("Gọi hai lần, máy bận.");
    phone.takes();
    form.getByLabel("Đã gọi cho").selectOption(message(letter, Ward.CHAIR));
    form.getByLabel("Thôi không gọi nữa").check();
    phone.presses();
    assertThat(form.locator("#cv-note-error")).not().isEmpty();
    OfficeBrowser.look(phone.page(), "call-list-phone");
    form.getByLabel("Lý do không gọi nữa").fill("Chủ tịch đã nhận bản giấy.");
    phone.completes();
    Assertions.assertThat(callsOf(letter)).isEqualTo(2);
    phone.page().context().close();
  }

  @Test
  void theCallListSpeaksEnglish() {
    var subject = "Về việc trực bão số 8 tại cống Láng Thé";
    toBeCalledAbout(subject);
    for (var width : new int[] {1366, 390}) {
      var page = chromium.signedIn(base(), Ward.CLERK, true, width);
      var form = new Tasklist(page).shelf("Tất cả công việc").opens(subject);
      assertThat(form).containsText("Outcome of the call");
      assertThat(form).containsText("Who was called");
      assertThat(form).not().containsText(Pattern.compile("call\\.\\w+|message\\.\\w+"));
      OfficeBrowser.look(page, "call-list-english-" + width);
      page.context().close();
    }
  }

  @Test
  void thePagesAreReadableInBothLanguagesOnADeskAndOnAPhone() {
    toBeCalledAbout("Về việc trực bão số 9 tại vàm Măng Thít");
    for (var width : new int[] {1366, 390}) {
      for (var english : new boolean[] {false, true}) {
        var place = (english ? "english-" : "") + width;
        var admin = chromium.signedIn(base(), "admin", english, width);
        see(admin, "/admin/agencies/longchau/sms", "sms-settings-" + place);
        assertThat(admin.locator(".sms-length").first())
            .hasText(Pattern.compile("\\d+ (ký tự|signs), \\d (tin|messages?)\\."));
        admin.locator("#sms-vietnamese").fill("{mật khẩu}");
        admin.locator("#sms-quietFrom").fill("");
        admin.locator("#sms-settings button[type=submit]").click();
        assertThat(admin.locator("#sms-vietnamese-fault")).isVisible();
        assertThat(admin.locator("#sms-quietFrom-fault")).isVisible();
        admin.locator("#sms-quietFrom").scrollIntoViewIfNeeded();
        OfficeBrowser.look(admin, "sms-settings-faults-" + place);
        see(admin, "/admin/sms-report", "sms-report-" + place);
        assertThat(admin.locator("table").first()).isVisible();
        see(admin, "/admin/sms-report?first=2020-01-01&last=2020-01-02", "sms-no-report-" + place);
        assertThat(admin.locator("p.empty")).isVisible();
        assertThat(admin.locator("table")).hasCount(0);
        see(admin, "/admin/notices?agency=longchau&role=leader", "notice-rules-" + place);
        admin.context().close();
        var chair = chromium.signedIn(base(), Ward.CHAIR, english, width);
        see(chair, "/practice/phones", "sms-phones-" + place);
        Assertions.assertThat(
                chair.evaluate(
                    "getComputedStyle(document.querySelector('.telephone button')).color"))
            .as("axe leaves white on white undecided")
            .isNotEqualTo("rgb(255, 255, 255)");
        see(chair, "/notices", "notice-centre-" + place);
        see(chair, "/notices/mail", "notice-mail-" + place);
        chair.context().close();
      }
    }
  }

  private static void see(Page page, String path, String name) {
    page.navigate(path);
    OfficeBrowser.look(page, name);
  }

  /** An express letter that neither the chair nor whoever was told instead has opened in time. */
  private UUID toBeCalledAbout(String subject) {
    var letter = ward.submitted(port, subject, Urgency.EXPRESS.value());
    var instance =
        database
            .sql(
                "select process_instance_id from sms_message where document_id = ? and person_id = ?")
            .params(letter, Ward.CHAIR)
            .query(String.class)
            .single();
    for (var told = 0; told < 2; told++) {
      rounds.doAll();
      var timer = jobs.createJobQuery().processInstanceId(instance).timers().singleResult();
      if (timer != null) {
        jobs.executeJob(timer.getId());
      }
    }
    return letter;
  }

  private String message(UUID letter, String person) {
    return database
        .sql("select id from sms_message where document_id = ? and person_id = ?")
        .params(letter, person)
        .query(UUID.class)
        .single()
        .toString();
  }

  private int callsOf(UUID letter) {
    return database
        .sql(
            "select count(*) from sms_call c join sms_message m on m.id = c.message_id where m.document_id = ?")
        .param(letter)
        .query(Integer.class)
        .single();
  }
}
