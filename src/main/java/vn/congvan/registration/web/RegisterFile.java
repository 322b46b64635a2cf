package vn.congvan.registration.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import vn.congvan.registration.RegisterShelf;

/**
 * A register as a file.
 *
 * @param name its name without the ending
 */
record RegisterFile(String name, Format format) {

  private static final DateTimeFormatter FILE_DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  /** What it is written as. */
  enum Format {
    PDF("pdf", "application/pdf"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }
  }

  /** The file of an agency's register for some days. */
  static RegisterFile of(String register, RegisterShelf shelf, Format format) {
    var days = FILE_DAY.format(shelf.from()) + "-" + FILE_DAY.format(shelf.to());
    return new RegisterFile(register + "-" + shelf.agency().id() + "-" + days, format);
  }

  /**
   * Written to a file first: a slow reader must not hold a connection to the database, and half a
   * register is none.
   */
  void send(HttpServletResponse response, Consumer<OutputStream> writer) throws IOException {
    var file = Files.createTempFile("congvan-register", "." + format.extension);
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer.accept(out);
      }
      head(response);
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void head(HttpServletResponse response) {
    // The printed form is looked at in the browser; the sheet is for a program of its own.
    var disposition =
        format == Format.PDF ? ContentDisposition.inline() : ContentDisposition.attachment();
    response.setContentType(format.mediaType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        disposition
            .filename(name + "." + format.extension, StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  /** What is printed of the lines, while they are read. */
  static <L, R> Iterator<R> rows(Iterator<L> lines, Function<L, R> row) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public R next() {
        return row.apply(lines.next());
      }
    };
  }
}
