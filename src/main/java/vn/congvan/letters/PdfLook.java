package vn.congvan.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vn.congvan.letters.LetterLook.Line;
import vn.congvan.letters.LetterLook.PageNumber;
import vn.congvan.letters.LetterLook.Sheet;
import vn.congvan.letters.LetterLook.Side;
import vn.congvan.letters.LetterLook.Signature;
import vn.congvan.print.letter.NumberBlanks;
import vn.congvan.print.letter.NumberBlanks.Blank;
import vn.congvan.print.letter.PrintedPages;
import vn.congvan.print.letter.PrintedPages.PrintedPage;
import vn.congvan.print.letter.PrintedPages.PrintedPiece;
import vn.congvan.print.letter.SignaturePlace;

/** Looks at the pages of a PDF. */
final class PdfLook {

  private static final float MM = 72 / 25.4f;
  private static final float TOP_MARGIN = 25 * MM;
  // So many lines begin or end at a margin; fewer may stand out by chance.
  private static final int LINES_AT_A_MARGIN = 3;

  private PdfLook() {}

  static LetterLook of(byte[] pdf) {
    var pages = PrintedPages.of(pdf);
    var lines = new ArrayList<Line>();
    var sheets = new ArrayList<Sheet>();
    var fonts = new HashMap<String, Integer>();
    var sizes = new HashMap<Float, Integer>();
    for (var page : pages.pages()) {
      var number = pageNumber(page);
      lines.addAll(lines(page, number));
      sheets.add(sheet(page, number));
      for (var piece : page.pieces()) {
        for (var glyph : piece.glyphs()) {
          if (Character.isLetter(glyph.text().codePointAt(0))) {
            fonts.merge(glyph.font(), 1, Integer::sum);
            sizes.merge(Math.round(glyph.size() * 2) / 2f, 1, Integer::sum);
          }
        }
      }
    }
    return new LetterLook(lines, sheets, fonts, most(sizes), signature(pages));
  }

  private static float most(Map<Float, Integer> sizes) {
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }

  private static List<Line> lines(PrintedPage page, @Nullable PrintedPiece pageNumber) {
    var blanks = page.number() == 1 ? NumberBlanks.on(page) : null;
    var lines = new ArrayList<Line>();
    for (var piece : page.pieces()) {
      if (piece == pageNumber) {
        continue;
      }
      if (blanks != null) {
        var number = blanks.number().filter(blank -> touches(blank, piece)).orElse(null);
        var date = blanks.date().filter(blank -> touches(blank, piece)).orElse(null);
        if (number != null && lines.stream().noneMatch(line -> line.text().equals(number.text()))) {
          lines.add(line(page, Side.LEFT, piece, number.text()));
        }
        if (date != null && lines.stream().noneMatch(line -> line.text().equals(date.text()))) {
          lines.add(line(page, Side.RIGHT, piece, date.text()));
        }
        if (number != null || date != null) {
          continue;
        }
      }
      lines.add(line(page, side(page, piece), piece, piece.text()));
    }
    return lines;
  }

  private static boolean touches(Blank blank, PrintedPiece piece) {
    return Math.abs(blank.base() - piece.base()) < 3
        && piece.left() < blank.right() - 1
        && piece.right() > blank.left() + 1;
  }

  private static Side side(PrintedPage page, PrintedPiece piece) {
    var middle = piece.middle() / page.width();
    return middle < 0.45f ? Side.LEFT : middle > 0.6f ? Side.RIGHT : Side.CENTRE;
  }

  private static Line line(PrintedPage page, Side side, PrintedPiece piece, String text) {
    return new Line(
        page.number(), side, text, piece.isBold(), piece.isItalic(), piece.size(), piece.base());
  }

  /** A number by itself in a margin. */
  private static @Nullable PrintedPiece pageNumber(PrintedPage page) {
    return page.lines().stream()
        .filter(line -> line.pieces().size() == 1)
        .map(line -> line.pieces().get(0))
        .filter(piece -> piece.text().matches("[-–]?\\s?\\d{1,3}\\s?[-–]?"))
        .filter(piece -> piece.base() > page.height() - TOP_MARGIN || piece.base() < TOP_MARGIN)
        .findFirst()
        .orElse(null);
  }

  private static Sheet sheet(PrintedPage page, @Nullable PrintedPiece number) {
    var text = page.pieces().stream().filter(piece -> piece != number).toList();
    var firsts =
        page.lines().stream()
            .map(line -> line.pieces().get(0))
            .filter(piece -> piece != number)
            .toList();
    var lasts =
        page.lines().stream()
            .map(line -> line.pieces().get(line.pieces().size() - 1))
            .filter(piece -> piece != number)
            .toList();
    var left = edge(firsts, PrintedPiece::left);
    var right = edge(lasts, piece -> page.width() - piece.right());
    var top =
        text.stream()
            .mapToDouble(piece -> page.height() - piece.base() - piece.size() * 0.9f)
            .min();
    var bottom = text.stream().mapToDouble(piece -> piece.base() - piece.size() * 0.22f).min();
    return new Sheet(
        page.number(),
        page.width() / MM,
        page.height() / MM,
        left,
        right,
        top.isPresent() ? (float) top.getAsDouble() / MM : null,
        bottom.isPresent() ? (float) bottom.getAsDouble() / MM : null,
        number == null ? PageNumber.NONE : place(page, number));
  }

  private static PageNumber place(PrintedPage page, PrintedPiece number) {
    // Centred in the text, which stands right of the page's middle, or in the page.
    var centred = Math.abs(number.middle() - page.width() * 0.515f) < 28;
    return centred && number.base() > page.height() / 2
        ? PageNumber.TOP_CENTRE
        : PageNumber.ELSEWHERE;
  }

  /** The distance at which the first lines from the edge begin, in millimetres. */
  private static @Nullable Float edge(
      List<PrintedPiece> pieces, ToDoubleFunction<PrintedPiece> distance) {
    var sorted = pieces.stream().mapToDouble(distance).sorted().toArray();
    for (var i = 0; i + LINES_AT_A_MARGIN <= sorted.length; i++) {
      if (sorted[i + LINES_AT_A_MARGIN - 1] - sorted[i] < 2) {
        return (float) sorted[i] / MM;
      }
    }
    return null;
  }

  private static @Nullable Signature signature(PrintedPages pages) {
    var block = SignaturePlace.block(pages);
    if (block == null) {
      return null;
    }
    var page = pages.pages().get(block.page() - 1);
    return new Signature(
        block.capacity().stream()
            .sorted(Comparator.comparingDouble((PrintedPiece piece) -> -piece.base()))
            .map(piece -> line(page, Side.RIGHT, piece, piece.text()))
            .toList(),
        line(page, Side.RIGHT, block.name(), block.name().text()),
        block.place().height());
  }
}
