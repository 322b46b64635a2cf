package vn.congvan.letters;

import static vn.congvan.letters.WordFile.attribute;
import static vn.congvan.letters.WordFile.below;
import static vn.congvan.letters.WordFile.child;
import static vn.congvan.letters.WordFile.children;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import vn.congvan.letters.LetterLook.Line;
import vn.congvan.letters.LetterLook.PageNumber;
import vn.congvan.letters.LetterLook.Sheet;
import vn.congvan.letters.LetterLook.Side;
import vn.congvan.letters.LetterLook.Signature;
import vn.congvan.shared.FoldedText;

/** Reads the look of a Word file from its XML: what it declares, not how it would be laid out. */
final class WordLook {

  private static final float TWIPS_PER_MM = 1440 / 25.4f;
  private static final String NAME = "\\p{Lu}[\\p{L}.']*(?:\\s\\p{Lu}[\\p{L}.']*){1,6}";

  /** How a run of letters is set; what is null is inherited. */
  private record Setting(
      @Nullable Boolean bold,
      @Nullable Boolean italic,
      @Nullable Boolean capitals,
      @Nullable Float size,
      @Nullable String font) {

    static final Setting INHERITED = new Setting(null, null, null, null, null);

    Setting over(Setting below) {
      return new Setting(
          bold != null ? bold : below.bold,
          italic != null ? italic : below.italic,
          capitals != null ? capitals : below.capitals,
          size != null ? size : below.size,
          font != null ? font : below.font);
    }
  }

  /** A stretch of one paragraph between tabs. */
  private static final class Words {
    private final StringBuilder text = new StringBuilder();
    private int letters;
    private int bold;
    private int italic;
    private float size;
  }

  private final WordFile file;
  private final Map<String, Element> styles = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<Line> afterRoom = new HashSet<>();
  private final Map<String, Integer> fonts = new HashMap<>();
  private final Map<Float, Integer> sizes = new HashMap<>();
  private int blankParagraphs;

  private WordLook(WordFile file) {
    this.file = file;
    for (var style : children(file.part("word/styles.xml"), "style")) {
      var id = attribute(style, "styleId");
      if (id != null) {
        styles.put(id, style);
      }
    }
  }

  static LetterLook of(byte[] docx) {
    return new WordLook(WordFile.of(docx)).read();
  }

  private LetterLook read() {
    var body = child(file.part("word/document.xml"), "body");
    blocks(body, null);
    var most =
        sizes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0f);
    var sections = below(body, "sectPr");
    var sheets = sections.stream().map(this::sheet).toList();
    return new LetterLook(List.copyOf(lines), sheets, fonts, most, signature());
  }

  private Sheet sheet(Element section) {
    var size = child(section, "pgSz");
    var margins = child(section, "pgMar");
    var width = millimetres(size, "w");
    var height = millimetres(size, "h");
    return new Sheet(
        null,
        width == null ? 210 : width,
        height == null ? 297 : height,
        millimetres(margins, "left"),
        millimetres(margins, "right"),
        millimetres(margins, "top"),
        millimetres(margins, "bottom"),
        pageNumber(section));
  }

  private PageNumber pageNumber(Element section) {
    for (var kind : List.of("headerReference", "footerReference")) {
      for (var reference : children(section, kind)) {
        var part = file.related(String.valueOf(attribute(reference, "id")));
        var type = attribute(reference, "type");
        if (part == null || type != null && type.equals("first")) {
          continue;
        }
        for (var paragraph : below(part, "p")) {
          if (mentionsPage(paragraph)) {
            var centred = "center".equals(alignment(paragraph));
            var framed = "center".equals(attribute(child(paragraph, "pPr", "framePr"), "xAlign"));
            return kind.startsWith("header") && (centred || framed)
                ? PageNumber.TOP_CENTRE
                : PageNumber.ELSEWHERE;
          }
        }
      }
    }
    return PageNumber.NONE;
  }

  private static boolean mentionsPage(Element paragraph) {
    return below(paragraph, "instrText").stream()
            .anyMatch(field -> field.getTextContent().strip().startsWith("PAGE"))
        || below(paragraph, "fldSimple").stream()
            .anyMatch(
                field -> String.valueOf(attribute(field, "instr")).strip().startsWith("PAGE"));
  }

  private static @Nullable Float millimetres(@Nullable Element element, String name) {
    var value = attribute(element, name);
    return value != null && value.matches("-?\\d{1,6}(?:\\.\\d+)?")
        ? Float.parseFloat(value) / TWIPS_PER_MM
        : null;
  }

  // The text

  private void blocks(@Nullable Element parent, @Nullable Side side) {
    for (var block : children(parent)) {
      switch (block.getLocalName()) {
        case "p" -> paragraph(block, side);
        case "tbl" -> table(block, side);
        case "sdt" -> blocks(child(block, "sdtContent"), side);
        default -> {
          // Bookmarks and the like.
        }
      }
    }
  }

  private void table(Element table, @Nullable Side side) {
    for (var row : children(table, "tr")) {
      var cells = children(row, "tc");
      for (var i = 0; i < cells.size(); i++) {
        // A letterhead and a signature's block have two columns.
        var own =
            cells.size() == 2 ? (i == 0 ? Side.LEFT : Side.RIGHT) : side == null ? null : side;
        blocks(cells.get(i), own);
      }
    }
  }

  private void paragraph(Element paragraph, @Nullable Side side) {
    var base = style(attribute(child(paragraph, "pPr", "pStyle"), "val"), 0);
    var parts = new ArrayList<Words>(List.of(new Words()));
    for (var run : below(paragraph, "r")) {
      var own = child(run, "rPr");
      var setting =
          setting(own)
              .over(style(attribute(child(own, "rStyle"), "val"), 0))
              .over(base)
              .over(defaults());
      for (var piece : children(run)) {
        switch (piece.getLocalName()) {
          case "t" -> add(parts.get(parts.size() - 1), piece.getTextContent(), setting);
          case "noBreakHyphen" -> add(parts.get(parts.size() - 1), "-", setting);
          case "br" -> {
            flush(parts, paragraph, side);
            parts = new ArrayList<>(List.of(new Words()));
          }
          case "tab", "ptab" -> {
            if (!parts.get(parts.size() - 1).text.toString().isBlank()) {
              parts.add(new Words());
            }
          }
          default -> {
            // Pictures and fields.
          }
        }
      }
    }
    flush(parts, paragraph, side);
  }

  private void add(Words words, String text, Setting setting) {
    var shown =
        Boolean.TRUE.equals(setting.capitals())
            ? text.toUpperCase(Locale.forLanguageTag("vi"))
            : text;
    words.text.append(shown);
    var letters = (int) shown.codePoints().filter(Character::isLetter).count();
    if (letters == 0) {
      return;
    }
    words.letters += letters;
    words.bold += Boolean.TRUE.equals(setting.bold()) ? letters : 0;
    words.italic += Boolean.TRUE.equals(setting.italic()) ? letters : 0;
    var size = setting.size() == null ? 10 : setting.size();
    words.size = size;
    sizes.merge(size, letters, Integer::sum);
    fonts.merge(setting.font() == null ? "Times New Roman" : setting.font(), letters, Integer::sum);
  }

  private void flush(List<Words> parts, Element paragraph, @Nullable Side side) {
    var shown = parts.stream().filter(part -> !part.text.toString().isBlank()).toList();
    if (shown.isEmpty()) {
      blankParagraphs++;
      return;
    }
    for (var i = 0; i < shown.size(); i++) {
      var part = shown.get(i);
      var text =
          Normalizer.normalize(part.text, Normalizer.Form.NFC)
              .replaceAll("[\\s\\p{Z}]+", " ")
              .strip();
      var own = side;
      if (own == null && shown.size() == 2 && text.length() < 60) {
        own = i == 0 ? Side.LEFT : Side.RIGHT;
      }
      if (own == null) {
        own = "center".equals(alignment(paragraph)) ? Side.CENTRE : Side.LEFT;
      }
      var line =
          new Line(
              null,
              own,
              text,
              part.bold * 2 > part.letters,
              part.italic * 2 > part.letters,
              part.size,
              Float.NaN);
      lines.add(line);
      if (blankParagraphs > 1) {
        afterRoom.add(line);
      }
    }
    blankParagraphs = 0;
  }

  private static @Nullable String alignment(Element paragraph) {
    return attribute(child(paragraph, "pPr", "jc"), "val");
  }

  // How it is set

  private Setting defaults() {
    return setting(child(file.part("word/styles.xml"), "docDefaults", "rPrDefault", "rPr"));
  }

  private Setting style(@Nullable String id, int depth) {
    var found = id == null ? standard() : styles.get(id);
    if (found == null || depth > 20) {
      return Setting.INHERITED;
    }
    var own = setting(child(found, "rPr"));
    var above = attribute(child(found, "basedOn"), "val");
    return above == null ? own : own.over(style(above, depth + 1));
  }

  private @Nullable Element standard() {
    return styles.values().stream()
        .filter(style -> "paragraph".equals(attribute(style, "type")))
        .filter(style -> isOn(attribute(style, "default")))
        .findFirst()
        .orElse(null);
  }

  private Setting setting(@Nullable Element properties) {
    if (properties == null) {
      return Setting.INHERITED;
    }
    var size = attribute(child(properties, "sz"), "val");
    return new Setting(
        toggle(child(properties, "b")),
        toggle(child(properties, "i")),
        toggle(child(properties, "caps")),
        size != null && size.matches("\\d{1,4}") ? Integer.parseInt(size) / 2f : null,
        font(child(properties, "rFonts")));
  }

  private static @Nullable Boolean toggle(@Nullable Element property) {
    if (property == null) {
      return null;
    }
    var value = attribute(property, "val");
    return value == null || isOn(value);
  }

  private static boolean isOn(@Nullable String value) {
    return "1".equals(value) || "true".equals(value) || "on".equals(value);
  }

  private @Nullable String font(@Nullable Element fonts) {
    // Vietnamese letters are of the class that hAnsi names.
    var theme = attribute(fonts, "hAnsiTheme");
    if (theme != null) {
      var kind = theme.startsWith("major") ? "majorFont" : "minorFont";
      var face =
          attribute(
              child(
                  file.part("word/theme/theme1.xml"), "themeElements", "fontScheme", kind, "latin"),
              "typeface");
      if (face != null) {
        return face;
      }
    }
    var named = attribute(fonts, "hAnsi");
    return named != null ? named : attribute(fonts, "ascii");
  }

  // The signature's block: capitals in the right column after "Nơi nhận", then a name

  private @Nullable Signature signature() {
    var from = -1;
    for (var i = 0; i < lines.size(); i++) {
      if (FoldedText.of(lines.get(i).text()).startsWith("noi nhan")) {
        from = i;
      }
    }
    var capacity = new ArrayList<Line>();
    for (var i = Math.max(0, from); i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.side() == Side.LEFT || line.text().matches("[\\[(].*")) {
        continue;
      }
      if (line.isCapitals()) {
        capacity.add(line);
      } else if (!capacity.isEmpty() && line.text().matches(NAME)) {
        return new Signature(List.copyOf(capacity), line, null);
      }
    }
    // A name in capitals looks like one more title, but for the room left to sign in.
    if (capacity.size() > 1 && afterRoom.contains(capacity.get(capacity.size() - 1))) {
      var name = capacity.remove(capacity.size() - 1);
      return new Signature(List.copyOf(capacity), name, null);
    }
    return null;
  }
}
