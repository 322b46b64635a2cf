package vn.congvan.signing.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.Recorded;
import vn.congvan.signing.FileSigner;
import vn.congvan.signing.SignedDocument.PagesToSign;
import vn.congvan.signing.Signing;
import vn.congvan.signing.SigningReturns;
import vn.congvan.signing.SigningSheets;
import vn.congvan.signing.SigningSheets.AttemptView;
import vn.congvan.signing.SigningSheets.Line;
import vn.congvan.signing.SigningSheets.Sheet;

/** The signing sheet: pages, means, the press of "Sign", and what becomes of it. */
@RestController
@RequestMapping("/api/signing")
class SigningPages {

  private static final String PDF = "application/pdf";
  // Sharp enough for 10-point text on a telephone.
  private static final float DOTS_PER_INCH = 120;
  private static final float POINTS_PER_INCH = 72;

  record Asking(@Nullable UUID meansId, @Nullable Boolean several) {}

  record Returning(@Nullable String reason) {}

  /** A page's size in points. */
  record Page(int number, float width, float height) {}

  private final Signing signing;
  private final SigningReturns returns;
  private final SigningSheets sheets;

  SigningPages(Signing signing, SigningReturns returns, SigningSheets sheets) {
    this.signing = signing;
    this.returns = returns;
    this.sheets = sheets;
  }

  @GetMapping("/tasks")
  List<Line> mine(Principal person, Locale locale) {
    return sheets.mine(person.getName(), locale);
  }

  @GetMapping("/tasks/{taskId}")
  Sheet sheet(@PathVariable String taskId, Principal person, Locale locale) {
    return sheets.sheet(taskId, person.getName(), locale);
  }

  @GetMapping("/tasks/{taskId}/pages")
  List<Page> pages(@PathVariable String taskId, Principal person) throws IOException {
    var pages = sheets.pages(taskId, person.getName());
    try (var document = Loader.loadPDF(pages.pdf())) {
      var sizes = new ArrayList<Page>();
      for (var page : document.getPages()) {
        var box = page.getCropBox();
        var lying = page.getRotation() % 180 != 0;
        sizes.add(
            new Page(
                sizes.size() + 1,
                lying ? box.getHeight() : box.getWidth(),
                lying ? box.getWidth() : box.getHeight()));
      }
      return sizes;
    }
  }

  /** A page as it is drawn: a telephone's browser shows no PDF inside of a page. */
  @GetMapping("/tasks/{taskId}/pages/{number}")
  void page(
      @PathVariable String taskId,
      @PathVariable int number,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var pages = sheets.open(taskId, person.getName());
    try (var document = Loader.loadPDF(pages.pdf())) {
      if (number < 1 || number > document.getNumberOfPages()) {
        throw new NotFound("Văn bản không có trang này.");
      }
      var image =
          new PDFRenderer(document)
              .renderImage(number - 1, DOTS_PER_INCH / POINTS_PER_INCH, ImageType.RGB);
      response.setContentType("image/png");
      guard(response);
      ImageIO.write(image, "png", response.getOutputStream());
    }
  }

  @GetMapping("/tasks/{taskId}/file")
  void file(@PathVariable String taskId, Principal person, HttpServletResponse response)
      throws IOException {
    PagesToSign pages = sheets.open(taskId, person.getName());
    response.setContentType(PDF);
    response.setContentLength(pages.pdf().length);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.inline()
            .filename(pages.fileName(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("Content-Security-Policy", "frame-ancestors 'self'");
    guard(response);
    response.getOutputStream().write(pages.pdf());
  }

  @PostMapping("/tasks/{taskId}/attempts")
  @ResponseStatus(HttpStatus.CREATED)
  AttemptView sign(
      @PathVariable String taskId, @RequestBody Asking asking, Principal person, Locale locale) {
    var attempt =
        Boolean.TRUE.equals(asking.several())
            ? signing.signAll(taskId, asking.meansId(), person.getName())
            : signing.sign(taskId, asking.meansId(), person.getName());
    return sheets.attempt(attempt, person.getName(), locale);
  }

  @PostMapping("/tasks/{taskId}/attempts/{attemptId}/cancellation")
  void cancel(@PathVariable String taskId, @PathVariable UUID attemptId, Principal person) {
    signing.cancel(taskId, attemptId, person.getName());
  }

  @Recorded(false)
  @PostMapping("/tasks/{taskId}/return")
  void explain(@PathVariable String taskId, @RequestBody Returning returning, Principal person) {
    returns.explain(taskId, returning.reason() == null ? "" : returning.reason(), person.getName());
  }

  @GetMapping("/attempts/{attemptId}")
  AttemptView attempt(@PathVariable UUID attemptId, Principal person, Locale locale) {
    return sheets.attempt(attemptId, person.getName(), locale);
  }

  @GetMapping("/attempts/{attemptId}/errand")
  FileSigner.Errand errand(@PathVariable UUID attemptId, Principal person) {
    return sheets.errand(attemptId, person.getName());
  }

  private static void guard(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }
}
