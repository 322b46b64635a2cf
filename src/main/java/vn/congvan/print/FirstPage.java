package vn.congvan.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a PDF's first page before something is drawn on it.
 *
 * @param visible the part of user space that is shown
 * @param rotation by how many degrees clockwise it is shown turned: 0, 90, 180 or 270
 * @param userUnit how many points one unit is
 * @param missingSaves how many graphics states its content takes back without having saved them
 * @param openSaves how many it leaves open, those added for {@code missingSaves} included
 * @param ink where it has ink; null where the page could not be looked at
 */
record FirstPage(
    PDRectangle visible,
    int rotation,
    float userUnit,
    int missingSaves,
    int openSaves,
    @Nullable InkMap ink) {

  private static final float DOTS_PER_POINT = 1;
  private static final float LARGEST_SIDE_IN_DOTS = 3000;
  // Drawings from CAD can have more than can be drawn while somebody waits.
  private static final int MOST_TOKENS = 1_000_000;

  /** Looks at the first page of a file. */
  static FirstPage of(Path pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf.toFile())) {
      if (document.getNumberOfPages() == 0) {
        throw new IOException("The file has no page");
      }
      var page = document.getPage(0);
      var depth = 0;
      var lowest = 0;
      var tokens = 0;
      var parser = new PDFStreamParser(page);
      for (var token = parser.parseNextToken();
          token != null && tokens < MOST_TOKENS;
          token = parser.parseNextToken()) {
        tokens++;
        if (token instanceof Operator operator) {
          if (operator.getName().equals(OperatorName.SAVE)) {
            depth++;
          } else if (operator.getName().equals(OperatorName.RESTORE)) {
            depth--;
            lowest = Math.min(lowest, depth);
          }
        }
      }
      return new FirstPage(
          page.getCropBox(),
          Math.floorMod(page.getRotation(), 360),
          page.getUserUnit(),
          -lowest,
          depth - lowest,
          tokens < MOST_TOKENS ? look(document, page) : null);
    }
  }

  /** Whether the page is shown lying, so that what is up in user space is at a side. */
  boolean turned() {
    return rotation == 90 || rotation == 270;
  }

  /** The width as seen, in units of user space. */
  float width() {
    return turned() ? visible.getHeight() : visible.getWidth();
  }

  /** The height as seen, in units of user space. */
  float height() {
    return turned() ? visible.getWidth() : visible.getHeight();
  }

  private static @Nullable InkMap look(PDDocument document, PDPage page) {
    var box = page.getCropBox();
    var scale =
        Math.min(
            DOTS_PER_POINT * page.getUserUnit(),
            LARGEST_SIDE_IN_DOTS / Math.max(box.getWidth(), box.getHeight()));
    var renderer = new WatchingRenderer(document);
    try {
      var picture = renderer.renderImage(0, scale, ImageType.GRAY);
      return renderer.missedSomething ? null : InkMap.of(picture);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Where it cannot be looked at, nothing is drawn over it either.
      return null;
    }
  }

  /**
   * Notices what could not be drawn, such as a picture in a format that no installed reader knows.
   */
  private static final class WatchingRenderer extends PDFRenderer {

    private boolean missedSomething;

    WatchingRenderer(PDDocument document) {
      super(document);
      setSubsamplingAllowed(true);
    }

    @Override
    public BufferedImage renderImage(int pageIndex, float scale, ImageType imageType)
        throws IOException {
      missedSomething = false;
      return super.renderImage(pageIndex, scale, imageType);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        @Override
        protected void operatorException(
            Operator operator, List<COSBase> operands, IOException cause) throws IOException {
          missedSomething = true;
          super.operatorException(operator, operands, cause);
        }
      };
    }
  }
}
