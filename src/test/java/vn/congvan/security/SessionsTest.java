package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.Passwords;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.shared.ProvinceClock;

/** Staying in, being sent out, and coming in for the first time. */
class SessionsTest extends PostgresProvince {

  private static final String SENTENCE = "chim sâu đậu ghế tím";
  private static final Pattern END =
      Pattern.compile("action=\"(/account/sessions/[0-9a-f-]+/end)\"");

  @LocalServerPort private int port;
  @Autowired private Staff staff;
  @Autowired private Passwords passwords;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcTemplate database;

  @Test
  void onesSessionsAreListedAndTheOthersCanBeEnded() {
    engage("phien.mot", false);
    var here = logIn("phien.mot", SENTENCE);
    var there = logIn("phien.mot", SENTENCE);
    var elsewhere = logIn("phien.mot", SENTENCE);

    var page = here.get("/account/sessions").body();
    assertThat(page).contains("127.0.0.1", "phiên này").doesNotContain(there.cookie("CONGVAN"));
    var ends = END.matcher(page);
    assertThat(ends.results().count()).isEqualTo(2);

    ends.reset();
    assertThat(ends.find()).isTrue();
    assertThat(here.form(ends.group(1), Map.of()).statusCode()).isEqualTo(302);
    assertThat(
            java.util.stream.Stream.of(there, elsewhere)
                .filter(session -> session.get("/api/me").statusCode() == 401))
        .hasSize(1);

    here.form("/account/sessions/end-others", Map.of());
    assertThat(there.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(elsewhere.get("/camunda/api/engine/engine/default/task").statusCode())
        .isEqualTo(401);
    assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyEndsAnothersSession() {
    engage("phien.hai", false);
    var own = logIn("phien.hai", SENTENCE);
    logIn("phien.hai", SENTENCE);
    var end = END.matcher(own.get("/account/sessions").body());
    assertThat(end.find()).isTrue();

    var other = Browserless.loggedIn(port, "vanthu.stc");

    assertThat(other.form(end.group(1), Map.of()).statusCode()).isEqualTo(404);
    assertThat(own.get("/account/sessions").body()).contains(end.group(1));
  }

  @Test
  void whoHasAFirstPasswordCanOnlyChooseAnotherOne() {
    engage("moi.den", true);
    var newcomer = new Browserless(port);
    newcomer.get("/login");
    newcomer.form("/login", Map.of("username", "moi.den", "password", SENTENCE));
    var before = newcomer.cookie("CONGVAN");

    assertThat(newcomer.get("/account").headers().firstValue("Location").orElse(""))
        .endsWith("/account/password");
    assertThat(newcomer.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
    var refused = newcomer.get("/api/me");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("đổi mật khẩu");
    assertThat(newcomer.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(403);
    var page = newcomer.get("/account/password");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("do người khác đặt").doesNotContain("Việc cần làm");

    assertThat(change(newcomer, SENTENCE, SENTENCE).statusCode()).isEqualTo(422);
    assertThat(change(newcomer, SENTENCE, "matkhau123456").statusCode()).isEqualTo(422);
    assertThat(change(newcomer, SENTENCE, "mèo già ngủ trên mái").statusCode()).isEqualTo(302);

    assertThat(newcomer.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(newcomer.cookie("CONGVAN")).isNotEqualTo(before);
  }

  @Test
  void aChangedPasswordEndsTheOtherSessionsAndAResetOneAll() {
    engage("doi.mat.khau", false);
    var here = logIn("doi.mat.khau", SENTENCE);
    var there = logIn("doi.mat.khau", SENTENCE);

    assertThat(change(here, SENTENCE, "mèo già ngủ trên mái").statusCode()).isEqualTo(302);

    assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(there.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(
            database.queryForObject(
                "select count(*) from known_device where person_id = 'doi.mat.khau'", Long.class))
        .isZero();

    Browserless.loggedIn(port, "admin").form("/admin/people/doi.mat.khau/password", Map.of());
    assertThat(here.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aDeviceOnWhichOneHasLoggedInIsRememberedForTheLoginOnly() {
    engage("thiet.bi", false);
    var browser = new Browserless(port);
    browser.get("/login");
    var answer = browser.form("/login", Map.of("username", "thiet.bi", "password", SENTENCE));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("CONGVAN-DEVICE=")
                    && cookie.contains("Path=/login")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax"));

    // Strangers fail until the account waits for them everywhere; the owner's device still opens.
    for (var i = 0; i < 6; i++) {
      var stranger = new Browserless(port);
      stranger.get("/login");
      stranger.form("/login", Map.of("username", "thiet.bi", "password", "sai"));
    }
    var stranger = new Browserless(port);
    stranger.get("/login");
    assertThat(login(stranger, SENTENCE)).contains("locked");
    browser.form("/logout", Map.of());
    browser.get("/login");
    assertThat(login(browser, SENTENCE)).doesNotContain("/login");
  }

  @Test
  void aSessionEndsAfterItsLongestTime() {
    var time = new MovedClock();
    var sessions = new OpenSessions(new SessionSettings(Duration.ofHours(12)), time);
    var request = new MockHttpServletRequest();
    sessions.open("an", request);
    time.pass(Duration.ofHours(12).minusSeconds(1));
    assertThat(sessions.isOver(request.getSession())).isFalse();
    time.pass(Duration.ofSeconds(1));
    assertThat(sessions.isOver(request.getSession())).isTrue();
  }

  @Test
  void browsersAreNamedAsPeopleKnowThem() {
    assertThat(
            SessionsPage.browser(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Safari/537.36 Edg/128.0"))
        .isEqualTo("Edge, Windows");
    assertThat(
            SessionsPage.browser(
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile Safari/537.36"))
        .isEqualTo("Chrome, Android");
    assertThat(SessionsPage.browser("curl/8")).isEmpty();
  }

  private void engage(String login, boolean toBeChanged) {
    if (staff.find(login).isPresent()) {
      return;
    }
    staff.engage(
        login,
        new PersonDetails("PH-" + login.replace(".", "-"), "Người của " + login, null, null),
        toBeChanged ? passwords.first(SENTENCE) : passwords.chosen(SENTENCE),
        new Place("snv", "snv.vp", Role.SPECIALIST, "Chuyên viên"),
        clock.today().minusDays(1));
  }

  private Browserless logIn(String login, String password) {
    var browser = new Browserless(port);
    browser.get("/login");
    browser.form("/login", Map.of("username", login, "password", password));
    browser.get("/camunda/app/tasklist/default/");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    return browser;
  }

  private String login(Browserless browser, String password) {
    return browser
        .form("/login", Map.of("username", "thiet.bi", "password", password))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private java.net.http.HttpResponse<String> change(
      Browserless browser, String present, String next) {
    return browser.form(
        "/account/password", Map.of("present", present, "password", next, "again", next));
  }
}
