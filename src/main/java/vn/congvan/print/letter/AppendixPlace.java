package vn.congvan.print.letter;

import java.io.IOException;
import org.apache.pdfbox.Loader;

/**
 * Where the agency's signature stands on an appendix in a file of its own: at the top right of its
 * first page, in the margin (Decree 30/2020/NĐ-CP, Appendix I, Part I, III.1.d).
 */
public final class AppendixPlace {

  private static final float MM = 72 / 25.4f;
  private static final float WIDTH = 58 * MM;
  private static final float HEIGHT = 13 * MM;
  private static final float EDGE = 4 * MM;

  private AppendixPlace() {}

  /**
   * The place on these pages, also where the first one is shown turned.
   *
   * @throws SignaturePlaceMissing if they cannot be read
   */
  public static PagePlace on(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      if (document.isEncrypted() || document.getNumberOfPages() == 0) {
        throw unreadable();
      }
      var page = document.getPage(0);
      var shown = page.getCropBox();
      var rotation = Math.floorMod(page.getRotation(), 360);
      var atLeft = rotation == 90 || rotation == 180;
      var atBottom = rotation == 180 || rotation == 270;
      // The text is drawn to be read on the turned page, so there its place stands on end.
      var turned = rotation == 90 || rotation == 270;
      var width = turned ? HEIGHT : WIDTH;
      var height = turned ? WIDTH : HEIGHT;
      return new PagePlace(
          1,
          atLeft
              ? shown.getLowerLeftX() + EDGE
              : Math.max(shown.getLowerLeftX(), shown.getUpperRightX() - EDGE - width),
          atBottom
              ? shown.getLowerLeftY() + EDGE
              : Math.max(shown.getLowerLeftY(), shown.getUpperRightY() - EDGE - height),
          width,
          height);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static SignaturePlaceMissing unreadable() {
    return new SignaturePlaceMissing(
        "Tệp phụ lục bị khóa hoặc hỏng nên không ký số được. Hãy trả lại người soạn thảo để tải tệp"
            + " PDF khác.");
  }
}
