package vn.congvan.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, driven by Playwright; without a browser the tests are skipped with one line,
 * in CI they fail.
 */
final class OfficeBrowser implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private OfficeBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static OfficeBrowser open() {
    Optional<Path> chromium = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (chromium.isEmpty() && Boolean.getBoolean("browser.required")) {
      throw new IllegalStateException("No Chromium found in " + PLACES);
    }
    if (chromium.isEmpty()) {
      System.out.println("Browser tests are skipped: no Chromium in " + PLACES);
      Assumptions.abort("no browser");
    }
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setArgs(
                List.of(
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=vi-VN"))
            .setChromiumSandbox(!"root".equals(System.getProperty("user.name")));
    return new OfficeBrowser(playwright, playwright.chromium().launch(options));
  }

  /** An empty page that belongs to nobody. */
  Page blank() {
    return browser.newPage();
  }

  /** A person at a desk of 1366 × 768. */
  Page desk(String base, String person) {
    return signedIn(base, person, 1366, 768);
  }

  /** A person with a phone of 390 × 844. */
  Page phone(String base, String person) {
    return signedIn(base, person, 390, 844);
  }

  private Page signedIn(String base, String person, int width, int height) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(width, height));
    context.setDefaultTimeout(30_000);
    var page = context.newPage();
    page.navigate("/login");
    page.getByLabel("Tên đăng nhập").fill(person);
    page.getByLabel("Mật khẩu").fill("congvan");
    page.keyboard().press("Enter");
    page.waitForURL("**/camunda/app/tasklist/**");
    return page;
  }

  /**
   * The serious and critical faults that axe finds on the page as it stands, inside a part of it.
   */
  static List<String> seriousFaults(Page page, String part) {
    return new AxeBuilder(page)
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

  /**
   * A picture for docs/screens, only where the run asks for it with {@code -Dscreens=docs/screens}.
   */
  static void picture(Page page, String name) {
    var folder = System.getProperty("screens", "target/screens");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
