package vn.congvan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.PostgresProvince;
import vn.congvan.assignment.AssignmentBook;
import vn.congvan.deadline.WorkingCalendar;
import vn.congvan.organization.Directory;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.workflow.Drafts;
import vn.congvan.workflow.Processes;

/** One browser for all walks of a class, in which each person logs in once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Walk extends PostgresProvince {

  @LocalServerPort int port;
  @Autowired Processes processes;
  @Autowired ProvinceClock clock;
  @Autowired WorkingCalendar calendar;
  @Autowired private AssignmentBook assignments;
  @Autowired private Drafts drafts;
  @Autowired private Directory directory;
  @Autowired private ObjectMapper json;

  Ward ward;
  OfficeBrowser chromium;
  private final Map<String, Page> desks = new HashMap<>();

  @BeforeAll
  void openTheBrowser() {
    chromium = browser();
    ward = new Ward(processes, assignments, drafts, directory, clock, calendar, json);
  }

  @AfterAll
  void closeTheBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** The browser that all people of the walk have. */
  OfficeBrowser browser() {
    return OfficeBrowser.open();
  }

  /** The person's Tasklist at a desk. */
  Tasklist desk(String person) {
    return new Tasklist(desks.computeIfAbsent(person, each -> chromium.desk(base(), each)));
  }

  String base() {
    return "http://localhost:" + port;
  }

  static void noSeriousFaults(Page page, String part) {
    assertThat(OfficeBrowser.seriousFaults(page, part)).as("axe on " + page.url()).isEmpty();
  }

  /** Ends the session as time does: the server no longer knows it. */
  static void expire(Page page) {
    page.context().clearCookies(new ClearCookiesOptions().setName("CONGVAN"));
  }
}
