package vn.congvan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Role;

/**
 * The administrators' pages as they look: no serious fault, nothing wider than the screen, on a
 * desk and on a phone.
 */
class AdministrationLookTest extends Walk {

  @Autowired Directory directory;

  @Test
  void thePagesAreReadableOnADeskAndOnAPhone() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("admin-agencies", "/admin/agencies");
    pages.put("admin-new-agency", "/admin/new-agency");
    pages.put("admin-agency", "/admin/agencies/vungliem");
    pages.put("admin-units", "/admin/agencies/snv/units");
    pages.put("admin-unit", "/admin/units/snv.vp");
    pages.put("admin-people", "/admin/agencies/snv/people");
    pages.put("admin-new-person", "/admin/agencies/snv/new-person");
    pages.put("admin-person", "/admin/people/vanthu.snv");
    pages.put("admin-post", "/admin/posts/" + directory.posts("snv", null, Role.CLERK).get(0).id());
    pages.put(
        "admin-supervisor",
        "/admin/posts/" + directory.posts("snv", null, Role.SUPERVISOR).get(0).id());
    pages.put("admin-substitutes", "/admin/agencies/sxd/substitutes");
    pages.put("admin-signing", "/admin/agencies/snv/signing");
    pages.put("admin-certificates", "/admin/agencies/snv/certificates");
    pages.put("admin-sms", "/admin/agencies/snv/sms");
    pages.put("admin-sms-report", "/admin/sms-report");
    pages.put("acts", "/acts");
    pages.put("sessions", "/account/sessions");
    pages.put("consent", "/signing/consent?state=khong-co&code=1");
    pages.put("admin-search", "/admin/people?q=nguyen");
    pages.put("admin-import", "/admin/import");
    pages.put("admin-calendar", "/admin/calendar?agency=snv");
    pages.put("documents", "/documents?q=cong");
    pages.put("account", "/account");
    pages.put("practice", "/practice");
    pages.put("no-such-page", "/khong-co-trang-nay");
    for (var width : new int[] {OfficeBrowser.DESK, OfficeBrowser.PHONE}) {
      var stranger = chromium.strangersPage(base(), width, 768);
      stranger.navigate("/login?error");
      noSeriousFaults(stranger, "html");
      stranger.context().close();
    }
    look(chromium.desk(base(), "admin"), "desk", pages);
    look(chromium.phone(base(), "admin"), "phone", pages);
  }

  private static void look(Page page, String place, Map<String, String> pages) {
    OfficeBrowser.look(page, place, pages);
    leavesRoomForALongName(page, place);
    page.navigate("/admin/agencies/snv/new-person");
    page.locator("#person-fullName").fill("Nguyễn Văn An");
    page.locator("#person-id").fill("vanthu.snv");
    page.locator("form")
        .filter(
            new com.microsoft.playwright.Locator.FilterOptions().setHas(page.locator("#person-id")))
        .locator("button")
        .click();
    assertThat(page.locator("#person-fullName").inputValue()).isEqualTo("Nguyễn Văn An");
    OfficeBrowser.look(page, "admin-faults-" + place);
  }

  private static void leavesRoomForALongName(Page page, String place) {
    assertThat(
            page.evaluate(
                """
                () => {
                  document.querySelector('.whoami a:not(.bell)').textContent = 'Nguyễn Hoàng Thị Phương Thảo Nguyên';
                  const words = document.createRange();
                  words.selectNodeContents(document.querySelector('.whoami button'));
                  return words.getClientRects().length === 1
                    && document.documentElement.scrollWidth <= document.documentElement.clientWidth;
                }
                """))
        .as("beside a long name the way out stays in one line on a " + place)
        .isEqualTo(true);
  }
}
