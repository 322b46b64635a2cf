package vn.congvan.print.letter;

import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.colors.DeviceRgb;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.canvas.draw.SolidLine;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.LineSeparator;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.properties.HorizontalAlignment;
import com.itextpdf.layout.properties.ParagraphOrphansControl;
import com.itextpdf.layout.properties.ParagraphWidowsControl;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.properties.UnitValue;
import com.itextpdf.layout.properties.VerticalAlignment;
import com.itextpdf.layout.renderer.DivRenderer;
import com.itextpdf.layout.renderer.DrawContext;
import com.itextpdf.layout.renderer.IRenderer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.SerifFont;
import vn.congvan.print.SerifFont.Face;
import vn.congvan.print.letter.LetterPart.Kind;

/** One letter while it is laid out. Sizes and places: Appendix I, part I, of the decree. */
final class LetterLayout {

  /** What was drawn, and where. */
  record Drawn(int pages, PagePlace number, PagePlace date, PagePlace signature) {}

  private enum Spot {
    NUMBER,
    DATE,
    SIGNATURE
  }

  private static final float MM = 72 / 25.4f;
  private static final float TOP = 20 * MM;
  private static final float BOTTOM = 20 * MM;
  private static final float LEFT = 30 * MM;
  private static final float RIGHT = 15 * MM;
  private static final float WIDTH = PageSize.A4.getWidth() - LEFT - RIGHT;

  private static final float NATION = 13;
  private static final float AGENCY = 13;
  private static final float NUMBER = 13;
  private static final float ABOUT = 12;
  private static final float BODY = 14;
  private static final float PAGE_NUMBER = 14;
  private static final float RECIPIENTS_HEAD = 12;
  private static final float RECIPIENTS = 11;
  private static final float CELLS = 13;
  private static final float CELL_PADDING = 3;

  private static final float INDENT = 12.7f * MM;
  private static final float GAP = 6;
  private static final float LEADING = 18;
  private static final float RULE = 0.75f;
  private static final float ROOM_TO_SIGN = 30 * MM;
  // Within the decree's third to half of the words above.
  private static final float SHORT_RULE = 0.42f;
  private static final DeviceRgb RED = new DeviceRgb(0xd8, 0x10, 0x10);
  private static final String NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  private static final String BLANK = "\u00a0";

  private final OfficialLetter letter;
  private final Document document;
  private final SerifFont regular = new SerifFont(Face.REGULAR);
  private final SerifFont bold = new SerifFont(Face.BOLD);
  private final SerifFont italic = new SerifFont(Face.ITALIC);
  private final SerifFont boldItalic = new SerifFont(Face.BOLD_ITALIC);
  private final Map<Spot, PagePlace> places = new EnumMap<>(Spot.class);
  private final LinkedHashSet<String> unprintable = new LinkedHashSet<>();

  LetterLayout(OfficialLetter letter, PdfDocument pdf) {
    this.letter = letter;
    this.document = new Document(pdf, PageSize.A4, false);
    document.setMargins(TOP, RIGHT, BOTTOM, LEFT);
    document.setFont(regular.pdfFont()).setFontSize(BODY).setFontColor(ColorConstants.BLACK);
    var heading = letter.type().heading();
    pdf.getDocumentInfo()
        .setTitle(clean(heading.isEmpty() ? "V/v " + letter.subject() : letter.subject()))
        .setAuthor(clean(letter.agency()));
  }

  Drawn draw() {
    addLetterhead();
    if (letter.type() != LetterType.OFFICIAL_LETTER) {
      addTitle();
    }
    addAddressees();
    addBases();
    addContent();
    addSignatureBlock();
    if (!unprintable.isEmpty()) {
      throw new NotPrintable(unprintable);
    }
    document.flush();
    var pdf = document.getPdfDocument();
    var pages = pdf.getNumberOfPages();
    for (var page = 2; page <= pages; page++) {
      var number = Integer.toString(page);
      new PdfCanvas(pdf.getPage(page))
          .beginText()
          .setFontAndSize(regular.pdfFont(), PAGE_NUMBER)
          .moveText(
              LEFT + (WIDTH - regular.width(number, PAGE_NUMBER)) / 2,
              PageSize.A4.getHeight() - 12.5f * MM)
          .showText(number)
          .endText();
    }
    document.close();
    return new Drawn(
        pages, places.get(Spot.NUMBER), places.get(Spot.DATE), places.get(Spot.SIGNATURE));
  }

  // Elements 1 to 4 and 5b: the letterhead

  private void addLetterhead() {
    var right = bold.width(NATIONAL_TITLE, NATION) + 6;
    var left = WIDTH - right;
    var table = table(left, right);

    var agency = cell();
    if (!letter.superior().isBlank()) {
      agency.add(centred(lines(letter.superior(), regular, left), regular, AGENCY));
    }
    var names = lines(letter.agency(), bold, left);
    agency.add(centred(names, bold, AGENCY));
    agency.add(rule(widest(names, bold, AGENCY) * SHORT_RULE));
    table.addCell(agency);

    var nation = cell();
    nation.add(centred(List.of(NATIONAL_TITLE), bold, NATION));
    nation.add(centred(List.of(MOTTO), bold, BODY));
    nation.add(rule(bold.width(MOTTO, BODY)));
    table.addCell(nation);

    var number = letter.number().isBlank() ? BLANK.repeat(9) : clean(letter.number());
    table.addCell(
        cell()
            .setPaddingTop(GAP)
            .add(
                spot(
                    Spot.NUMBER,
                    centred(
                        List.of("Số: " + number + "/" + clean(letter.symbol())),
                        regular,
                        NUMBER))));
    var date =
        letter.date() == null ? "ngày …… tháng …… năm ………" : NumberAndDate.inWords(letter.date());
    table.addCell(
        cell()
            .setPaddingTop(GAP)
            .add(
                spot(
                    Spot.DATE,
                    centred(List.of(clean(letter.place()) + ", " + date), italic, BODY))));

    if (letter.type() == LetterType.OFFICIAL_LETTER) {
      table.addCell(
          cell()
              .setPaddingTop(GAP)
              .setPaddingRight(GAP)
              .add(centred(List.of(clean(about(letter.subject()))), regular, ABOUT)));
      table.addCell(cell());
    }
    if (!letter.urgency().isBlank()) {
      table.addCell(cell().setPaddingTop(GAP).add(urgency(clean(letter.urgency()))));
      table.addCell(cell());
    }
    document.add(table.setMarginBottom(GAP));
  }

  /** The stamp of box 10b: 8 mm high, 20, 30 or 40 mm wide, bright red (III.2.b). */
  private Paragraph urgency(String words) {
    var width = words.length() < 6 ? 20 * MM : words.length() < 9 ? 30 * MM : 40 * MM;
    return centred(List.of(words), bold, NUMBER)
        .setFontColor(RED)
        .setBorder(new SolidBorder(RED, 1))
        .setWidth(width)
        .setHeight(8 * MM)
        .setVerticalAlignment(VerticalAlignment.MIDDLE)
        .setHorizontalAlignment(HorizontalAlignment.CENTER);
  }

  /** "V/v" stands for "Về việc": whoever typed either gets it once. */
  private static String about(String subject) {
    return "V/v " + subject.strip().replaceFirst("^(?iu:v/v|về việc)[\\s:.]+", "");
  }

  /** Names break where they were broken by hand, and else where they must. */
  private List<String> lines(String name, SerifFont font, float width) {
    return name.lines()
        .map(this::clean)
        .filter(line -> !line.isEmpty())
        .flatMap(line -> font.wrap(line, AGENCY, width - 4).stream())
        .toList();
  }

  private static float widest(List<String> lines, SerifFont font, float size) {
    return (float) lines.stream().mapToDouble(line -> font.width(line, size)).max().orElse(0);
  }

  // Element 5a

  private void addTitle() {
    document.add(
        centred(List.of(letter.type().heading()), bold, BODY)
            .setMarginTop(2 * GAP)
            .setKeepWithNext(true));
    var subject = clean(letter.subject());
    document.add(centred(List.of(subject), bold, BODY).setKeepWithNext(true));
    var shown = Math.min(bold.width(subject, BODY), WIDTH);
    document.add(rule(shown * SHORT_RULE).setMarginTop(2).setMarginBottom(2 * GAP));
  }

  // Element 9a

  private void addAddressees() {
    var names = words(letter.addressees());
    if (names.isEmpty()) {
      return;
    }
    var head = "Kính gửi:";
    if (names.size() == 1) {
      var line = head + " " + ended(names.get(0), "");
      var indent = Math.max(INDENT, (WIDTH - regular.width(line, BODY)) / 2);
      var hanging = regular.width(head + " ", BODY);
      document.add(
          plain(line)
              .setMarginLeft(indent + hanging)
              .setFirstLineIndent(-hanging)
              .setMarginTop(2 * GAP)
              .setMarginBottom(2 * GAP));
      return;
    }
    var dash = regular.width("- ", BODY);
    var colon = regular.width(head, BODY) - regular.width(":", BODY);
    var widest =
        colon
            + dash
            + names.stream().mapToDouble(name -> regular.width(name + ";", BODY)).max().orElse(0);
    var indent = Math.max(INDENT, (float) (WIDTH - widest) / 2);
    document.add(
        plain(head)
            .setMarginLeft(indent)
            .setMarginTop(2 * GAP)
            .setMarginBottom(0)
            .setKeepWithNext(true));
    for (var i = 0; i < names.size(); i++) {
      var last = i == names.size() - 1;
      document.add(
          plain("- " + ended(names.get(i), last ? "." : ";"))
              .setMarginLeft(indent + colon + dash)
              .setFirstLineIndent(-dash)
              .setMarginTop(0)
              .setMarginBottom(last ? 2 * GAP : 0));
    }
  }

  // Element 6

  private void addBases() {
    var decision = letter.type() == LetterType.DECISION;
    if (decision && !letter.authority().isBlank()) {
      var lines = letter.authority().lines().map(this::clean).toList();
      document.add(centred(lines, bold, BODY).setMarginBottom(GAP).setKeepWithNext(true));
    }
    var bases = words(letter.bases());
    for (var i = 0; i < bases.size(); i++) {
      var end = i == bases.size() - 1 ? "." : ";";
      document.add(body(new Paragraph(text(ended(bases.get(i), end), italic))));
    }
    if (decision) {
      document.add(
          centred(List.of("QUYẾT ĐỊNH:"), bold, BODY)
              .setMarginTop(GAP)
              .setMarginBottom(GAP)
              .setKeepWithNext(true));
    }
  }

  private void addContent() {
    var elements = new ArrayList<IBlockElement>();
    var numbers = new PartNumbers();
    var parts = letter.content();
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part.kind() == Kind.TABLE) {
        var table = table(part.rows());
        if (table != null) {
          elements.add(table);
        }
      } else {
        elements.addAll(paragraphs(part, numbers.next(part.kind()), i == parts.size() - 1));
      }
    }
    for (var i = 0; i < elements.size(); i++) {
      var element = elements.get(i);
      // A signature never stands on a page without a word of the letter.
      if (i == elements.size() - 1 && element instanceof Paragraph last) {
        last.setKeepWithNext(true);
      }
      document.add(element);
    }
  }

  private List<Paragraph> paragraphs(LetterPart part, String number, boolean last) {
    var title = clean(part.title());
    var texts =
        part.text()
            .lines()
            .map(this::clean)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toCollection(ArrayList::new));
    if (last && !texts.isEmpty()) {
      // "./." closes the content, as in the decree's specimens.
      texts.set(texts.size() - 1, ended(texts.get(texts.size() - 1), "./."));
    }
    var found = new ArrayList<Paragraph>();
    var inBold = part.kind() == Kind.SECTION || part.kind() == Kind.ARTICLE;
    if (!title.isEmpty()) {
      found.add(body(new Paragraph(text(number + title, bold))).setKeepWithNext(!texts.isEmpty()));
    } else if (!texts.isEmpty()) {
      var first = new Paragraph();
      if (!number.isEmpty()) {
        first.add(text(number, inBold ? bold : regular));
      }
      var face = part.kind() == Kind.SECTION ? bold : regular;
      found.add(body(first.add(text(texts.remove(0), face))));
    }
    texts.forEach(line -> found.add(body(new Paragraph(text(line, regular)))));
    return found;
  }

  private @Nullable Table table(List<List<String>> rows) {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    if (columns == 0) {
      return null;
    }
    var table =
        new Table(UnitValue.createPointArray(widths(rows, columns)))
            .setWidth(WIDTH)
            .setFixedLayout()
            .setMarginTop(GAP)
            .setMarginBottom(GAP);
    for (var i = 0; i < rows.size(); i++) {
      for (var column = 0; column < columns; column++) {
        var words = column < rows.get(i).size() ? clean(rows.get(i).get(column)) : "";
        var cell =
            new Cell()
                .setBorder(new SolidBorder(0.5f))
                .setPadding(CELL_PADDING)
                .setKeepTogether(true)
                .add(
                    new Paragraph(text(words, i == 0 ? bold : regular))
                        .setFontSize(CELLS)
                        .setMargin(0)
                        .setFixedLeading(16)
                        .setTextAlignment(i == 0 ? TextAlignment.CENTER : TextAlignment.LEFT));
        if (i == 0 && rows.size() > 1) {
          table.addHeaderCell(cell);
        } else {
          table.addCell(cell);
        }
      }
    }
    return table;
  }

  /**
   * No column is narrower than its widest word; what is left they share by their texts' lengths.
   */
  private float[] widths(List<List<String>> rows, int columns) {
    var least = new float[columns];
    var lengths = new float[columns];
    for (var row : rows) {
      for (var column = 0; column < row.size(); column++) {
        var words = clean(row.get(column));
        lengths[column] = Math.max(lengths[column], Math.min(300, bold.width(words, CELLS)));
        for (var word : words.split(" ")) {
          least[column] = Math.max(least[column], bold.width(word, CELLS) + 2 * CELL_PADDING + 1);
        }
      }
    }
    var needed = sum(least);
    var widths = new float[columns];
    for (var column = 0; column < columns; column++) {
      widths[column] =
          needed >= WIDTH
              ? least[column] * WIDTH / needed
              : least[column] + (WIDTH - needed) * lengths[column] / Math.max(1, sum(lengths));
    }
    return widths;
  }

  private static float sum(float[] numbers) {
    var sum = 0f;
    for (var number : numbers) {
      sum += number;
    }
    return sum;
  }

  // Elements 7 and 9b

  private void addSignatureBlock() {
    var table = table(WIDTH * 0.46f, WIDTH * 0.54f).setKeepTogether(true).setMarginTop(2 * GAP);

    var to = cell();
    to.add(
        new Paragraph(text("Nơi nhận:", boldItalic))
            .setFontSize(RECIPIENTS_HEAD)
            .setMargin(0)
            .setFixedLeading(LEADING));
    var names = new ArrayList<>(words(letter.recipients()));
    if (!letter.addressees().isEmpty()
        && names.stream().noneMatch(name -> name.startsWith("Như trên"))) {
      names.add(0, "Như trên");
    }
    for (var name : names) {
      to.add(recipient("- " + ended(name, ";")));
    }
    var unit = clean(letter.filedBy());
    to.add(recipient("- Lưu: VT" + (unit.isEmpty() ? "" : ", " + ended(unit, "")) + "."));
    table.addCell(to);

    var signing = cell();
    signing.add(centred(letter.capacity().stream().map(this::clean).toList(), bold, BODY));
    signing.add(spot(Spot.SIGNATURE, new Div().setHeight(ROOM_TO_SIGN)));
    signing.add(centred(List.of(clean(letter.signer())), bold, BODY));
    table.addCell(signing);
    document.add(table);
  }

  private Paragraph recipient(String line) {
    var dash = regular.width("- ", RECIPIENTS);
    return new Paragraph(text(line, regular))
        .setFontSize(RECIPIENTS)
        .setMargin(0)
        .setFixedLeading(13)
        .setMarginLeft(dash)
        .setFirstLineIndent(-dash);
  }

  // Words and pieces

  private String clean(String text) {
    var clean = SerifFont.clean(text.replaceAll("[\\p{Cf}]", ""));
    clean
        .codePoints()
        .filter(each -> !regular.pdfFont().containsGlyph(each))
        .forEach(each -> unprintable.add(Character.toString(each)));
    return clean;
  }

  private List<String> words(List<String> lines) {
    return lines.stream().map(this::clean).filter(line -> !line.isEmpty()).toList();
  }

  /** The words with exactly this at their end, whatever was typed there. */
  private static String ended(String words, String end) {
    return words.replaceFirst("[\\s;.,/]+$", "") + end;
  }

  private static Text text(String words, SerifFont font) {
    return new Text(words).setFont(font.pdfFont());
  }

  private Paragraph plain(String words) {
    return new Paragraph(text(words, regular)).setFixedLeading(LEADING);
  }

  private static Paragraph body(Paragraph paragraph) {
    paragraph.setOrphansControl(new ParagraphOrphansControl(2));
    paragraph.setWidowsControl(new ParagraphWidowsControl(2, 1, false));
    return paragraph
        .setFirstLineIndent(INDENT)
        .setFixedLeading(LEADING)
        .setMarginTop(0)
        .setMarginBottom(GAP)
        .setTextAlignment(TextAlignment.JUSTIFIED);
  }

  private static Paragraph centred(List<String> lines, SerifFont font, float size) {
    return new Paragraph(text(String.join("\n", lines), font))
        .setFontSize(size)
        .setMargin(0)
        .setFixedLeading(size * 1.2f)
        .setTextAlignment(TextAlignment.CENTER);
  }

  private static LineSeparator rule(float width) {
    return new LineSeparator(new SolidLine(RULE))
        .setWidth(width)
        .setHorizontalAlignment(HorizontalAlignment.CENTER)
        .setMarginTop(2);
  }

  private static Table table(float left, float right) {
    return new Table(UnitValue.createPointArray(new float[] {left, right}))
        .setWidth(left + right)
        .setFixedLayout();
  }

  private static Cell cell() {
    return new Cell().setBorder(Border.NO_BORDER).setPadding(0);
  }

  /** An element whose place on the page is remembered. */
  private Div spot(Spot spot, IBlockElement element) {
    var div = element instanceof Div given ? given : new Div().add(element);
    div.setNextRenderer(new Remembered(div, spot));
    return div;
  }

  private final class Remembered extends DivRenderer {

    private final Spot spot;

    Remembered(Div div, Spot spot) {
      super(div);
      this.spot = spot;
    }

    @Override
    public IRenderer getNextRenderer() {
      return new Remembered((Div) modelElement, spot);
    }

    @Override
    public void draw(DrawContext context) {
      super.draw(context);
      Rectangle box = getOccupiedAreaBBox();
      places.put(
          spot,
          new PagePlace(
              getOccupiedArea().getPageNumber(),
              box.getLeft(),
              box.getBottom(),
              box.getWidth(),
              box.getHeight()));
    }
  }
}
