package vn.congvan.document.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.congvan.content.ContentStore;
import vn.congvan.document.AttachmentView;
import vn.congvan.document.Direction;
import vn.congvan.document.DocumentReading;
import vn.congvan.document.DocumentView;
import vn.congvan.organization.Directory;
import vn.congvan.print.ArrivalStamp;
import vn.congvan.print.NotStampable;
import vn.congvan.print.StampText;
import vn.congvan.shared.NotFound;
import vn.congvan.shared.ProvinceClock;

/**
 * Hands out the files of a document, never by their hash, only through a document that one may see.
 */
@RestController
@RequestMapping("/api/documents/{id}")
class FilePages {

  private static final String PDF = "application/pdf";

  /** What a browser shows by itself and cannot run; everything else is saved, not opened. */
  private static final Set<String> SHOWN = Set.of(PDF, "image/png", "image/jpeg", "image/gif");

  private final DocumentReading reading;
  private final ContentStore contents;
  private final ArrivalStamp stamp;
  private final Directory directory;

  FilePages(
      DocumentReading reading, ContentStore contents, ArrivalStamp stamp, Directory directory) {
    this.reading = reading;
    this.contents = contents;
    this.stamp = stamp;
    this.directory = directory;
  }

  @GetMapping("/files/{attachmentId}")
  void file(
      @PathVariable UUID id,
      @PathVariable UUID attachmentId,
      Principal person,
      HttpServletResponse response)
      throws IOException {
    asItIs(reading.file(id, attachmentId, person.getName()), response);
  }

  /** The main file with the ĐẾN stamp drawn on a copy; the received original is never altered. */
  @GetMapping("/reading-copy")
  void readingCopy(@PathVariable UUID id, Principal person, HttpServletResponse response)
      throws IOException {
    var document = reading.open(id, person.getName());
    var main =
        document.files().stream()
            .findFirst()
            .orElseThrow(() -> new NotFound("Văn bản này không có tệp."));
    if (!main.mediaType().equals(PDF)
        || document.direction() == Direction.OUT
        || document.arrivalNumber() == null) {
      asItIs(main, response);
      return;
    }
    head(main, response);
    try (var original = contents.open(main.sha256())) {
      stamp.draw(original, textFor(document), response.getOutputStream());
      return;
    } catch (NotStampable damaged) {
      // Nothing has been sent yet: the reader gets the original.
    }
    asItIs(main, response);
  }

  private StampText textFor(DocumentView document) {
    var number = document.arrivalNumber();
    var arrived = LocalDate.ofInstant(document.arrivedAt(), ProvinceClock.ZONE);
    return new StampText(
        directory
            .agency(document.agencyId(), arrived)
            .or(() -> directory.agency(document.agencyId()))
            .map(Directory.Agency::name)
            .orElse(""),
        number == null ? "" : number.printed(),
        arrived,
        document.forwardedTo() == null ? document.toPlaces() : document.forwardedTo(),
        null);
  }

  private void asItIs(AttachmentView file, HttpServletResponse response) throws IOException {
    try (var bytes = contents.open(file.sha256())) {
      head(file, response);
      response.setContentLengthLong(file.size());
      bytes.transferTo(response.getOutputStream());
    }
  }

  private static void head(AttachmentView file, HttpServletResponse response) {
    var shown = SHOWN.contains(file.mediaType());
    var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
    response.setContentType(file.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        disposition.filename(file.name(), StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("Content-Security-Policy", "frame-ancestors 'self'");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }
}
