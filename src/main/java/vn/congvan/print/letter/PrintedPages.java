package vn.congvan.print.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** A PDF's text as it lies on its pages: lines, and in each the pieces that wide gaps leave. */
public record PrintedPages(List<PrintedPage> pages) {

  // Hostile files repeat a page without end; no letter is longer.
  private static final int MOST_PAGES = 500;
  private static final int MOST_GLYPHS = 3_000_000;

  /**
   * One page; lengths are points from the lower left corner of what is shown.
   *
   * @param number the first page is 1
   */
  public record PrintedPage(int number, float width, float height, List<PrintedLine> lines) {

    /** All pieces from the top to the bottom. */
    public List<PrintedPiece> pieces() {
      return lines.stream().flatMap(line -> line.pieces().stream()).toList();
    }
  }

  /** What stands on one base line, from left to right. */
  public record PrintedLine(List<PrintedPiece> pieces) {

    /** The whole line, wide gaps as three spaces. */
    public String text() {
      return String.join("   ", pieces.stream().map(PrintedPiece::text).toList());
    }

    /** The base line's height. */
    public float base() {
      return pieces.get(0).base();
    }
  }

  /** A run of words without a wide gap. */
  public record PrintedPiece(List<PrintedGlyph> glyphs) {

    /** Its words, composed, with single spaces. */
    public String text() {
      var text = new StringBuilder();
      glyphs.forEach(glyph -> text.append(glyph.text()));
      return Normalizer.normalize(text, Normalizer.Form.NFC)
          .replaceAll("[\\s\\p{Z}]+", " ")
          .strip();
    }

    public float left() {
      return glyphs.get(0).left();
    }

    public float right() {
      return glyphs.get(glyphs.size() - 1).right();
    }

    public float base() {
      return glyphs.get(0).base();
    }

    public float middle() {
      return (left() + right()) / 2;
    }

    /** The size of most of its letters. */
    public float size() {
      return glyphs.get(glyphs.size() / 2).size();
    }

    public boolean isBold() {
      return most(glyphs.stream().filter(PrintedGlyph::bold).count());
    }

    public boolean isItalic() {
      return most(glyphs.stream().filter(PrintedGlyph::italic).count());
    }

    private boolean most(long count) {
      return count * 2 > glyphs.size();
    }
  }

  /**
   * One letter, a space, or the several letters of one glyph.
   *
   * @param base the height of its base line
   * @param font the name of its font, without the subset's prefix
   */
  public record PrintedGlyph(
      String text,
      float left,
      float right,
      float base,
      float size,
      String font,
      boolean bold,
      boolean italic) {

    boolean isSpace() {
      return text.isBlank() || text.equals("\u00a0");
    }
  }

  /** Reads a PDF; a file that is none is a mistake of whoever calls. */
  public static PrintedPages of(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return of(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PrintedPages of(PDDocument document) throws IOException {
    var reader = new Reader();
    var pages = new ArrayList<PrintedPage>();
    for (var number = 1; number <= Math.min(document.getNumberOfPages(), MOST_PAGES); number++) {
      pages.add(reader.read(document, number));
    }
    return new PrintedPages(List.copyOf(pages));
  }

  private static final class Reader extends PDFTextStripper {

    private final List<PrintedGlyph> glyphs = new ArrayList<>();

    PrintedPage read(PDDocument document, int number) throws IOException {
      glyphs.clear();
      setStartPage(number);
      setEndPage(number);
      getText(document);
      PDRectangle box = document.getPage(number - 1).getCropBox();
      return new PrintedPage(number, box.getWidth(), box.getHeight(), lines(glyphs));
    }

    @Override
    protected void processTextPosition(TextPosition position) {
      var text = position.getUnicode();
      if (text == null || text.isEmpty() || glyphs.size() > MOST_GLYPHS) {
        return;
      }
      var matrix = position.getTextMatrix();
      var font = position.getFont();
      var name = name(font);
      var descriptor = font.getFontDescriptor();
      glyphs.add(
          new PrintedGlyph(
              text,
              matrix.getTranslateX(),
              matrix.getTranslateX() + position.getWidth(),
              matrix.getTranslateY(),
              position.getFontSizeInPt(),
              name,
              isBold(name, descriptor),
              isItalic(name, descriptor)));
    }

    private static String name(PDFont font) {
      var name = font.getName();
      return name == null ? "" : name.replaceFirst("^[A-Z]{6}\\+", "");
    }

    private static boolean isBold(String name, @Nullable PDFontDescriptor descriptor) {
      return name.contains("Bold")
          || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    private static boolean isItalic(String name, @Nullable PDFontDescriptor descriptor) {
      return name.contains("Italic")
          || name.contains("Oblique")
          || descriptor != null && descriptor.isItalic();
    }

    private static List<PrintedLine> lines(List<PrintedGlyph> glyphs) {
      var sorted = new ArrayList<>(glyphs);
      sorted.sort(Comparator.comparingDouble((PrintedGlyph glyph) -> -glyph.base()));
      var lines = new ArrayList<PrintedLine>();
      var line = new ArrayList<PrintedGlyph>();
      for (var glyph : sorted) {
        if (!line.isEmpty()
            && line.get(0).base() - glyph.base() > Math.max(2, line.get(0).size() * 0.3f)) {
          add(line, lines);
          line.clear();
        }
        line.add(glyph);
      }
      add(line, lines);
      return List.copyOf(lines);
    }

    private static void add(List<PrintedGlyph> line, List<PrintedLine> lines) {
      line.sort(Comparator.comparingDouble(PrintedGlyph::left));
      var pieces = new ArrayList<PrintedPiece>();
      var piece = new ArrayList<PrintedGlyph>();
      var end = Float.NaN;
      for (var glyph : line) {
        if (glyph.isSpace()) {
          continue;
        }
        var gap = glyph.left() - end;
        if (!piece.isEmpty() && gap > glyph.size() * 1.4f) {
          pieces.add(new PrintedPiece(List.copyOf(piece)));
          piece.clear();
        } else if (!piece.isEmpty() && gap > glyph.size() * 0.17f) {
          piece.add(space(piece.get(piece.size() - 1), glyph));
        }
        piece.add(glyph);
        end = Float.isNaN(end) || piece.size() == 1 ? glyph.right() : Math.max(end, glyph.right());
      }
      if (!piece.isEmpty()) {
        pieces.add(new PrintedPiece(List.copyOf(piece)));
      }
      if (!pieces.isEmpty()) {
        lines.add(new PrintedLine(List.copyOf(pieces)));
      }
    }

    private static PrintedGlyph space(PrintedGlyph before, PrintedGlyph after) {
      return new PrintedGlyph(
          " ",
          before.right(),
          after.left(),
          before.base(),
          before.size(),
          before.font(),
          before.bold(),
          before.italic());
    }
  }
}
