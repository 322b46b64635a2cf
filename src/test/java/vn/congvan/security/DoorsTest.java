package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;

/** The doors of the house, tried from outside over HTTP. */
class DoorsTest extends PostgresProvince {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
    "/camunda/app/tasklist/default/, 302",
    "/camunda/app/cockpit/default/, 302",
    "/camunda/api/engine/engine/default/task, 401",
    "/camunda/api/admin/auth/user/default, 401",
    "/api/me, 401",
    "/api/documents, 401",
    "/forms/form.js, 302",
    "/engine-rest/task, 401"
  })
  void strangersStandOutside(String path, int status) {
    assertThat(new Browserless(port).get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void oneLoginOpensTasklistAndOurOwnPages() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    assertThat(clerk.get("/api/me").body()).contains("vanthu.snv").contains("clerk");
    assertThat(clerk.get("/camunda/api/admin/auth/user/default").body())
        .contains("vanthu.snv")
        .contains("tasklist")
        .doesNotContain("cockpit");
    assertThat(clerk.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);
  }

  @Test
  void loggingOutInAWebAppLogsOutEverywhere() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    assertThat(clerk.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode())
        .isEqualTo(204);

    assertThat(clerk.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(clerk.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
  }

  @Test
  void theSessionIsAnotherOneAfterLogin() {
    var browser = new Browserless(port);
    browser.get("/login");
    var before = browser.cookie("CONGVAN");

    browser.form("/login", Map.of("username", "vanthu.snv", "password", "congvan"));

    assertThat(browser.cookie("CONGVAN")).isNotBlank().isNotEqualTo(before);
  }

  @Test
  void aChangeWithoutTheTokenIsRefused() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var robbed = new Browserless(port);

    assertThat(robbed.json("POST", "/api/tasks/cards", "{\"ids\":[]}").statusCode()).isIn(401, 403);
    assertThat(clerk.json("POST", "/api/tasks/cards", "{\"ids\":[]}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin//setup/default/user/create",
        "/camunda/api/admin/setup;x=1/default/user/create",
        "/camunda/api/admin/%73etup/default/user/create"
      })
  void cve202677226NobodyMakesAnAdministratorInTheBrowser(String path) {
    var body =
        "{\"profile\":{\"id\":\"evil\",\"firstName\":\"e\",\"lastName\":\"v\"},\"credentials\":{\"password\":\"evil\"}}";
    var stranger = new Browserless(port);
    stranger.get("/login");

    assertThat(stranger.json("POST", path, body).statusCode()).isIn(400, 404);
    assertThat(Browserless.loggedIn(port, "vanthu.snv").json("POST", path, body).statusCode())
        .isIn(400, 404);
  }

  @Test
  void theWebAppsOwnPasswordDoorIsWalledUp() {
    var stranger = new Browserless(port);
    stranger.get("/login");

    var answer =
        stranger.form(
            "/camunda/api/admin/auth/user/default/login/tasklist",
            Map.of("username", "vanthu.snv", "password", "congvan"));

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":\"${''.getClass()}\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}]}",
        "{\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":\"${dateTime()}\"}]}]}"
      })
  void cve2026109432AnExpressionInAQueryIsRefusedAtTheDoor(String query) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");

    var answer = clerk.json("POST", "/camunda/api/engine/engine/default/task", query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("biểu thức");
  }

  @Test
  void officialsHaveNoEngineRest() {
    // The chain of analysts' tools asks for a password at each request; an official's is right and
    // still not enough.
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(clerk.get("/engine-rest/task").statusCode()).isEqualTo(401);
  }

  @Test
  void ourPagesAllowNothingInline() {
    var policy =
        new Browserless(port)
            .get("/login")
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("");
    assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
  }

  @Test
  void theWebAppsHaveOnePolicyWithoutANonce() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var policies =
        clerk.get("/camunda/app/tasklist/default/").headers().allValues("Content-Security-Policy");
    assertThat(policies).hasSize(1);
    assertThat(policies.get(0)).doesNotContain("nonce").doesNotContain("sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/camunda/lib/deps.js?bust=7.24.0 | private, max-age=31536000, immutable",
        "/camunda/app/tasklist/camunda-tasklist-bootstrap.js | private, max-age=31536000, immutable",
        "/camunda/app/tasklist/scripts/config.js | private, no-cache",
        "/forms/form.js | private, no-cache",
        "/congvan.css | private, no-cache",
        "/camunda/app/tasklist/default/ | no-cache, no-store, max-age=0, must-revalidate",
        "/api/me | no-cache, no-store, max-age=0, must-revalidate",
        "/documents | no-cache, no-store, max-age=0, must-revalidate",
        "/camunda/lib/none.js | no-cache, no-store, max-age=0, must-revalidate"
      })
  void aBrowserKeepsTheProductsFilesAndNothingAboutDocuments(String path, String kept) {
    var answer = Browserless.loggedIn(port, "vanthu.snv").get(path);

    assertThat(answer.headers().allValues("Cache-Control")).containsExactly(kept);
  }

  @Test
  void theWayToTheLoginPageIsNotKept() {
    var stranger = new Browserless(port).get("/camunda/lib/deps.js");

    assertThat(stranger.statusCode()).isEqualTo(302);
    assertThat(stranger.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }
}
