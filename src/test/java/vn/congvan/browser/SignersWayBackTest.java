package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.congvan.document.DocumentState;
import vn.congvan.document.Documents;

/** A document that cannot be signed as it is does not stay with its signer, who holds a phone. */
class SignersWayBackTest extends Walk {

  private static final String SUBJECT = "Về việc bản thảo thiếu chỗ ký";

  @Autowired private Documents documents;

  @Test
  void whatHasNoPlaceForASignatureGoesBackWithTheReason() {
    var letter = ward.beforeItsSignerWithoutAPlace(port, SUBJECT);
    var chair = new Tasklist(chromium.phone(base(), Ward.CHAIR)).shelf("Ký, ban hành");
    isNotGivenBackForATrouble(chair);
    var form = chair.shelf("Ký, ban hành").opens(SUBJECT);

    assertThat(form.locator(".cv-signing")).containsText("Không tìm thấy chỗ ký");
    assertThat(form.locator("#cv-reason"))
        .hasValue(Pattern.compile("Không tìm thấy chỗ ký.*", Pattern.DOTALL));
    noSeriousFaults(chair.page(), "body");
    chair.completes();
    chair.page().context().close();

    Assertions.assertThat(documents.view(letter).state()).isEqualTo(DocumentState.DRAFTING);
    var drafter = desk(Ward.HEAD).shelf("Soạn văn bản đi");
    assertThat(drafter.opens(SUBJECT)).containsText("Không tìm thấy chỗ ký");
  }

  private static void isNotGivenBackForATrouble(Tasklist chair) {
    var page = chair.page();
    page.route(
        "**/api/signing/tasks/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(429)
                    .setContentType("application/json")
                    .setBody("{\"message\": \"Hãy chờ một phút.\"}")),
        new Page.RouteOptions().setTimes(1));
    chair.card(SUBJECT).locator("h4.task a").click();
    assertThat(page.locator(".cv-message")).containsText("Hãy chờ một phút.");
    assertThat(page.locator("#cv-reason")).hasValue("");
  }
}
