package vn.congvan.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.practice.PracticeLetter;
import vn.congvan.registration.Registration;

/**
 * What the clerks and administrators of one agency get when they ask for another's documents,
 * registers, arrivals and calendar; their own colleagues in the wrong role as well.
 */
class OtherAgenciesTest extends PostgresProvince {

  @LocalServerPort private int port;
  @Autowired private Registration registration;
  @Autowired private ObjectMapper json;

  private Browserless own;
  private Browserless other;
  private Browserless colleague;

  @BeforeEach
  void clerksLogIn() {
    own = Browserless.loggedIn(port, "vanthu.snv");
    other = Browserless.loggedIn(port, "vanthu.stc");
    colleague = Browserless.loggedIn(port, "chuyenvien.snv");
  }

  @Test
  void aDocumentIsNeitherCheckedNorVoidedAndIsNotEvenKnown() {
    var document = registration.enterPaper("snv", "vanthu.snv");
    var unknown = UUID.randomUUID();
    for (var person : List.of(other, colleague)) {
      for (var id : List.of(document, unknown)) {
        assertThat(person.get("/api/registration/" + id).statusCode()).isEqualTo(404);
        assertThat(person.json("POST", "/api/registration/" + id + "/check", "{}").statusCode())
            .isEqualTo(404);
        var voiding = "/registers/incoming/" + id + "/void";
        assertThat(person.get(voiding).statusCode()).isEqualTo(404);
        assertThat(person.form(voiding, Map.of("reason", "Nhầm")).statusCode()).isEqualTo(404);
      }
    }
    // Who supervises the agency sees the document and changes nothing about it.
    var supervisor = Browserless.loggedIn(port, "giamsat.snv");
    assertThat(supervisor.get("/api/documents/" + document).statusCode()).isEqualTo(200);
    var reason = Map.of("reason", "Nhầm");
    assertThat(supervisor.form("/registers/incoming/" + document + "/void", reason).statusCode())
        .isEqualTo(403);
    assertThat(own.get("/api/registration/" + document).statusCode()).isEqualTo(200);
    assertThat(own.json("POST", "/api/registration/" + document + "/check", "{}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRegisterIsNeitherReadNorOpened() {
    for (var path :
        List.of(
            "/registers/incoming",
            "/api/registers/incoming",
            "/registers/incoming.xlsx",
            "/registers/incoming.pdf")) {
      assertThat(other.get(path + "?agency=snv").statusCode()).as(path).isIn(403, 404);
      assertThat(colleague.get(path + "?agency=snv").statusCode()).as(path).isIn(403, 404);
      assertThat(own.get(path + "?agency=snv").statusCode()).as(path).isEqualTo(200);
    }
    var paper = Map.of("agency", "snv");
    assertThat(other.form("/registers/incoming/papers", paper).statusCode()).isEqualTo(403);
    assertThat(colleague.form("/registers/incoming/papers", paper).statusCode()).isEqualTo(403);
    assertThat(
            other
                .json("POST", "/api/registration/paper-documents", "{\"agencyId\":\"snv\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aRegistersRuleIsChangedByItsOwnClerksAlone() {
    var books = "/registers/incoming/books";
    var code = "T" + UUID.randomUUID().toString().substring(0, 5).toUpperCase(Locale.ROOT);
    var entry = Map.of("agency", "snv", "code", code, "name", "Sổ thử", "secrets", "true");
    for (var person : List.of(other, colleague)) {
      assertThat(person.get(books + "?agency=snv").statusCode()).isEqualTo(403);
      assertThat(person.form(books, entry).statusCode()).isEqualTo(403);
    }
    assertThat(own.form(books, entry).statusCode()).isEqualTo(302);
    var page = own.get(books + "?agency=snv").body();
    assertThat(page).contains(code);
    var found =
        Pattern.compile(books + "/[0-9a-f-]{36}").matcher(page.substring(page.indexOf(code)));
    assertThat(found.find()).isTrue();
    var book = found.group();
    for (var person : List.of(other, colleague)) {
      assertThat(person.get(book).statusCode()).isIn(403, 404);
      assertThat(person.form(book, entry).statusCode()).isIn(403, 404);
      assertThat(person.form(book + "/closing", Map.of()).statusCode()).isIn(403, 404);
      assertThat(person.form(book + "/reopening", Map.of()).statusCode()).isIn(403, 404);
    }
    // Nothing of this test stands in other tests' way.
    assertThat(own.form(book + "/closing", Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void anArrivalLeadsNobodyElseToItsTask() throws Exception {
    var arrival =
        json.readTree(
                own.upload(
                        "/api/arrivals",
                        "files",
                        "a.pdf",
                        "application/pdf",
                        PracticeLetter.ofDepartment().pdf())
                    .body())
            .get(0)
            .get("arrivalId")
            .asText();
    for (var person : List.of(other, colleague)) {
      assertThat(person.get("/arrivals/" + arrival + "/task").statusCode()).isEqualTo(404);
    }
    assertThat(own.get("/arrivals/" + arrival + "/task").statusCode()).isEqualTo(302);
  }

  @Test
  void aCalendarIsKeptByItsAgencyAlone() {
    var admin = Browserless.loggedIn(port, "admin");
    assertThat(admin.form("/admin/calendar/days", day("stc")).statusCode()).isEqualTo(302);
    var removal = removal(admin.get("/admin/calendar?agency=stc&year=2031").body());
    var administrator = Browserless.loggedIn(port, "quantri.snv");

    assertThat(administrator.form("/admin/calendar/days", day("stc")).statusCode()).isEqualTo(403);
    assertThat(administrator.form("/admin/calendar/days", day("")).statusCode()).isEqualTo(403);
    assertThat(administrator.form(removal, Map.of("agency", "stc", "year", "2031")).statusCode())
        .isEqualTo(403);
    assertThat(administrator.form(removal, Map.of("agency", "snv", "year", "2031")).statusCode())
        .isEqualTo(403);
    for (var person : List.of(own, other, colleague)) {
      assertThat(person.get("/admin/calendar").statusCode()).isEqualTo(403);
      assertThat(person.form("/admin/calendar/days", day("snv")).statusCode()).isEqualTo(403);
    }
    assertThat(admin.get("/admin/calendar?agency=stc&year=2031").body()).contains("06/06/2031");
    assertThat(admin.form(removal, Map.of("agency", "stc", "year", "2031")).statusCode())
        .isEqualTo(302);
  }

  private static Map<String, String> day(String agency) {
    return Map.of(
        "agency", agency,
        "year", "2031",
        "off", "06/06/2031",
        "name", "Nghỉ lễ của cơ quan",
        "decision", "6/QĐ");
  }

  private static String removal(String page) {
    var found = Pattern.compile("/admin/calendar/days/[0-9a-f-]+/removal").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
