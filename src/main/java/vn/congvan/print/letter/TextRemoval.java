package vn.congvan.print.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Takes letters out of a page's content, not only out of sight: what is drawn in their place must
 * be the only text that a search or a screen reader finds there.
 */
final class TextRemoval {

  private static final float ABOUT = 1.5f;

  /**
   * Letters whose origin lies on this stretch of a base line; points from the crop box's corner.
   */
  record Stretch(float left, float right, float base) {

    private boolean covers(float x, float y) {
      return x > left - 0.5f && x < right - 0.1f && Math.abs(y - base) < ABOUT;
    }
  }

  /**
   * The letters of one operator: how far each removed one would have moved the pen, in thousandths
   * of the font's size, and no number for each that stays.
   */
  private record Shown(PDFont font, List<Float> removed) {

    void keep() {
      removed.add(Float.NaN);
    }
  }

  private final PDDocument document;
  private final int pageNumber;
  private final List<Stretch> stretches;

  TextRemoval(PDDocument document, int pageNumber, List<Stretch> stretches) {
    this.document = document;
    this.pageNumber = pageNumber;
    this.stretches = stretches;
  }

  /**
   * Removes the letters; false, and nothing is changed, where some lie in a form within the page.
   */
  boolean apply() throws IOException {
    var finder = new Finder();
    finder.setStartPage(pageNumber);
    finder.setEndPage(pageNumber);
    finder.getText(document);
    if (finder.outOfReach) {
      return false;
    }
    var page = document.getPage(pageNumber - 1);
    var content = new PDStream(document);
    try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(rewritten(page, finder.shown));
    }
    page.setContents(content);
    return true;
  }

  private static List<Object> rewritten(PDPage page, Map<Integer, Shown> shown) throws IOException {
    var tokens = new ArrayList<>();
    var operands = 0;
    var index = 0;
    var parser = new PDFStreamParser(page);
    for (var token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (!(token instanceof Operator operator)) {
        tokens.add(token);
        operands++;
        continue;
      }
      var change = shown.get(index);
      if (change == null) {
        tokens.add(token);
      } else {
        replace(tokens, operands, operator.getName(), change);
      }
      index++;
      operands = 0;
    }
    return tokens;
  }

  private static void replace(List<Object> tokens, int operands, String operator, Shown change)
      throws IOException {
    var given = tokens.subList(tokens.size() - operands, tokens.size());
    var text = (COSBase) given.get(operands - 1);
    var before = new ArrayList<>();
    if (operator.equals(OperatorName.SHOW_TEXT_LINE_AND_SPACE)) {
      before.add(given.get(0));
      before.add(Operator.getOperator(OperatorName.SET_WORD_SPACING));
      before.add(given.get(1));
      before.add(Operator.getOperator(OperatorName.SET_CHAR_SPACING));
    }
    if (!operator.equals(OperatorName.SHOW_TEXT)
        && !operator.equals(OperatorName.SHOW_TEXT_ADJUSTED)) {
      before.add(Operator.getOperator(OperatorName.NEXT_LINE));
    }
    given.clear();
    tokens.addAll(before);
    tokens.add(without(text, change));
    tokens.add(Operator.getOperator(OperatorName.SHOW_TEXT_ADJUSTED));
  }

  private static COSArray without(COSBase text, Shown change) throws IOException {
    var kept = new COSArray();
    var parts = text instanceof COSArray array ? array : new COSArray(List.of(text));
    var letter = 0;
    for (var part : parts) {
      if (!(part instanceof COSString string)) {
        kept.add(part);
        continue;
      }
      var bytes = string.getBytes();
      var input = new ByteArrayInputStream(bytes);
      var from = 0;
      while (input.available() > 0) {
        var start = bytes.length - input.available();
        change.font().readCode(input);
        var width = letter < change.removed().size() ? change.removed().get(letter) : Float.NaN;
        letter++;
        if (!Float.isNaN(width)) {
          addBytes(kept, bytes, from, start);
          kept.add(new COSFloat(-width));
          from = bytes.length - input.available();
        }
      }
      addBytes(kept, bytes, from, bytes.length);
    }
    return kept;
  }

  private static void addBytes(COSArray kept, byte[] bytes, int from, int to) {
    if (to > from) {
      var some = new byte[to - from];
      System.arraycopy(bytes, from, some, 0, to - from);
      kept.add(new COSString(some));
    }
  }

  /** Finds which letters of which operator of the page lie on the stretches. */
  private final class Finder extends PDFTextStripper {

    private final Map<Integer, Shown> shown = new HashMap<>();
    private int index = -1;
    private int depth;
    private boolean outOfReach;
    private float cropLeft;
    private float cropBottom;

    @Override
    public void processPage(PDPage page) throws IOException {
      cropLeft = page.getCropBox().getLowerLeftX();
      cropBottom = page.getCropBox().getLowerLeftY();
      super.processPage(page);
      shown.values().removeIf(each -> each.removed().stream().allMatch(width -> width.isNaN()));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (depth == 0) {
        index++;
      }
      depth++;
      try {
        super.processOperator(operator, operands);
      } finally {
        depth--;
      }
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      var x = matrix.getTranslateX() - cropLeft;
      var y = matrix.getTranslateY() - cropBottom;
      var covered = stretches.stream().anyMatch(stretch -> stretch.covers(x, y));
      if (getLevel() > 0) {
        outOfReach |= covered;
        return;
      }
      var state = getGraphicsState().getTextState();
      var letters = shown.computeIfAbsent(index, any -> new Shown(font, new ArrayList<>()));
      if (!covered || state.getFontSize() == 0) {
        letters.keep();
        return;
      }
      // Word spacing is for the single byte 32 only (ISO 32000-1, 9.3.3).
      var isSpace = code == 32 && !(font instanceof PDType0Font);
      var spacing = state.getCharacterSpacing() + (isSpace ? state.getWordSpacing() : 0);
      letters.removed().add((displacement.getX() + spacing / state.getFontSize()) * 1000);
    }
  }
}
