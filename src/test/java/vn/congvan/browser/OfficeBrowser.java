package vn.congvan.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Clip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, driven by Playwright; without a browser the tests are skipped with one line,
 * in CI they fail.
 */
final class OfficeBrowser implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final List<String> SWITCHES =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--lang=vi-VN");

  static final int DESK = 1366;
  static final int PHONE = 390;

  private final Playwright driver;
  private final Browser browser;

  private OfficeBrowser(Playwright driver, Browser browser) {
    this.driver = driver;
    this.browser = browser;
  }

  static OfficeBrowser open() {
    return launch(List.of());
  }

  /**
   * A browser of a signer's machine, which trusts the signing agent there. Playwright's own switch
   * for a context does not reach web sockets.
   */
  static OfficeBrowser ofASignersMachine() {
    return launch(List.of("--ignore-certificate-errors"));
  }

  // A process for each class: in one for all, closing a context once never came back.
  private static OfficeBrowser launch(List<String> more) {
    Optional<Path> chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (chromium.isEmpty() && Boolean.getBoolean("browser.required")) {
      throw new IllegalStateException("No Chromium found in " + PLACES);
    }
    if (chromium.isEmpty()) {
      System.out.println("Browser tests are skipped: no Chromium in " + PLACES);
      Assumptions.abort("no browser");
    }
    // Machines that build do other things as well.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setArgs(Stream.concat(SWITCHES.stream(), more.stream()).toList())
            .setChromiumSandbox(!"root".equals(System.getProperty("user.name")));
    var driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new OfficeBrowser(driver, driver.chromium().launch(options));
  }

  /** An empty page that belongs to nobody. */
  Page blank() {
    return browser.newPage();
  }

  /** A person at a desk of 1366 × 768. */
  Page desk(String base, String person) {
    return signedIn(base, person, "vi-VN", DESK);
  }

  /** A person with a phone of 390 × 844. */
  Page phone(String base, String person) {
    return signedIn(base, person, "vi-VN", PHONE);
  }

  /** A person at a desk whose browser speaks English. */
  Page englishDesk(String base, String person) {
    return signedIn(base, person, "en-US", DESK);
  }

  /** A person whose browser speaks English or Vietnamese, on a screen of that width. */
  Page signedIn(String base, String person, boolean english, int width) {
    return signedIn(base, person, english ? "en-US" : "vi-VN", width);
  }

  /** A page of a browser in which nobody is logged in. */
  Page strangersPage(String base, int width, int height) {
    return newPage(base, "vi-VN", width, height);
  }

  private Page signedIn(String base, String person, String locale, int width) {
    return signIn(newPage(base, locale, width, width == PHONE ? 844 : 768), person);
  }

  private Page newPage(String base, String locale, int width, int height) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale(locale)
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(width, height));
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }

  /** Logs in on the login page, where the page stands already or is led to. */
  static Page signIn(Page page, String person) {
    if (!page.url().contains("/login")) {
      page.navigate("/login");
    }
    page.locator("[name=username]").fill(person);
    page.locator("[name=password]").fill("congvan");
    page.keyboard().press("Enter");
    page.waitForURL("**/camunda/app/tasklist/**");
    return page;
  }

  /**
   * The serious and critical faults that axe finds on the page as it stands, inside a part of it.
   */
  static List<String> seriousFaults(Page page, String part) {
    return new AxeBuilder(page)
            // On a page without frames its older way finds the same in half the time.
            .setLegacyMode(page.frames().size() == 1)
            .include(part)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .stream()
            .filter(rule -> Stream.of("serious", "critical").anyMatch(rule.getImpact()::equals))
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream()
                            .map(node -> node.getHtml())
                            .limit(3)
                            .collect(Collectors.joining(" | ")))
            .toList();
  }

  /** Looks at a page as it stands: no serious fault, nothing wider than the screen. */
  static void look(Page page, String name) {
    Assertions.assertThat(seriousFaults(page, "html")).as("axe on %s", name).isEmpty();
    Assertions.assertThat(
            (Integer)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("%s is wider than the screen", name)
        .isLessThanOrEqualTo(0);
    picture(page, name);
  }

  /** Goes to one page after the other and looks at it. */
  static void look(Page page, String place, Map<String, String> pages) {
    pages.forEach(
        (name, path) -> {
          page.navigate(path);
          look(page, name + "-" + place);
        });
  }

  /**
   * A picture for docs/screens, only where the run asks for it with {@code -Dscreens=docs/screens}.
   */
  static void picture(Page page, String name) {
    if (System.getProperty("screens") != null) {
      awaitPaper(page);
      // A hint under the pointer would cover what is beside it.
      page.mouse().move(0, 0);
    }
    var folder = System.getProperty("screens", "target/screens");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
  }

  /**
   * Chromium's viewer tells nobody when it has drawn a paper: it is there when it is white and the
   * viewer's own dark bar is above it.
   */
  private static void awaitPaper(Page page) {
    var paper = page.locator(".cv-paper iframe:visible");
    var until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (paper.count() > 0 && !isDrawn(page, paper.first()) && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  private static boolean isDrawn(Page page, Locator paper) {
    var box = paper.boundingBox();
    var screen = page.viewportSize();
    var clip =
        new Clip(
            Math.max(box.x, 0),
            Math.max(box.y, 0),
            Math.min(box.width, screen.width - Math.max(box.x, 0)),
            Math.min(box.height, screen.height - Math.max(box.y, 0)));
    try {
      var image =
          ImageIO.read(
              new ByteArrayInputStream(
                  page.screenshot(new Page.ScreenshotOptions().setClip(clip))));
      var pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var white = Arrays.stream(pixels).filter(pixel -> (pixel & 0xF0F0F0) == 0xF0F0F0).count();
      var dark = Arrays.stream(pixels).filter(pixel -> (pixel & 0xC0C0C0) == 0).count();
      return white * 5 > pixels.length * 2L && dark * 20 > pixels.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
