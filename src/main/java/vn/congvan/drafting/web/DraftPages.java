package vn.congvan.drafting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.congvan.content.ContentStore;
import vn.congvan.drafting.CoDrafting;
import vn.congvan.drafting.DraftBook;
import vn.congvan.drafting.DraftFiles;
import vn.congvan.drafting.FormatFindings;
import vn.congvan.drafting.Issuing;
import vn.congvan.drafting.PdfPages;
import vn.congvan.drafting.TextDifference;
import vn.congvan.intake.OwnFiles;
import vn.congvan.letters.Finding;

/**
 * What the forms and the page of an outgoing document read of its draft and change in its files.
 */
@RestController
@RequestMapping("/api/outgoing/{documentId}")
class DraftPages {

  private final DraftBook book;
  private final DraftFiles files;
  private final Issuing issuing;
  private final CoDrafting coDrafting;
  private final FormatFindings findings;
  private final OwnFiles ownFiles;
  private final PdfPages pages;
  private final ContentStore contents;

  DraftPages(
      DraftBook book,
      DraftFiles files,
      Issuing issuing,
      CoDrafting coDrafting,
      FormatFindings findings,
      OwnFiles ownFiles,
      PdfPages pages,
      ContentStore contents) {
    this.book = book;
    this.files = files;
    this.issuing = issuing;
    this.coDrafting = coDrafting;
    this.findings = findings;
    this.ownFiles = ownFiles;
    this.pages = pages;
    this.contents = contents;
  }

  @GetMapping
  DraftBook.Sheet sheet(@PathVariable UUID documentId, Principal person, Locale locale) {
    return book.sheet(documentId, person.getName(), locale);
  }

  @GetMapping("/choices")
  DraftBook.Choices choices(
      @PathVariable UUID documentId,
      @RequestParam(required = false) @Nullable String typeCode,
      Principal person) {
    return book.choices(documentId, typeCode, person.getName());
  }

  /** What the system sees of the draft's form. */
  record FindingView(String words, @Nullable Integer page, boolean must, String article) {}

  @GetMapping("/findings")
  List<FindingView> findings(@PathVariable UUID documentId, Principal person, Locale locale) {
    var english = "en".equals(locale.getLanguage());
    return findings.of(documentId, person.getName()).stream()
        .map(
            found ->
                new FindingView(
                    english ? found.english() : found.vietnamese(),
                    found.page(),
                    found.severity() == Finding.Severity.MUST,
                    found.article()))
        .toList();
  }

  @GetMapping("/answers")
  DraftBook.Answers answers(@PathVariable UUID documentId, Principal person) {
    return book.answersTo(documentId, person.getName());
  }

  /** Brings a version of the document itself (slot 0), of an appendix, or new appendices. */
  @PostMapping("/files")
  DraftBook.Sheet add(
      @PathVariable UUID documentId,
      @RequestParam(required = false) @Nullable Integer slot,
      @RequestParam("files") List<MultipartFile> brought,
      Principal person,
      Locale locale) {
    files.requireDesk(documentId, person.getName());
    var field = slot != null && slot == 0 ? "mainFile" : "appendix";
    for (var file : brought) {
      var kept = ownFiles.keep(String.valueOf(file.getOriginalFilename()), file, field);
      files.add(documentId, slot, kept, pages.made(kept).orElse(null), person.getName());
    }
    return book.sheet(documentId, person.getName(), locale);
  }

  @DeleteMapping("/files/{slot}")
  DraftBook.Sheet remove(
      @PathVariable UUID documentId, @PathVariable int slot, Principal person, Locale locale) {
    files.remove(documentId, slot, person.getName());
    return book.sheet(documentId, person.getName(), locale);
  }

  @GetMapping("/versions/{versionId}")
  void version(
      @PathVariable UUID documentId,
      @PathVariable UUID versionId,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    var file = files.version(documentId, versionId, person.getName());
    try (var bytes = contents.open(file.sha256())) {
      response.setContentType(file.mediaType());
      response.setContentLengthLong(file.size());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(file.name(), StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      bytes.transferTo(response.getOutputStream());
    }
  }

  @GetMapping("/comparison")
  List<TextDifference.Piece> comparison(
      @PathVariable UUID documentId,
      @RequestParam UUID one,
      @RequestParam UUID other,
      Principal person) {
    return files.compare(documentId, one, other, person.getName());
  }

  /** The day that the clerk writes on what was signed on paper. */
  record PaperDay(@Nullable LocalDate dated) {}

  @PostMapping("/paper-number")
  DraftBook.Sheet takePaperNumber(
      @PathVariable UUID documentId, @RequestBody PaperDay day, Principal person, Locale locale) {
    issuing.takePaperNumber(documentId, day.dated(), person.getName());
    return book.sheet(documentId, person.getName(), locale);
  }

  @PostMapping("/comments/end")
  DraftBook.Sheet stopWaiting(@PathVariable UUID documentId, Principal person, Locale locale) {
    coDrafting.stopWaiting(documentId, person.getName());
    return book.sheet(documentId, person.getName(), locale);
  }
}
