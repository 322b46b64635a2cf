package vn.congvan.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.document.DocumentType;
import vn.congvan.letters.LetterLook.Line;
import vn.congvan.letters.LetterLook.PageNumber;
import vn.congvan.letters.LetterLook.Sheet;
import vn.congvan.letters.LetterLook.Side;
import vn.congvan.letters.LetterLook.Signature;
import vn.congvan.shared.FoldedText;

/**
 * Names each deviation from the form of administrative documents that a program can see (Decree
 * 30/2020/NĐ-CP, Appendix I); whoever answers for the form decides what to do about it.
 */
@Component
public class FormatCheck {

  // Minutes, contracts and the like have specimens of their own; what is no administrative document
  // follows other rules.
  private static final Set<DocumentType> OWN_LAYOUT =
      EnumSet.of(
          DocumentType.MINUTES,
          DocumentType.CONTRACT,
          DocumentType.MEMORANDUM,
          DocumentType.AGREEMENT,
          DocumentType.PUBLIC_LETTER,
          DocumentType.LEAVE_PAPER,
          DocumentType.LEGAL_NORMATIVE,
          DocumentType.OTHER);

  private static final Set<DocumentType> WITHOUT_ABSTRACT =
      EnumSet.of(
          DocumentType.INTRODUCTION,
          DocumentType.POWER_OF_ATTORNEY,
          DocumentType.SENDING_SLIP,
          DocumentType.TRANSFER_SLIP,
          DocumentType.NOTIFICATION_SLIP);

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final int LETTERHEAD = 14;
  private static final int TITLE = 12;
  private static final int LEAST_LETTERS = 50;
  private static final int ONE_PAGE = 1500;

  private static final Pattern NATION =
      Pattern.compile("CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  private static final Pattern MOTTO = Pattern.compile("Độc lập - Tự do - Hạnh phúc");
  private static final Pattern NUMBER_LINE = Pattern.compile("^(?:Số|SỐ)\\s*:?.*/.*");
  private static final Pattern NUMBER_FORM =
      Pattern.compile("^Số:[\\s.…_]*(\\d*)[\\s.…_]*/([\\p{L}\\d&]+(?:-[\\p{L}\\d&]+)*)$");
  private static final Pattern DATE_LINE = Pattern.compile(".*ngày[\\s\\d.…_]*tháng.*năm.*");
  private static final Pattern DATE_FORM =
      Pattern.compile(
          "^(\\p{Lu}[\\p{L}\\d .'’-]*),\\s+ngày[\\s.…_]*(\\d*)[\\s.…_]*tháng[\\s.…_]*(\\d*)[\\s.…_]*năm[\\s.…_]*(\\d*)[\\s.…_]*$");
  private static final Pattern CAPACITY_WRONG =
      Pattern.compile(
          "^(?:(?:T/M|K/T|T/L|TM|KT|TL|TUQ|Q)(?:\\s.*|\\.?$)|(?:TM|KT|TL|TUQ|Q)\\.\\S.*|(?:T/M|K/T|T/L)\\..*)");
  private static final Pattern CAPACITY_OF_ANOTHER = Pattern.compile("^(?:TM|KT|TL|TUQ)\\. .*");
  private static final Pattern ACADEMIC =
      Pattern.compile(
          "^(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|LS|DS|NGƯT|NGND|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)[.\\s].*");
  private static final Pattern OURS =
      Pattern.compile("^(?:timesnewroman|liberationserif|times|tinos|thorndale|nimbusrom).*");
  private static final Pattern SIGNS = Pattern.compile(".*(?:symbol|dingbat|webding).*");

  /**
   * Who is to sign.
   *
   * @param capacity as what, line by line: {@code KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH}
   */
  public record Signer(String name, String capacity) {}

  /** Looks at the pages of a PDF; without a signer, at anybody's. */
  public List<Finding> ofPdf(byte[] pdf, DocumentType type, @Nullable Signer signer) {
    return new Check(PdfLook.of(pdf), type, signer).findings();
  }

  /** Looks at a Word file as it stands, without laying it out. */
  public List<Finding> ofDocx(byte[] docx, DocumentType type, @Nullable Signer signer) {
    return new Check(WordLook.of(docx), type, signer).findings();
  }

  private static final class Check {

    private final LetterLook look;
    private final DocumentType type;
    private final @Nullable Signer signer;
    private final List<Line> lines;
    private final List<Line> first;
    private final List<Finding> found = new ArrayList<>();

    Check(LetterLook look, DocumentType type, @Nullable Signer signer) {
      this.look = look;
      this.type = type;
      this.signer = signer;
      this.lines = look.lines();
      this.first = lines.stream().filter(line -> isFirst(line.page())).toList();
    }

    private int letters() {
      return look.letters().values().stream().mapToInt(count -> count).sum();
    }

    private static boolean isFirst(@Nullable Integer page) {
      return page == null || page == 1;
    }

    List<Finding> findings() {
      if (letters() < LEAST_LETTERS) {
        add(Deviation.UNREADABLE, null);
        return found;
      }
      paper();
      fonts();
      pageNumbers();
      nation();
      if (!OWN_LAYOUT.contains(type)) {
        agency();
        number();
        date();
        title();
        recipients();
        signature();
      }
      return List.copyOf(found);
    }

    private void add(Deviation deviation, @Nullable Integer page, Object... details) {
      // The same on every page is one thing to mend.
      if (found.stream().noneMatch(each -> each.code().equals(deviation.name()))) {
        found.add(Finding.of(deviation, page, details));
      }
    }

    // I.1 to I.7

    private void paper() {
      for (var sheet : look.sheets()) {
        var narrow = Math.min(sheet.width(), sheet.height());
        var wide = Math.max(sheet.width(), sheet.height());
        if (Math.abs(narrow - 210) > 2 || Math.abs(wide - 297) > 2) {
          add(
              Deviation.PAPER,
              sheet.number(),
              Math.round(sheet.width()) + " x " + Math.round(sheet.height()));
        }
      }
      // What is seen on a page begins a little inside the margin, or ends before it; a Word file
      // says what it has.
      var declared = look.sheets().stream().anyMatch(sheet -> sheet.number() == null);
      margin(Deviation.MARGIN_LEFT, Sheet::left, 30, declared ? 35 : 37);
      margin(Deviation.MARGIN_RIGHT, Sheet::right, 15, declared ? 20 : 22);
      margin(Deviation.MARGIN_TOP, Sheet::top, 20, declared ? 25 : 28);
      margin(Deviation.MARGIN_BOTTOM, Sheet::bottom, 20, declared ? 25 : Float.MAX_VALUE);
    }

    /** Too narrow where one page is; too wide where none is narrower. */
    private void margin(
        Deviation deviation, Function<Sheet, @Nullable Float> length, float from, float to) {
      var narrowest =
          look.sheets().stream()
              .filter(sheet -> sheet.width() < sheet.height() && length.apply(sheet) != null)
              .min(Comparator.comparing(length))
              .orElse(null);
      if (narrowest != null) {
        var found = length.apply(narrowest);
        if (found < from - 1.5f || found > to + 0.7f) {
          add(deviation, narrowest.number(), Math.round(found));
        }
      }
    }

    private void fonts() {
      var others = 0;
      var all = 0;
      var most = 0;
      var name = "";
      for (Map.Entry<String, Integer> font : look.letters().entrySet()) {
        all += font.getValue();
        var plain = font.getKey().toLowerCase(Locale.ROOT).replaceAll("[\\s_,-]", "");
        if (OURS.matcher(plain).matches() || SIGNS.matcher(plain).matches()) {
          continue;
        }
        others += font.getValue();
        if (font.getValue() > most) {
          most = font.getValue();
          name = font.getKey();
        }
      }
      if (others * 50 > all) {
        add(Deviation.FONT, null, name.isEmpty() ? "?" : name);
      }
      if (look.bodySize() != 0 && (look.bodySize() < 12.6f || look.bodySize() > 14.4f)) {
        add(Deviation.BODY_SIZE, null, size(look.bodySize()));
      }
    }

    private static String size(float size) {
      return size == Math.round(size) ? Integer.toString(Math.round(size)) : Float.toString(size);
    }

    private void pageNumbers() {
      for (var sheet : look.sheets()) {
        if (sheet.number() == null) {
          // What fits on one page needs no number.
          if (sheet.pageNumber() != PageNumber.TOP_CENTRE && letters() > ONE_PAGE) {
            add(
                sheet.pageNumber() == PageNumber.NONE
                    ? Deviation.PAGE_NUMBER_MISSING
                    : Deviation.PAGE_NUMBER_PLACE,
                null);
          }
        } else if (sheet.number() == 1) {
          if (sheet.pageNumber() != PageNumber.NONE) {
            add(Deviation.PAGE_NUMBER_FIRST, 1);
          }
        } else if (sheet.pageNumber() == PageNumber.ELSEWHERE) {
          add(Deviation.PAGE_NUMBER_PLACE, sheet.number());
        } else if (sheet.pageNumber() == PageNumber.NONE && !beginsAnAppendix(sheet.number())) {
          add(Deviation.PAGE_NUMBER_MISSING, sheet.number());
        }
      }
    }

    private boolean beginsAnAppendix(int page) {
      return lines.stream()
          .filter(line -> line.page() != null && line.page() == page)
          .limit(3)
          .anyMatch(line -> FoldedText.of(line.text()).startsWith("phu luc"));
    }

    // II.1

    private void nation() {
      var nation = head("cong hoa xa hoi chu nghia viet");
      if (nation == null || !NATION.matcher(nation.text()).matches()) {
        add(Deviation.NATION_MISSING, 1);
      } else if (!nation.bold()
          || nation.italic()
          || nation.side() == Side.LEFT
          || !nation.hasSize(12, 13)) {
        add(Deviation.NATION_LOOK, 1);
      }
      var motto = head("doc lap");
      if (motto == null || !MOTTO.matcher(motto.text()).matches()) {
        add(Deviation.MOTTO_MISSING, 1);
      } else if (!motto.bold() || motto.italic() || !motto.hasSize(13, 14)) {
        add(Deviation.MOTTO_LOOK, 1);
      }
    }

    private @Nullable Line head(String folded) {
      for (var i = 0; i < Math.min(LETTERHEAD, first.size()); i++) {
        var line = first.get(i);
        if (FoldedText.of(line.text()).startsWith(folded)) {
          // A narrow column breaks the title in two.
          var next =
              first.stream().skip(i + 1).filter(each -> each.text().equals("NAM")).findFirst();
          return line.text().endsWith("VIỆT") && next.isPresent()
              ? new Line(
                  line.page(),
                  line.side(),
                  line.text() + " NAM",
                  line.bold(),
                  line.italic(),
                  line.size(),
                  line.base())
              : line;
        }
      }
      return null;
    }

    // II.2

    private void agency() {
      var end = numberAt();
      var names =
          first.stream()
              .limit(end < 0 ? 8 : end)
              .filter(line -> line.isCapitals() && line.side() == Side.LEFT)
              .filter(line -> !FoldedText.of(line.text()).startsWith("cong hoa xa hoi"))
              .toList();
      if (names.isEmpty()) {
        add(Deviation.AGENCY_MISSING, 1);
        return;
      }
      var last = names.get(names.size() - 1);
      if (!last.bold() || last.italic() || names.stream().anyMatch(line -> !line.hasSize(12, 13))) {
        add(Deviation.AGENCY_LOOK, 1);
      }
    }

    // II.3

    private int numberAt() {
      for (var i = 0; i < Math.min(LETTERHEAD, first.size()); i++) {
        if (NUMBER_LINE.matcher(first.get(i).text()).matches()) {
          return i;
        }
      }
      return -1;
    }

    private void number() {
      var at = numberAt();
      if (at < 0) {
        add(Deviation.NUMBER_MISSING, 1);
        return;
      }
      var line = first.get(at);
      var text = line.text().replaceAll("\\s+", " ");
      var form = NUMBER_FORM.matcher(text);
      if (!form.matches() || !isSymbol(form.group(2))) {
        var model = type.abbreviation().isEmpty() ? "UBND-VX" : type.abbreviation() + "-UBND";
        add(Deviation.NUMBER_FORM, 1, model, text);
      } else {
        if (form.group(1).length() == 1) {
          add(Deviation.NUMBER_ZERO, 1);
        }
        symbol(form.group(2));
      }
      if (line.bold() || line.italic() || !line.hasSize(13, 13)) {
        add(Deviation.NUMBER_LOOK, 1);
      }
    }

    private static boolean isSymbol(String symbol) {
      return Arrays.stream(symbol.split("-"))
          .allMatch(
              group ->
                  isAbbreviation(group) || group.codePoints().noneMatch(Character::isLowerCase));
    }

    private static boolean isAbbreviation(String group) {
      return Arrays.stream(DocumentType.values())
          .anyMatch(each -> !each.abbreviation().isEmpty() && each.abbreviation().equals(group));
    }

    private void symbol(String symbol) {
      var groups = symbol.split("-");
      if (type == DocumentType.OFFICIAL_LETTER) {
        if (groups.length < 2 || isAbbreviation(groups[0]) || groups[0].equals("CV")) {
          add(Deviation.SYMBOL_LETTER, 1, symbol);
        }
      } else if (!groups[0].equals(type.abbreviation()) || groups.length < 2) {
        add(
            Deviation.SYMBOL_TYPE,
            1,
            type.vietnamese().toLowerCase(VIETNAMESE),
            type.abbreviation(),
            symbol);
      }
    }

    // II.4

    private void date() {
      var date =
          first.stream()
              .limit(LETTERHEAD)
              .filter(line -> DATE_LINE.matcher(line.text()).matches())
              .findFirst()
              .orElse(null);
      if (date == null) {
        add(Deviation.DATE_MISSING, 1);
        return;
      }
      var form = DATE_FORM.matcher(date.text().replaceAll("\\s+", " "));
      if (!form.matches()) {
        add(Deviation.PLACE_MISSING, 1);
      } else if (form.group(2).length() == 1 || !isMonth(form.group(3))) {
        add(Deviation.DATE_ZERO, 1);
      }
      if (!date.italic() || date.bold() || !date.hasSize(13, 14)) {
        add(Deviation.DATE_LOOK, 1);
      }
      var number = numberAt();
      if (number >= 0 && Math.abs(first.get(number).base() - date.base()) > 6) {
        add(Deviation.DATE_LINE, 1);
      }
    }

    private static boolean isMonth(String month) {
      return month.isEmpty() || month.matches("01|02|[3-9]|1[0-2]");
    }

    // II.5 and II.9.b

    private void title() {
      var from = Math.max(0, numberAt());
      var below = first.subList(from, first.size());
      var addressed =
          lines.stream().anyMatch(line -> FoldedText.of(line.text()).startsWith("kinh gui"));
      if (type == DocumentType.OFFICIAL_LETTER) {
        about(below);
        if (below.stream().limit(TITLE).anyMatch(line -> line.text().equals("CÔNG VĂN"))) {
          add(Deviation.TYPE_ON_LETTER, 1);
        }
        if (!addressed) {
          add(Deviation.ADDRESSEES_MISSING, 1);
        }
        return;
      }
      if (type == DocumentType.SUBMISSION && !addressed) {
        add(Deviation.ADDRESSEES_MISSING, 1);
      }
      var name = type.vietnamese().toUpperCase(VIETNAMESE);
      var folded = FoldedText.of(name);
      for (var i = 0; i < Math.min(TITLE, below.size()); i++) {
        var line = below.get(i);
        if (!line.isCapitals() || !FoldedText.of(line.text()).equals(folded)) {
          continue;
        }
        if (!line.bold() || line.italic() || line.side() == Side.LEFT || !line.hasSize(13, 14)) {
          add(Deviation.TYPE_LOOK, 1);
        }
        if (!WITHOUT_ABSTRACT.contains(type)) {
          subject(i + 1 < below.size() ? below.get(i + 1) : null);
        }
        return;
      }
      add(Deviation.TYPE_MISSING, 1, name);
    }

    private void subject(@Nullable Line line) {
      if (line == null || !line.bold() && startsBody(line)) {
        add(Deviation.ABSTRACT_MISSING, 1);
      } else if (!line.bold() || line.italic() || line.isCapitals() || !line.hasSize(13, 14)) {
        add(Deviation.ABSTRACT_LOOK, 1);
      }
    }

    private static boolean startsBody(Line line) {
      var folded = FoldedText.of(line.text());
      return line.text().length() > 80
          || folded.startsWith("can cu")
          || folded.startsWith("kinh gui")
          || folded.startsWith("thuc hien")
          || folded.startsWith("i. ")
          || folded.startsWith("1. ");
    }

    private void about(List<Line> below) {
      var about =
          below.stream()
              .limit(TITLE)
              .filter(line -> line.text().matches("(?i)v/v[\\s:.].*"))
              .findFirst()
              .orElse(null);
      if (about == null) {
        add(Deviation.ABOUT_MISSING, 1);
      } else if (about.bold()
          || about.italic()
          || about.side() == Side.RIGHT
          || !about.hasSize(12, 13)) {
        add(Deviation.ABOUT_LOOK, 1);
      }
    }

    // II.9

    private void recipients() {
      var at = -1;
      for (var i = 0; i < lines.size(); i++) {
        if (FoldedText.of(lines.get(i).text()).startsWith("noi nhan")) {
          at = i;
        }
      }
      if (at < 0) {
        add(Deviation.RECIPIENTS_MISSING, null);
        return;
      }
      var head = lines.get(at);
      var list =
          lines.subList(at + 1, lines.size()).stream()
              .filter(line -> line.side() == Side.LEFT && line.text().matches("[-–+].*"))
              .toList();
      if (!head.text().equals("Nơi nhận:")
          || !head.bold()
          || !head.italic()
          || !head.hasSize(12, 12)
          || list.stream().anyMatch(line -> !line.hasSize(11, 11))) {
        add(Deviation.RECIPIENTS_LOOK, head.page());
      }
      if (list.stream().noneMatch(line -> line.text().matches(".*Lưu\\s?:\\s?VT.*"))) {
        add(Deviation.FILED_MISSING, head.page());
      }
      var addressed =
          first.stream().anyMatch(line -> FoldedText.of(line.text()).startsWith("kinh gui"));
      if (addressed && list.stream().noneMatch(line -> line.text().contains("Như trên"))) {
        add(Deviation.AS_ABOVE_MISSING, head.page());
      }
    }

    // II.7

    private void signature() {
      var signature = look.signature();
      if (signature == null) {
        add(Deviation.SIGNATURE_MISSING, null);
        return;
      }
      var capacity = signature.capacity();
      var page = signature.name().page();
      for (var line : capacity) {
        if (CAPACITY_WRONG.matcher(line.text()).matches()) {
          add(Deviation.CAPACITY_FORM, page, line.text());
        }
        if (!line.bold() || line.italic() || !line.hasSize(13, 14)) {
          add(Deviation.CAPACITY_LOOK, page);
        }
      }
      var last = capacity.get(capacity.size() - 1).text();
      if (CAPACITY_OF_ANOTHER.matcher(last).matches()) {
        add(Deviation.CAPACITY_UNFINISHED, page, last);
      }
      var name = signature.name();
      if (!name.bold() || name.italic() || name.isCapitals() || !name.hasSize(13, 14)) {
        add(Deviation.NAME_LOOK, page);
      }
      if (ACADEMIC.matcher(name.text()).matches()) {
        add(Deviation.NAME_TITLE, page);
      }
      if (signer != null) {
        theSignerChosen(signer, signature);
      }
      if (signature.room() != null && signature.room() < 31) {
        add(Deviation.SIGNATURE_ROOM, page);
      }
    }

    private void theSignerChosen(Signer chosen, Signature signature) {
      var name = signature.name();
      var printed = name.text().toLowerCase(VIETNAMESE);
      // A rank may stand before the name.
      if (!printed.endsWith(chosen.name().toLowerCase(VIETNAMESE))) {
        add(Deviation.SIGNER_OTHER, name.page(), name.text(), chosen.name());
      }
      var capacity = signature.capacity().stream().map(Line::text).toList();
      if (!forWhom(capacity).equals(forWhom(chosen.capacity().lines().toList()))) {
        add(
            Deviation.CAPACITY_OTHER,
            name.page(),
            String.join(" / ", capacity),
            String.join(" / ", chosen.capacity().lines().toList()));
      }
    }

    /**
     * KT., TL., TUQ. and Q., which tell by what right one signs; titles are written in many ways.
     */
    private static Set<String> forWhom(List<String> capacity) {
      return capacity.stream()
          .map(line -> line.replaceFirst("\\..*", ""))
          .filter(Set.of("KT", "TL", "TUQ", "Q")::contains)
          .collect(Collectors.toSet());
    }
  }
}
