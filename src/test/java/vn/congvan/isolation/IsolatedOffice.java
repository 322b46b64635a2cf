package vn.congvan.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.congvan.Browserless;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.AgencyDetails;
import vn.congvan.organization.AgencyKind;
import vn.congvan.organization.AgencyLevel;
import vn.congvan.organization.PasswordHash;
import vn.congvan.organization.PersonDetails;
import vn.congvan.organization.Place;
import vn.congvan.organization.Role;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.shared.ProvinceClock;

/**
 * Three agencies founded for the matrix alone: one with a document on its way and a paper that has
 * just come, its neighbour, and the one above both. Every role has its holder, a substitute in and
 * one out of his dates, and somebody who leaves.
 */
final class IsolatedOffice {

  static final String OWN = "mtr";
  static final String OTHER = "mtrk";
  static final String PARENT = "mtrt";

  /** Who asks, seen from the document. */
  enum Kind {
    ANONYMOUS,
    RIGHT,
    WRONG,
    OTHER,
    PARENT,
    SUBSTITUTE,
    LATER,
    LEFT,
    REVOKED
  }

  /** The use cases by which it is founded. */
  record Founding(
      Agencies agencies,
      Units units,
      Staff staff,
      Substitutions substitutions,
      ProvinceClock clock,
      JdbcTemplate jdbc,
      ObjectMapper json,
      int port) {}

  private static final String TASKS = "/camunda/api/engine/engine/default/task";
  private static final List<Role> ROLES =
      List.of(
          Role.CLERK,
          Role.LEADER,
          Role.HEAD,
          Role.SPECIALIST,
          Role.SUPERVISOR,
          Role.ARCHIVIST,
          Role.ADMINISTRATOR,
          Role.ANALYST);

  private final Founding with;
  private final LocalDate today;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Browserless> browsers = new LinkedHashMap<>();
  private final Map<Role, UUID> posts = new EnumMap<>(Role.class);
  private final Map<Role, List<HttpCookie>> ended = new EnumMap<>(Role.class);

  IsolatedOffice(Founding with) {
    this.with = with;
    this.today = with.clock().today();
  }

  /** The real ids that requests are made of, by name. */
  Map<String, String> ids() {
    return ids;
  }

  /** The login of a person: by role, or as substitute, later substitute or leaver of a role. */
  static String login(String agency, String who) {
    return who + "." + agency;
  }

  /** Who of that kind stands for the role; the wrong one is named by his role. */
  String person(Kind kind, Role role, String wrong) {
    return switch (kind) {
      case ANONYMOUS -> "";
      case RIGHT, REVOKED -> login(OWN, role.key());
      case WRONG -> login(OWN, wrong);
      case OTHER -> login(OTHER, role.key());
      case PARENT -> login(PARENT, role.key());
      case SUBSTITUTE -> login(OWN, "thay-" + role.key());
      case LATER -> login(OWN, "saunay-" + role.key());
      case LEFT -> login(OWN, "nghi-" + role.key());
    };
  }

  /** A browser in which that person is logged in; one for all requests. */
  Browserless browser(String login) {
    return browsers.computeIfAbsent(login, this::freshBrowser);
  }

  Browserless freshBrowser(String login) {
    return login.isEmpty() ? stranger() : Browserless.loggedIn(with.port(), login);
  }

  /** Somebody who is not logged in, with the token that the login page hands to everybody. */
  Browserless stranger() {
    var stranger = new Browserless(with.port());
    stranger.get("/login");
    return stranger;
  }

  /** A browser whose person was here at login and has left since. */
  Browserless leaver(Role role) {
    var login = person(Kind.LEFT, role, "");
    with.jdbc().update("update person set left_on = null where id = ?", login);
    with.jdbc().update("update post set valid_to = null where person_id = ?", login);
    var browser = stranger();
    browser.form("/login", Map.of("username", login, "password", "congvan"));
    with.staff().leave(login, today);
    return browser;
  }

  /** A browser that still shows the cookies of a session that has been ended. */
  Browserless revoked(Role role) {
    var browser =
        browsers.computeIfAbsent(
            "ended " + role,
            key -> {
              var live = freshBrowser(person(Kind.REVOKED, role, ""));
              ended.put(role, live.cookies());
              assertThat(live.form("/logout", Map.of()).statusCode()).isEqualTo(302);
              return live;
            });
    browser.restore(ended.get(role));
    return browser;
  }

  void found() {
    agency(PARENT, "Ủy ban thử", AgencyKind.COMMITTEE, AgencyLevel.PROVINCE, null);
    agency(OWN, "Sở thử", AgencyKind.DEPARTMENT, AgencyLevel.DEPARTMENT, PARENT);
    agency(OTHER, "Sở khác", AgencyKind.DEPARTMENT, AgencyLevel.DEPARTMENT, PARENT);
    for (var agency : List.of(OWN, OTHER, PARENT)) {
      unit(agency, "vp", "Văn phòng");
      unit(agency, "cm", "Phòng Chuyên môn");
      for (var role : ROLES) {
        posts.put(role, engage(agency, role.key(), role, "cm"));
        if (agency.equals(OWN)) {
          ids.put("post." + role.key(), posts.get(role).toString());
        }
      }
      engage(agency, "khac", Role.SPECIALIST, "vp");
    }
    ids.put("own", OWN);
    ids.put("other", OTHER);
    ids.put("unit", OWN + ".cm");
    ids.put("person", login(OWN, "khac"));
    ids.put("holder", login(OWN, Role.SPECIALIST.key()));
    ids.put("guessed", UUID.randomUUID().toString());
    aPaperComes();
    aLetterIsOnItsWay();
    // Only now, or the work would lie with the substitutes.
    for (var role : ROLES) {
      engage(OWN, "nghi-" + role.key(), role, "cm");
      for (var who : List.of("thay-", "saunay-")) {
        engage(OWN, who + role.key(), Role.SPECIALIST, "vp");
      }
      var post = UUID.fromString(ids.get("post." + role.key()));
      with.substitutions()
          .name(post, login(OWN, "thay-" + role.key()), today, today, "Đi công tác", "matran");
      ids.put(
          "substitution",
          with.substitutions()
              .name(
                  post,
                  login(OWN, "saunay-" + role.key()),
                  today.plusDays(20),
                  today.plusDays(30),
                  "Nghỉ phép",
                  "matran")
              .toString());
    }
  }

  /** Whom a test gave the handler's task, gives it back. */
  void restore() {
    with.jdbc()
        .update(
            "update act_ru_task set assignee_ = ? where id_ = ?",
            login(OWN, Role.SPECIALIST.key()),
            ids.get("task"));
  }

  /** The agencies end, so that no list of the province names them any more. */
  void close() {
    for (var agency : List.of(OWN, OTHER, PARENT)) {
      with.jdbc()
          .update(
              "update agency_version set valid_to = valid_from + 1 where agency_id = ?", agency);
      with.jdbc()
          .update("update act_ru_task set tenant_id_ = ? where tenant_id_ = ?", agency, agency);
    }
  }

  private void aPaperComes() {
    var paper =
        read(
            browser(login(OWN, "clerk"))
                .json(
                    "POST", "/api/registration/paper-documents", "{\"agencyId\":\"" + OWN + "\"}"));
    ids.put("paper", paper.get("documentId").asText());
    var task = tasksAbout("clerk", ids.get("paper")).get(0);
    ids.put("paperTask", task.get("id").asText());
    ids.put("paperInstance", task.get("processInstanceId").asText());
  }

  private void aLetterIsOnItsWay() {
    var arrival =
        read(browser(login(OWN, "clerk"))
                .upload(
                    "/api/arrivals",
                    "files",
                    "Công văn thử.pdf",
                    "application/pdf",
                    PracticeLetter.ofDepartment().pdf()))
            .get(0);
    ids.put("arrival", arrival.get("arrivalId").asText());
    ids.put("document", arrival.get("documentId").asText());
    ids.put("quarantined", somethingHostileComes());
    complete(
        "clerk",
        "document",
        Map.of("receipt", "register"),
        Map.ofEntries(
            Map.entry("typeCode", "CV"),
            Map.entry("number", "4711"),
            Map.entry("symbol", "BNV-MT"),
            Map.entry("issuedOn", today.toString()),
            Map.entry("issuerName", "Bộ Nội vụ"),
            Map.entry("issuerLevel", "central"),
            Map.entry("subject", "Về việc thử tách biệt"),
            Map.entry("field", "personnel"),
            Map.entry("urgency", 0),
            Map.entry("secrecy", 0),
            Map.entry("route", "leader"),
            Map.entry("leaderPost", ids.get("post.leader"))));
    complete(
        "leader",
        "document",
        Map.of("direction", "assign"),
        Map.of(
            "instruction",
            "Phòng tham mưu.",
            "rows",
            List.of(Map.of("role", "LEAD", "unitId", ids.get("unit")))));
    complete(
        "head",
        "document",
        Map.of("allotment", "assign"),
        Map.of("handlerPost", ids.get("post.specialist")));
    var task = tasksAbout("specialist", ids.get("document")).get(0);
    ids.put("task", task.get("id").asText());
    ids.put("instance", task.get("processInstanceId").asText());
    ids.put("definition", task.get("processDefinitionId").asText());
    ids.put("execution", task.get("executionId").asText());
    var leader = browser(login(OWN, "leader"));
    ids.put(
        "assignment",
        read(leader.get("/api/documents/" + ids.get("document") + "/assignments"))
            .get(0)
            .get("id")
            .asText());
    ids.put(
        "attachment",
        read(leader.get("/api/documents/" + ids.get("document")))
            .get("files")
            .get(0)
            .get("id")
            .asText());
    ids.put(
        "register",
        with.jdbc()
            .queryForObject(
                "select cast(id as varchar) from register where agency_id = ? and kind = 'IN' fetch"
                    + " first 1 rows only",
                String.class,
                OWN));
    browser(login(OWN, "clerk"))
        .form(
            "/documents/" + ids.get("document") + "/copies",
            Map.of(
                "kind", "SY",
                "source", "ELECTRONIC",
                "target", "PAPER",
                "copies", "1",
                "recipients", "Sở Tài chính",
                "reason", "Thử tách biệt",
                "capacityKey", "HEAD." + ids.get("post.leader")));
    ids.put(
        "copy",
        with.jdbc()
            .queryForObject(
                "select cast(id as varchar) from document_copy where agency_id = ?",
                String.class,
                OWN));
    browser(login(OWN, "clerk")).get("/registers/outgoing/books");
    ids.put(
        "outgoingRegister",
        with.jdbc()
            .queryForObject(
                "select cast(id as varchar) from register where agency_id = ? and kind = 'OUT' and"
                    + " code = 'DI'",
                String.class,
                OWN));
    var draft =
        read(
            browser(login(OWN, "specialist"))
                .json(
                    "PUT",
                    "/api/tasks/" + ids.get("task") + "/draft",
                    "{\"basedOn\":0,\"content\":\"{\\\"result\\\":\\\"Bí mật của người xử"
                        + " lý\\\"}\"}"));
    ids.put("draft", draft.get("id").asText());
    for (var filter :
        read(
            browser(login(OWN, "clerk"))
                .get("/camunda/api/engine/engine/default/filter?resourceType=Task"))) {
      if (filter.get("name").asText().startsWith("Cần tiếp nhận")) {
        ids.put("clerksFilter", filter.get("id").asText());
      } else if (filter.get("name").asText().equals("Tất cả công việc")) {
        ids.put("filter", filter.get("id").asText());
      }
    }
  }

  private String somethingHostileComes() {
    try (var letter = PracticeLetter.ofDepartment().document()) {
      letter.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      var bytes = new ByteArrayOutputStream();
      letter.save(bytes);
      return read(browser(login(OWN, "clerk"))
              .upload("/api/arrivals", "files", "Lạ.pdf", "application/pdf", bytes.toByteArray()))
          .get(0)
          .get("arrivalId")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void complete(
      String role, String about, Map<String, String> decision, Map<String, ?> form) {
    var person = browser(login(OWN, role));
    var task = tasksAbout(role, ids.get(about)).get(0);
    var id = task.get("id").asText();
    if (task.get("assignee").isNull()) {
      var claimed =
          person.json(
              "POST", TASKS + "/" + id + "/claim", written(Map.of("userId", login(OWN, role))));
      assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
    }
    var draft =
        read(
            person.json(
                "PUT",
                "/api/tasks/" + id + "/draft",
                written(Map.of("basedOn", 0, "content", written(form)))));
    var variables = new HashMap<String, Object>();
    variables.put("draftId", Map.of("value", draft.get("id").asText(), "type", "String"));
    decision.forEach(
        (name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
    var answer =
        person.json(
            "POST", TASKS + "/" + id + "/submit-form", written(Map.of("variables", variables)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private JsonNode tasksAbout(String role, String document) {
    var found =
        read(
            browser(login(OWN, role))
                .json(
                    "POST",
                    TASKS,
                    written(
                        Map.of(
                            "processVariables",
                            List.of(
                                Map.of(
                                    "name", "documentId", "operator", "eq", "value", document))))));
    assertThat(found.size()).as(role + " finds his task").isPositive();
    return found;
  }

  private void agency(String id, String name, AgencyKind kind, AgencyLevel level, String parent) {
    with.agencies()
        .found(
            id,
            new AgencyDetails(
                name, name, id.toUpperCase(java.util.Locale.ROOT), kind, level, parent, "Ma trận"),
            LocalDate.of(2026, 1, 1));
  }

  private void unit(String agency, String slug, String name) {
    with.units()
        .open(
            agency,
            slug,
            name,
            slug.toUpperCase(java.util.Locale.ROOT),
            List.of(),
            LocalDate.of(2026, 1, 1));
  }

  /** The hash is none, so that logging in forty people takes no time. */
  private UUID engage(String agency, String who, Role role, String unit) {
    var login = login(agency, who);
    return with.staff()
        .engage(
            login,
            new PersonDetails("MT-" + login, "Người " + login, null, null),
            new PasswordHash("{noop}congvan", false),
            new Place(agency, agency + "." + unit, role, "Chức danh"),
            LocalDate.of(2026, 1, 1));
  }

  private String written(Object value) {
    try {
      return with.json().writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(200, 299);
    try {
      return with.json().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
