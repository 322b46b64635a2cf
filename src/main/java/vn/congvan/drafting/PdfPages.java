package vn.congvan.drafting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;
import vn.congvan.content.ContentStore;
import vn.congvan.content.Contents;
import vn.congvan.intake.OwnFiles.Kept;
import vn.congvan.letters.Conversion;
import vn.congvan.shared.Refusal;

/** The pages of a draft as a PDF, whatever file was brought. */
@Component
public class PdfPages {

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String PDF = "application/pdf";

  private final Conversion conversion;
  private final ContentStore store;
  private final Contents contents;

  PdfPages(Conversion conversion, ContentStore store, Contents contents) {
    this.conversion = conversion;
    this.store = store;
    this.contents = contents;
  }

  /**
   * Makes pages of a Word file, where the server can; called outside of any transaction, because it
   * takes seconds.
   */
  public Optional<DraftFile.Pages> made(Kept kept) {
    if (!kept.file().mediaType().equals(DOCX) || !conversion.isPossible()) {
      return Optional.empty();
    }
    try (var docx = store.open(kept.file().sha256())) {
      var pdf = conversion.toPdf(docx.readAllBytes());
      var stored = contents.keep(new ByteArrayInputStream(pdf), PDF);
      try (var document = Loader.loadPDF(pdf)) {
        return Optional.of(
            new DraftFile.Pages(stored.sha256(), stored.size(), document.getNumberOfPages()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages of that version. */
  byte[] of(DraftFile file) {
    var pages = file.pagesSha256();
    if (pages == null) {
      throw new Refusal(
          "Dự thảo là tệp DOCX mà máy chủ chưa chuyển được thành PDF. Hãy trả lại người soạn thảo để"
              + " tải bản PDF lên.");
    }
    try (var bytes = store.open(pages)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
