package vn.congvan.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.isolation.Endpoints.Endpoint;
import vn.congvan.isolation.IsolatedOffice.Kind;
import vn.congvan.isolation.Matrix.Cell;
import vn.congvan.isolation.Matrix.Line;
import vn.congvan.isolation.Matrix.Rule;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.shared.ProvinceClock;

/**
 * Every address of the running application against everybody who might ask: nobody sees, does or
 * counts what is not his. The tables are {@code isolation/rules.txt} and {@code
 * isolation/endpoints.txt}; a new address needs a line there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationMatrixTest extends PostgresProvince {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private ServletContext servlets;
  @Autowired private Agencies agencies;
  @Autowired private Units units;
  @Autowired private Staff staff;
  @Autowired private Substitutions substitutions;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ObjectMapper json;

  private final Matrix matrix = new Matrix();
  private Collection<Endpoint> endpoints = List.of();
  private Map<Line, List<Endpoint>> tried = Map.of();
  private IsolatedOffice office;
  private int cases;

  @BeforeAll
  void threeAgenciesAreFounded() {
    endpoints = Endpoints.of(context, servlets);
    tried = matrix.tried(endpoints);
    office =
        new IsolatedOffice(
            new IsolatedOffice.Founding(
                agencies, units, staff, substitutions, clock, jdbc, json, port));
    office.found();
  }

  @AfterAll
  void theyAreGone() {
    office.close();
    System.out.printf(
        "Isolation matrix: %d endpoints in %d lines, %d cases%n",
        endpoints.size(), matrix.lines().size(), cases);
  }

  @Test
  void everyAddressHasALine() {
    assertThat(endpoints.stream().filter(each -> matrix.linesOf(each).isEmpty()))
        .as(
            "addresses that nobody has said who may use. Add for each a line to"
                + " src/test/resources/isolation/endpoints.txt, such as"
                + " “GET | /admin/diagrams/{id} | administration | /admin/diagrams/{guessed}”")
        .isEmpty();
  }

  @Test
  void everyLineHasAnAddress() {
    assertThat(
            tried.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(each -> each.getKey().methods() + " " + each.getKey().path()))
        .as("lines of endpoints.txt about addresses that are no more, or that earlier lines take")
        .isEmpty();
  }

  Stream<Line> lines() {
    return matrix.lines().stream();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everybodyGetsWhatIsHisAndNothingElse(Line line) {
    var rule = matrix.rule(line);
    var faults = new ArrayList<String>();
    for (var kind : Kind.values()) {
      var browser = rule.fresh() ? null : browser(kind, rule);
      for (var endpoint : tried.get(line)) {
        var visitor = browser == null ? browser(kind, rule) : browser;
        var answer = ask(visitor, kind, rule, line, endpoint);
        cases++;
        if (!isAsExpected(answer, rule.cells().get(kind))) {
          faults.add(
              "%s %s: %s, a %s (%s), got %s instead of %s"
                  .formatted(
                      endpoint.method(),
                      answer.uri().getPath(),
                      kind,
                      rule.role().key(),
                      office.person(kind, rule.role(), rule.wrong()),
                      got(answer),
                      rule.cells().get(kind).text()));
        }
      }
    }
    office.restore();
    assertThat(faults).as("rule “%s”", rule.name()).isEmpty();
  }

  private Browserless browser(Kind kind, Rule rule) {
    if (kind == Kind.LEFT) {
      return office.leaver(rule.role());
    }
    if (rule.basic() || kind == Kind.ANONYMOUS) {
      return rule.fresh() ? office.stranger() : office.browser("");
    }
    if (kind == Kind.REVOKED) {
      return office.revoked(rule.role());
    }
    var login = office.person(kind, rule.role(), rule.wrong());
    return rule.fresh() ? office.freshBrowser(login) : office.browser(login);
  }

  private HttpResponse<String> ask(
      Browserless browser, Kind kind, Rule rule, Line line, Endpoint endpoint) {
    var login = office.person(kind, rule.role(), rule.wrong());
    var path = filled(line.request().isEmpty() ? endpoint.path() : line.request(), login);
    var body = filled(line.body(), login);
    var type = "application/json";
    var content = body.startsWith("json ") ? body.substring(5) : "{}";
    if (body.startsWith("form")) {
      type = "application/x-www-form-urlencoded";
      content = body.substring(4).strip();
    } else if (body.startsWith("file ")) {
      var words = body.split(" ");
      type = "multipart/form-data; boundary=matran";
      content =
          "--matran\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\nMZ\r\n--matran--\r\n"
              .formatted(words[1], words[2]);
    }
    var withBody = List.of("POST", "PUT", "PATCH").contains(endpoint.method());
    var password = rule.basic() && kind != Kind.ANONYMOUS && kind != Kind.REVOKED;
    var asking = rule.basic() ? office.browser("") : browser;
    return asking.send(
        endpoint.method(),
        path,
        withBody ? type : null,
        withBody ? content.getBytes(StandardCharsets.UTF_8) : new byte[0],
        password
            ? Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((login + ":congvan").getBytes(StandardCharsets.UTF_8)))
            : Map.of());
  }

  /** Real ids by name; in an address that has no request of its own, by the step before. */
  private String filled(String text, String me) {
    var filled = new StringBuilder();
    var matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      var before = text.substring(0, matcher.start()).replaceAll("/$", "");
      var step = before.substring(before.lastIndexOf('/') + 1);
      var value =
          matcher.group(1).equals("me")
              ? me
              : office.ids().getOrDefault(matcher.group(1), byStep(step, matcher.group()));
      matcher.appendReplacement(filled, java.util.regex.Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private String byStep(String step, String parameter) {
    var ids = office.ids();
    return switch (step) {
      case "engine", "base", "setup", "user/default" -> "default";
      case "task" -> ids.get("task");
      case "process-instance" -> ids.get("instance");
      case "execution" -> ids.get("execution");
      case "process-definition" -> ids.get("definition");
      case "filter" -> ids.get("filter");
      case "user", "user-members", "members" -> ids.get("holder");
      case "group", "group-members" -> "clerk@" + IsolatedOffice.OWN;
      case "tenant", "tenant-id" -> IsolatedOffice.OWN;
      case "key" -> "incoming-document";
      case "variables", "localVariables" -> "documentId";
      // A body in JSON has braces of its own.
      default -> parameter.matches("\\{[\\w-]+}") ? ids.get("guessed") : parameter;
    };
  }

  private boolean isAsExpected(HttpResponse<String> answer, Cell cell) {
    return cell.statuses().contains(answer.statusCode())
        && (cell.count() < 0 || cell.count() == count(answer))
        && location(answer).contains(cell.place());
  }

  private String got(HttpResponse<String> answer) {
    var body = answer.body().replaceAll("\\s+", " ");
    return answer.statusCode()
        + (location(answer).isEmpty() ? "" : ">" + location(answer))
        + (count(answer) < 0 ? "" : "#" + count(answer))
        + " "
        + body.substring(0, Math.min(120, body.length()));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** How many there are, however the answer says it; -1 if it is no list. */
  private int count(HttpResponse<String> answer) {
    try {
      var body = json.readTree(answer.body());
      if (body == null) {
        return -1;
      }
      for (var name : List.of("count", "total")) {
        if (body.path(name).isInt()) {
          return body.get(name).asInt();
        }
      }
      for (var name : List.of("documents")) {
        if (body.path(name).isArray()) {
          return body.get(name).size();
        }
      }
      return body.isArray() ? done(body) : body.isObject() ? body.size() : -1;
    } catch (IOException noJson) {
      return -1;
    }
  }

  /** Of many tasks at once, those that were done. */
  private static int done(JsonNode list) {
    var dones = list.findValues("done");
    return dones.isEmpty() ? list.size() : (int) dones.stream().filter(JsonNode::asBoolean).count();
  }
}
