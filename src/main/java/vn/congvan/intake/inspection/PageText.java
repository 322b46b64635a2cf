package vn.congvan.intake.inspection;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a PDF with its layout: words of one printed line on one line, columns apart by three
 * spaces or more. A letterhead has two columns that must not run into each other.
 */
final class PageText extends PDFTextStripper {

  /** The room in the database. */
  static final int LONGEST = 1_000_000;

  private static final float POINTS_PER_COLUMN = 5.5f;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\f]]");

  private final StringBuilder text = new StringBuilder();

  private PageText() {
    setSuppressDuplicateOverlappingText(true);
  }

  /** The text of all pages, or of as many as the time allows; composed (NFC). */
  static String of(PDDocument document, Duration allowed) throws IOException {
    var stripper = new PageText();
    var end = System.nanoTime() + allowed.toNanos();
    for (var page = 1; page <= document.getNumberOfPages(); page++) {
      if (System.nanoTime() > end || stripper.text.length() > LONGEST) {
        break;
      }
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      stripper.getText(document);
      stripper.text.append('\f');
    }
    return clean(stripper.text.toString());
  }

  /** Text as the database and the reading take it: composed, without control characters. */
  static String clean(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var plain = CONTROL.matcher(composed).replaceAll("");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("Interrupted");
    }
    super.processTextPosition(glyph);
  }

  @Override
  protected void writePage() {
    var glyphs = new ArrayList<TextPosition>();
    charactersByArticle.forEach(glyphs::addAll);
    glyphs.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
    var spaces = glyphs.stream().filter(PageText::isSpace).count();
    // Where spaces are written, small gaps between glyphs are a matter of fonts, not of words.
    var spacesAreWritten = spaces * 15 > glyphs.size();
    var line = new ArrayList<TextPosition>();
    var previousBase = Float.NaN;
    for (var glyph : glyphs) {
      if (!line.isEmpty() && !sameLine(line.get(0), glyph)) {
        previousBase = write(line, previousBase, spacesAreWritten);
        line.clear();
      }
      line.add(glyph);
    }
    if (!line.isEmpty()) {
      write(line, previousBase, spacesAreWritten);
    }
  }

  private static boolean sameLine(TextPosition first, TextPosition next) {
    return next.getYDirAdj() - first.getYDirAdj() < Math.max(2, size(first) * 0.4f);
  }

  private float write(List<TextPosition> line, float previousBase, boolean spacesAreWritten) {
    line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
    var written = new StringBuilder();
    var end = Float.NaN;
    var space = false;
    for (var glyph : line) {
      if (isSpace(glyph)) {
        space = true;
        continue;
      }
      var gap = glyph.getXDirAdj() - end;
      if (Float.isNaN(end) || gap > size(glyph) * 1.5f) {
        var column = Math.round(glyph.getXDirAdj() / POINTS_PER_COLUMN);
        var from = written.length() + (Float.isNaN(end) ? 0 : 3);
        written.append(
            " ".repeat(Math.max(0, Math.max(from, Math.min(column, 400)) - written.length())));
      } else if (space || gap > size(glyph) * (spacesAreWritten ? 0.9f : 0.2f)) {
        written.append(' ');
      }
      written.append(glyph.getUnicode());
      end = glyph.getXDirAdj() + glyph.getWidthDirAdj();
      space = false;
    }
    var base = line.get(0).getYDirAdj();
    if (!written.toString().isBlank()) {
      if (base - previousBase > size(line.get(0)) * 1.9f) {
        text.append('\n');
      }
      text.append(written).append('\n');
      return base;
    }
    return previousBase;
  }

  private static boolean isSpace(TextPosition glyph) {
    return glyph.getUnicode().isBlank();
  }

  private static float size(TextPosition glyph) {
    return Math.max(4, Math.min(40, glyph.getFontSizeInPt()));
  }
}
