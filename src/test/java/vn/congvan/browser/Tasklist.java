package vn.congvan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Tasklist as a person uses it: shelves, cards, the form, the tabs of a task. */
record Tasklist(Page page) {

  static final String READY = ".cv-form.cv-ready";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double A_MOMENT = 1_000;

  /** Opens one of the shelves anew; on a phone behind the button that shows them. */
  Tasklist shelf(String name) {
    page.navigate("/camunda/app/tasklist/default/");
    // A phone shows one step at a time: from a task back to the list, from the list to the shelves.
    var shelf = page.locator(".task-filters .task-filter").filter(named(name)).first();
    shelf.waitFor(
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    if (page.locator(".cv-back").isVisible()) {
      page.locator(".cv-back").click();
    }
    if (!shelf.isVisible()) {
      page.locator(".cv-to-filters").click();
    }
    shelf.locator("a").first().click();
    assertThat(page.locator(".task-filters .task-filter.active")).containsText(name);
    return this;
  }

  /** The card of the letter in the list. */
  Locator card(String subject) {
    return page.locator(".tasks-list li.task").filter(named(subject)).first();
  }

  /** Opens the task about the letter, on whatever page of the list it stands. */
  Locator opens(String subject) {
    // A page that comes late is turned to again.
    var patience = System.nanoTime() + PATIENCE.toNanos();
    while (!isListed(subject) && System.nanoTime() < patience) {
      turnThePage();
    }
    card(subject).locator("h4.task a").click();
    return form(subject);
  }

  /** To the next page of the list, from the last one to the first. */
  private void turnThePage() {
    for (var way : List.of("next", "first")) {
      var link = page.locator(".tasks-list .pagination-" + way + ":not(.disabled) a");
      if (link.isVisible()) {
        link.click();
        return;
      }
    }
  }

  private boolean isListed(String subject) {
    try {
      card(subject).waitFor(new Locator.WaitForOptions().setTimeout(A_MOMENT));
      return true;
    } catch (TimeoutError notOnThisPage) {
      return false;
    }
  }

  /** The form of the task about the letter, once it is ready. */
  Locator form(String subject) {
    var form = page.locator(READY).filter(named(subject));
    assertThat(form).isVisible();
    return form;
  }

  /** Takes a task of the group. */
  Tasklist takes() {
    page.locator(READY)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Nhận việc này"))
        .click();
    assertThat(page.locator(READY + " .cv-fields:enabled")).isVisible();
    return this;
  }

  /** Presses the button that completes; the engine must accept. */
  void completes() {
    var answer = page.waitForResponse(each -> each.url().endsWith("/submit-form"), this::presses);
    Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(204);
  }

  /** Presses the button that completes, whatever comes of it. */
  void presses() {
    page.locator(".task-details .form-actions .btn-primary").click();
  }

  /** Turns to a tab of the task: the form, the document. */
  void tab(String name) {
    page.locator(".task-details .nav-tabs a").filter(named(name)).first().click();
  }

  /** Turns to a part of the document's tab. */
  Locator part(String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
        .last()
        .click();
    return page.locator(".cv-part").last();
  }

  static Locator.FilterOptions named(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
