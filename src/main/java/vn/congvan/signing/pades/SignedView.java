package vn.congvan.signing.pades;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.signatures.SignatureUtil;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Compares what a reader sees now with what was signed: swapped objects and overlays that follow
 * the rules of PDF are found by looking only.
 */
final class SignedView {

  private static final float DOTS_PER_POINT = 0.75f;
  // Two readers' roundings differ less, ink differs more.
  private static final int SHADES = 24;
  private static final float MARGIN = 2;
  // A page may say that it is as large as a house.
  private static final float MOST_DOTS = 4_000_000;
  private static final int LARGEST_PLACE = 8;

  private SignedView() {}

  /** Whether the pages look as they did when the signature was made, but for later signatures. */
  static boolean isStillShown(
      byte[] pdf, PdfDocument document, SignatureUtil signatures, String field) throws IOException {
    byte[] revision;
    try (var stream = signatures.extractRevision(field)) {
      revision = stream.readAllBytes();
    }
    if (revision.length >= pdf.length) {
      return true;
    }
    var later = placesSignedAfter(document, signatures, field);
    try (var then = Loader.loadPDF(revision);
        var now = Loader.loadPDF(pdf)) {
      if (then.getNumberOfPages() != now.getNumberOfPages()) {
        return false;
      }
      for (var page = 0; page < now.getNumberOfPages(); page++) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("Interrupted while drawing pages");
        }
        if (!sameButFor(draw(then, page), draw(now, page), now, page, later)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Place(int page, Rectangle rectangle) {}

  private static List<Place> placesSignedAfter(
      PdfDocument document, SignatureUtil signatures, String field) {
    var own = signatures.getRevision(field);
    var form = PdfAcroForm.getAcroForm(document, false);
    var places = new ArrayList<Place>();
    for (var name : signatures.getSignatureNames()) {
      if (signatures.getRevision(name) <= own) {
        continue;
      }
      for (var widget : form.getField(name).getWidgets()) {
        var rectangle = widget.getRectangle();
        if (rectangle != null && widget.getPage() != null) {
          places.add(
              new Place(document.getPageNumber(widget.getPage()) - 1, rectangle.toRectangle()));
        }
      }
    }
    return places;
  }

  private static BufferedImage draw(PDDocument document, int page) throws IOException {
    return new PDFRenderer(document)
        .renderImage(page, dotsPerPoint(document.getPage(page)), ImageType.GRAY);
  }

  private static float dotsPerPoint(PDPage page) {
    var box = page.getCropBox();
    var points = Math.max(1, box.getWidth() * box.getHeight());
    return Math.min(DOTS_PER_POINT, (float) Math.sqrt(MOST_DOTS / points));
  }

  private static boolean sameButFor(
      BufferedImage then, BufferedImage now, PDDocument document, int page, List<Place> later) {
    if (then.getWidth() != now.getWidth() || then.getHeight() != now.getHeight()) {
      return false;
    }
    var places = later.stream().filter(place -> place.page() == page).toList();
    var dots = dotsPerPoint(document.getPage(page));
    var before = then.getRaster();
    var after = now.getRaster();
    for (var y = 0; y < now.getHeight(); y++) {
      for (var x = 0; x < now.getWidth(); x++) {
        if (Math.abs(before.getSample(x, y, 0) - after.getSample(x, y, 0)) > SHADES
            && !covered(document.getPage(page), x / dots, y / dots, places)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a point of the page as seen, from its top left corner, lies in one of the places. */
  private static boolean covered(PDPage page, float right, float down, List<Place> places) {
    var box = page.getCropBox();
    var x =
        switch (page.getRotation()) {
          case 90 -> box.getLowerLeftX() + down;
          case 180 -> box.getUpperRightX() - right;
          case 270 -> box.getUpperRightX() - down;
          default -> box.getLowerLeftX() + right;
        };
    var y =
        switch (page.getRotation()) {
          case 90 -> box.getLowerLeftY() + right;
          case 180 -> box.getLowerLeftY() + down;
          case 270 -> box.getUpperRightY() - right;
          default -> box.getUpperRightY() - down;
        };
    // A seal is small; what hides half a page is no seal, whatever it calls itself.
    var most = box.getWidth() * box.getHeight() / LARGEST_PLACE;
    return places.stream()
        .map(Place::rectangle)
        .filter(place -> place.getWidth() * place.getHeight() <= most)
        .anyMatch(
            place ->
                x >= place.getLeft() - MARGIN
                    && x <= place.getRight() + MARGIN
                    && y >= place.getBottom() - MARGIN
                    && y <= place.getTop() + MARGIN);
  }
}
