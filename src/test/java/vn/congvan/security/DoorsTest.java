package vn.congvan.security;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.shared.ProvinceClock;

/** The doors of the house, tried from outside over HTTP. */
class DoorsTest extends PostgresProvince {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String TASKS = ENGINE + "/task";

  @LocalServerPort private int port;
  @Autowired private Staff staff;
  @Autowired private PasswordEncoder encoder;
  @Autowired private ProvinceClock clock;

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
    var tasks = clerk.get("/camunda/api/engine/engine/default/task");
    assertThat(tasks.statusCode()).as(tasks.body()).isEqualTo(200);
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
    var robbed = clerk.steeredFromElsewhere();
    assertThat(robbed.get("/api/me").statusCode()).isEqualTo(200);

    assertThat(robbed.json("POST", "/api/tasks/cards", "{\"ids\":[]}").statusCode()).isEqualTo(403);
    assertThat(robbed.form("/account/password", Map.of()).statusCode()).isEqualTo(403);
    assertThat(robbed.form("/logout", Map.of()).statusCode()).isEqualTo(403);
    assertThat(clerk.json("POST", "/api/tasks/cards", "{\"ids\":[]}").statusCode()).isEqualTo(200);
  }

  @Test
  void aChangeInAWebAppWithoutItsTokenIsRefused() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var query = "/camunda/api/engine/engine/default/task/count";
    assertThat(clerk.json("POST", query, "{}").statusCode()).isEqualTo(200);
    var robbed = clerk.steeredFromElsewhere();
    assertThat(robbed.get(query).statusCode()).isEqualTo(200);

    assertThat(robbed.json("POST", query, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void whoGuessesAPasswordWaitsAndTheOthersDoNot() {
    var person = "doan." + UUID.randomUUID().toString().substring(0, 8);
    staff.engage(
        person,
        new PersonDetails(person.toUpperCase(Locale.ROOT), "Đoàn Văn Đoán", null, null),
        new PasswordHash("{noop}congvan", false),
        new Place("snv", null, Role.ARCHIVIST, "Lưu trữ"),
        clock.today());
    var guesser = new Browserless(port);
    guesser.get("/login");
    for (int i = 0; i < 5; i++) {
      assertThat(led(guesser, person, "sai" + i)).endsWith("/login?error");
    }

    assertThat(led(guesser, person, "sai")).endsWith("/login?locked");
    // Not even the right one is told apart while the wait lasts.
    assertThat(led(guesser, person, "congvan")).endsWith("/login?locked");
    assertThat(guesser.get("/login?locked").body()).contains("Đã nhập sai quá nhiều lần");
    assertThat(guesser.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(Browserless.loggedIn(port, "vanthu.snv").get("/api/me").statusCode()).isEqualTo(200);
  }

  /** Each of them would find that nobody has failed yet, if all were looked at together. */
  @Test
  void whoGuessesManyPasswordsAtOnceHasNoMoreTriesThanOneAfterAnother() throws Exception {
    var person = "doan." + UUID.randomUUID().toString().substring(0, 8);
    staff.engage(
        person,
        new PersonDetails(person.toUpperCase(Locale.ROOT), "Đoàn Văn Đoán", null, null),
        new PasswordHash(encoder.encode("congvan"), false),
        new Place("snv", null, Role.ARCHIVIST, "Lưu trữ"),
        clock.today());
    var guessers = Stream.generate(() -> new Browserless(port)).limit(20).toList();
    guessers.forEach(guesser -> guesser.get("/login"));
    var start = new CountDownLatch(1);
    var tries = Executors.newFixedThreadPool(guessers.size());
    try {
      var led =
          guessers.stream()
              .map(
                  guesser ->
                      tries.submit(
                          () -> {
                            start.await();
                            return led(guesser, person, "sai");
                          }))
              .toList();
      start.countDown();
      var wrong = 0;
      for (var each : led) {
        wrong += each.get().endsWith("/login?error") ? 1 : 0;
      }
      assertThat(wrong).isEqualTo(5);
    } finally {
      tries.shutdown();
    }
  }

  private static String led(Browserless browser, String person, String password) {
    return browser
        .form("/login", Map.of("username", person, "password", password))
        .headers()
        .firstValue("Location")
        .orElse("");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/app/admin/default/setup/"
      })
  void theSetupPageIsNotThere(String path) {
    for (var browser : List.of(stranger(), Browserless.loggedIn(port, "admin"))) {
      assertThat(browser.get(path).statusCode()).isEqualTo(404);
      assertThat(browser.json("POST", path, "{}").statusCode()).isEqualTo(404);
    }
  }

  private Browserless stranger() {
    var browser = new Browserless(port);
    browser.get("/login");
    return browser;
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

  @Test
  void anEngineThatThereIsNotHasNoPages() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    for (var engine : List.of("another", "-1", "null")) {
      assertThat(clerk.get("/camunda/app/tasklist/" + engine + "/").statusCode()).isEqualTo(404);
    }
    assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
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

  /**
   * Whatever the container would make of it, an address that is written so as to look like another
   * one is refused before any guard has to read it.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/%61pi/engine/engine/default/task",
        "/camunda/api/%65ngine/engine/default/task",
        "/camunda/api/engine/engine/default/%74ask",
        "/camunda/api/%63ockpit/plugin/base/default/process-definition/statistics",
        "/camunda/api/cockpit;x=1/plugin/base/default/process-definition/statistics",
        "/camunda/api//cockpit/plugin/base/default/process-definition/statistics",
        "/camunda/api/engine/engine/default/task;x=1",
        "/engine%2Drest/task",
        "/engine-re%73t/task",
        "/engine-rest;x=1/task",
        "//engine-rest/task",
        "/%61pi/documents",
        "/api/d%6Fcuments",
        "/%61dmin"
      })
  void anAddressThatLooksLikeAnotherIsRefused(String path) {
    var body = "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}";
    for (var person : List.of("vanthu.snv", "admin")) {
      var browser = Browserless.loggedIn(port, person);
      assertThat(browser.get(path).statusCode()).as(person).isEqualTo(400);
      assertThat(browser.json("POST", path, body).statusCode()).as(person).isEqualTo(400);
    }
    assertThat(new Browserless(port).get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | 415",
        "application/x-www-form-urlencoded | 415",
        "application/javascript | 415",
        "application/xml | 415",
        "application/octet-stream | 415",
        "application/json;charset=UTF-16 | 415",
        "application/json;charset=klingon | 415",
        "nonsense | 415",
        "application/json | 400",
        "application/json;charset=UTF-8 | 400",
        "application/hal+json | 415"
      })
  void theEngineIsAskedInJsonOnly(String type, int status) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var body = "{\"orQueries\":[{\"assigneeExpression\":\"${1+1}\"}]}";

    assertThat(clerk.send("POST", TASKS, type, body.getBytes(UTF_8)).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":null,\"assigneeExpression\":\"${1+1}\"}",
        "{\"assigneeExpression\":\"${1+1}\"} and more",
        "{\"a\":{\"b\":[{\"ASSIGNEEEXPRESSION\":\"x\"}]}}",
        "{\"assignee\\u0045xpression\":\"${1+1}\"}",
        "{\"assigneeExpression\":[\"${1+1}\"]}",
        "{\"assigneeExpression\":{\"x\":1}}",
        "{\"assigneeExpression\":\"${now()} \"}",
        "{'assigneeExpression':\"${1+1}\"}",
        "not json at all"
      })
  void cve2026109432NoWayOfWritingAnExpressionPassesTheDoor(String body) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    for (var charset : List.of(UTF_8, UTF_16, UTF_16LE)) {
      assertThat(clerk.send("POST", TASKS, "application/json", body.getBytes(charset)).statusCode())
          .as(charset.name())
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?assigneeExpression=%24%7B1%2B1%7D",
        "?ASSIGNEEEXPRESSION=x",
        "?assignee%45xpression=x",
        "?x=1&dueBeforeExpression=x",
        "?assigneeExpression",
        "?assigneeExpression&x=1",
        "?x=1&assignee%45xpression",
        "?x;assigneeExpression",
        "?dueBeforeExpression=%24%7Bnow()%7D"
      })
  void cve2026109432NorDoesOneInTheAddress(String query) {
    var answer = Browserless.loggedIn(port, "vanthu.snv").get(TASKS + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).as("by the door itself").contains("Truy vấn không được chứa");
  }

  /**
   * PostgreSQL has no character NUL and breaks off; a year of nine digits breaks every calendar.
   */
  @Test
  void whatNothingBehindCanHoldEndsAtTheDoor() {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var nul = "{\"nameLike\":\"a\\u0000b\"}";
    assertThat(clerk.json("POST", TASKS, nul).statusCode()).isEqualTo(400);
    for (var query : List.of("q=a%00b", "from=%2B999999999-12-31", "to=-999999999-01-01")) {
      assertThat(clerk.get("/api/documents?" + query).statusCode()).as(query).isEqualTo(400);
      assertThat(clerk.get("/documents?" + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(clerk.get("/api/calendar/snv/+999999999-12-31").statusCode()).isEqualTo(404);
    assertThat(clerk.json("POST", "/api/tasks/cards", "{\"ids\":[null]}").statusCode())
        .isEqualTo(200);
    assertThat(clerk.json("POST", "/api/tasks/cards", "{}").statusCode()).isEqualTo(200);
    assertThat(clerk.json("POST", "/api/tasks/cards", "{\"ids\":[\"a\\u0000b\"]}").statusCode())
        .isEqualTo(400);
    var stranger = new Browserless(port);
    stranger.get("/login");
    assertThat(
            stranger.form("/login", Map.of("username", "a\0b", "password", "congvan")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatFiltersNeedPassesTheDoor() {
    var answer =
        Browserless.loggedIn(port, "vanthu.snv")
            .json(
                "POST",
                TASKS + "/count",
                "{\"orQueries\":[{\"candidateGroupInExpression\":\"${currentUserGroups()}\"}]}");
    // Behind the door the engine takes expressions from nobody who asks for himself.
    assertThat(answer.body()).doesNotContain("Truy vấn không được chứa biểu thức");
  }

  /** Otherwise whoever is logged in could try his director's passwords as fast as he likes. */
  @Test
  void passwordsAreTriedAtTheLoginOnly() {
    var guess = "{\"username\":\"giamdoc.snv\",\"password\":\"congvan\"}";
    for (var person : List.of("vanthu.snv", "giamsat.snv", "admin")) {
      var browser = Browserless.loggedIn(port, person);
      assertThat(browser.json("POST", ENGINE + "/identity/verify", guess).statusCode())
          .isEqualTo(403);
    }
    for (var person : List.of("phantich.vpubnd", "admin")) {
      assertThat(withPassword(person, "POST", "/engine-rest/identity/verify", guess))
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /message | {\"messageName\":\"AssignmentsCompleted\",\"all\":true}",
        "POST | /signal | {\"name\":\"x\"}",
        "POST | /condition | {\"variables\":{\"x\":{\"value\":1}}}",
        "POST | /external-task/fetchAndLock | {\"workerId\":\"x\",\"maxTasks\":1,\"topics\":[]}",
        "POST | /process-instance/delete | {}",
        "PUT | /process-instance/suspended | {\"suspended\":true}",
        "POST | /decision-definition/key/propose-handling/evaluate | {\"variables\":{}}",
        "POST | /filter/create | {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
        "GET | /user | ",
        "GET | /group | ",
        "GET | /tenant | ",
        "GET | /identity/groups?userId=giamdoc.stc | ",
        "GET | /deployment | ",
        "GET | /execution | ",
        "POST | /variable-instance | {}",
        "POST | /history/task | {}",
        "GET | /batch | ",
        "GET | /metrics | ",
        "GET | /telemetry/data | "
      })
  void whatTasklistDoesNotAskIsRefusedToOfficials(String method, String path, String body) {
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    var answer = body == null ? clerk.get(ENGINE + path) : clerk.json(method, ENGINE + path, body);
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  /** The engine counts there over all agencies, whoever asks. */
  @Test
  void noSupervisorCountsTheWorkOfTheWholeProvince() {
    assertThat(
            Browserless.loggedIn(port, "giamsat.snv")
                .get(ENGINE + "/history/process-definition/incoming-document:1:x/statistics")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void anAnalystsToolsFindWhatTheyNeedAndNothingElse() {
    var analyst = "phantich.vpubnd";
    assertThat(withPassword(analyst, "GET", "/engine-rest/version", null)).isEqualTo(200);
    assertThat(withPassword(analyst, "GET", "/engine-rest/deployment", null)).isEqualTo(200);
    assertThat(
            withPassword(
                analyst, "GET", "/engine-rest/process-definition/key/incoming-document/xml", null))
        .isEqualTo(200);
    for (var path :
        List.of("/task", "/process-instance", "/history/task", "/user", "/engine/default/task")) {
      assertThat(withPassword(analyst, "GET", "/engine-rest" + path, null)).as(path).isEqualTo(403);
    }
    assertThat(withPassword("vanthu.snv", "GET", "/engine-rest/version", null)).isEqualTo(403);
  }

  private int withPassword(String person, String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString((person + ":congvan").getBytes(UTF_8)))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void officialsHaveNoEngineRest() {
    // The chain of analysts' tools asks for a password at each request, whatever the session; an
    // official's is right and still not enough.
    var clerk = Browserless.loggedIn(port, "vanthu.snv");
    assertThat(clerk.get("/engine-rest/task").statusCode()).isEqualTo(401);
    for (var person : List.of("vanthu.snv", "giamdoc.snv", "giamsat.snv", "quantri.snv")) {
      assertThat(byPassword(person, "congvan")).as(person).isEqualTo(403);
    }
  }

  @Test
  void analystsAndTheAdministratorHaveEngineRestByPassword() {
    assertThat(byPassword("phantich.vpubnd", "congvan")).isEqualTo(200);
    assertThat(byPassword("admin", "congvan")).isEqualTo(200);
    assertThat(byPassword("phantich.vpubnd", "sai")).isEqualTo(401);
  }

  private int byPassword(String person, String password) {
    var login = Base64.getEncoder().encodeToString((person + ":" + password).getBytes(UTF_8));
    return new Browserless(port)
        .get("/engine-rest/process-definition", Map.of("Authorization", "Basic " + login))
        .statusCode();
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
