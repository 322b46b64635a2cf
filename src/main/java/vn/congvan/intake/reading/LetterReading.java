package vn.congvan.intake.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentType;
import vn.congvan.intake.Suggestion;
import vn.congvan.intake.Suggestion.Confidence;
import vn.congvan.intake.Suggestions;
import vn.congvan.intake.reading.Page.Line;
import vn.congvan.intake.reading.Page.Piece;
import vn.congvan.shared.FoldedText;

/**
 * Reads a letter as a clerk does: by where Decree 30/2020, Appendix I part I.IV, puts each element
 * on the page.
 */
public final class LetterReading {

  private static final int HEAD = 45;
  private static final int FAR_DOWN = 25;

  private static final Pattern NUMBER =
      Pattern.compile(
          "^Số\\s?([:.])?\\s?(\\d{1,7}[A-Za-z]?)?\\s?/\\s?"
              + "([\\p{Lu}\\d][\\p{L}\\d]{0,19}(?:\\s?[-–/.&]\\s?[\\p{L}\\d]{1,20}){0,6})(?![\\p{L}\\d]|\\s?[-–/…])");
  private static final Pattern OPEN_NUMBER = Pattern.compile("^Số\\s?[:.]?$");
  private static final Pattern BARE_NUMBER =
      Pattern.compile("^(\\d{1,7})/(\\p{Lu}[\\p{L}\\d]{0,19}(?:-[\\p{L}\\d]{1,20}){1,4})$");
  private static final Pattern DATE =
      Pattern.compile(
          "^(?:(\\p{Lu}[\\p{L}"
              + " .'-]{1,60}),\\s?)?ngày\\s?(\\d{1,2})\\s?tháng\\s?(\\d{1,2})\\s?năm\\s?(\\d{4})(?!\\d)");
  private static final Pattern DATE_INSIDE =
      Pattern.compile(
          "\\s(\\p{Lu}[\\p{L}"
              + " .'-]{1,40}),\\s?ngày\\s?(\\d{1,2})\\s?tháng\\s?(\\d{1,2})\\s?năm\\s?(\\d{4})(?!\\d)");
  private static final Pattern ATTACHED_TO =
      Pattern.compile(
          "^\\(?(?:Kèm theo|Ban hành kèm theo) .{2,40} số:?"
              + " ?(\\d{1,7})/([\\p{Lu}\\d][\\p{L}\\d]{0,19}(?:[-/][\\p{L}\\d]{1,20}){0,6})");
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<![\\p{L}\\d.])[A-Z\\d]{1,3}(?:\\.[A-Z\\d]{1,4}){0,9},\\d{4}/\\d{2}/\\d{2},\\d{1,7}/"
              + "[\\p{L}\\d]{1,20}(?:[-/][\\p{L}\\d]{1,20}){0,6}");
  private static final Pattern ABOUT = Pattern.compile("^(?:V/v|V/V|v/v)\\s?[:.]?\\s?\\S.*");
  private static final Pattern BODY =
      Pattern.compile(
          "^(?:Căn cứ|Kính gửi|Kính trình|Điều \\d|Chương |Phần |Xét |Theo |Thực hiện |Thi hành |Để"
              + " |I\\. |1\\. |Hôm nay|Thời gian|\\().*");
  private static final Pattern ACTS_FOR =
      Pattern.compile("^(TM\\.|T/M|KT\\.|K/T|TL\\.|T/L|TUQ\\.|Q\\.)\\s?\\S.*");
  private static final Pattern POSITION =
      Pattern.compile(
          "^(?:QUYỀN |PHÓ |CHÁNH |TỔNG |THƯỢNG )*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ"
              + " TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỦ TƯỚNG|VĂN"
              + " PHÒNG|THANH TRA|BÍ THƯ|CHI CỤC TRƯỞNG|CHỈ HUY TRƯỞNG|CHÁNH ÁN|CHÁNH VĂN"
              + " PHÒNG|CHÁNH THANH TRA|PHÓ|KIỂM TOÁN|THỐNG ĐỐC|ĐỘI TRƯỞNG|TỔ TRƯỞNG)(?: .*)?$");
  private static final Pattern NAME =
      Pattern.compile(
          "^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|BSCKI|BSCKII|LS)\\.?\\s?|(?:Đại tướng|Thượng tướng|Trung"
              + " tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại"
              + " úy)\\s)*(\\p{Lu}\\p{Ll}*(?:\\s\\p{Lu}\\p{Ll}*){1,5})$");

  private static final Set<String> FAMILY_NAMES =
      Set.of(
          "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
          "ho", "ngo", "duong", "ly", "dao", "doan", "trinh", "truong", "dinh", "lam", "phung",
          "mai", "to", "ta", "ha", "luong", "cao", "chau", "thai", "quach", "luu", "kim", "thach",
          "son", "danh", "nong", "ma", "hua", "vuong", "trieu", "giang", "tong", "y", "ksor", "ro",
          "a", "dam", "than", "kieu", "van", "la", "lo", "quang", "khuat", "nghiem", "mac", "au",
          "bach", "chu", "cu", "dau", "diep", "ninh", "on", "tang", "tu", "ung", "vi");

  /** Words with which the name of an agency begins; any other line goes on with the one before. */
  private static final Pattern AGENCY =
      Pattern.compile(
          "^(?:uy ban|ubnd|hdnd|hoi dong|so|bo|chi cuc|cuc|tong cuc|phong|ban|chinh phu|van"
              + " phong|trung tam|cong ty|tong cong ty|tap doan|vien|toa an|truong|dang uy|tinh"
              + " uy|thanh uy|thanh tra|kiem toan|ngan hang|kho bac|cong an|bao hiem|hoi|lien"
              + " doan|dai hoc|hoc vien|benh vien|quoc hoi|thu tuong|chu tich|mat tran|uy"
              + " vien|doan|thue|hai quan|dai|quy|nha xuat ban|chi nhanh|vu|bo chi huy|bo tu"
              + " lenh|dang bo|huyen uy|to cong tac|doi|tram)(?: .*)?$");

  private static final Set<String> UNFINISHED =
      Set.of("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "ban quan ly", "van phong");

  private static final Set<String> LEGAL_NORMATIVE =
      Set.of(
          "hien phap",
          "bo luat",
          "luat",
          "phap lenh",
          "lenh",
          "nghi dinh",
          "thong tu",
          "thong tu lien tich",
          "nghi quyet lien tich");

  private final Page page;
  private final List<Line> head;
  private final @Nullable Piece motto;

  private LetterReading(String text) {
    this.page = Page.of(text);
    this.head = page.head(HEAD);
    this.motto =
        pieces(head.stream().limit(FAR_DOWN).toList()).stream()
            .filter(LetterReading::isMotto)
            .findFirst()
            .orElse(null);
  }

  /** What the text suggests; a text that is no letter suggests nothing. */
  public static Suggestions of(String text) {
    return new LetterReading(text).read();
  }

  /**
   * The stamp of a state secret on the first page, which may not be on a networked machine; without
   * high confidence where the word may be one like any other.
   */
  public static Optional<Suggestion> secrecy(String text) {
    return Optional.ofNullable(new LetterReading(text).secrecy());
  }

  private Suggestions read() {
    var appendix = appendix();
    var numbered = numberAndSymbol();
    if (numbered == null && appendix != null) {
      numbered = appendix.of();
    }
    var symbol = numbered == null ? null : numbered.symbol();
    var date = date();
    var heading = heading(symbol, numbered == null ? -1 : numbered.line());
    var about = about();
    var type = type(heading, symbol, about);
    var subject = heading != null && heading.exact() ? subjectBelow(heading.piece()) : about;
    if (subject == null) {
      subject = about == null && appendix != null ? appendix.subject() : about;
    }
    var top = topEnd(numbered, date, heading);
    var signed = signer();
    return new Suggestions(
        numbered == null ? null : numbered.number(),
        symbol,
        identifier(),
        date == null ? null : date.suggestion(),
        issuer(top),
        type,
        subject,
        signed == null ? null : signed.name(),
        signed == null ? null : signed.position(),
        urgency(),
        secrecy());
  }

  /** The identifier that some systems print on what they send (QCVN 102:2016, DocumentId). */
  private @Nullable Suggestion identifier() {
    for (var line : head) {
      var match = IDENTIFIER.matcher(line.text());
      if (match.find()) {
        return suggestion(match.group(), Confidence.HIGH, line.pieces().get(0));
      }
    }
    return null;
  }

  // Number, symbol and date: element 3 and 4 of the layout

  private record Numbered(@Nullable Suggestion number, @Nullable Suggestion symbol, int line) {}

  private @Nullable Numbered numberAndSymbol() {
    for (var piece : pieces(head.stream().limit(FAR_DOWN).toList())) {
      // A number left open for the pen tears the line apart.
      var open = OPEN_NUMBER.matcher(piece.text()).matches();
      var match = NUMBER.matcher(open ? piece.line().text() : piece.text());
      if (match.find()) {
        return numbered(
            match.group(2),
            match.group(3),
            match.group(1) == null ? Confidence.MEDIUM : Confidence.HIGH,
            piece);
      }
    }
    for (var piece : pieces(head.stream().limit(10).toList())) {
      var match = BARE_NUMBER.matcher(piece.text());
      if (match.find()) {
        return numbered(match.group(1), match.group(2), Confidence.LOW, piece);
      }
    }
    return null;
  }

  private static @Nullable Numbered numbered(
      @Nullable String number, String printed, Confidence confidence, Piece piece) {
    var symbol = printed.replace('–', '-').replaceAll("\\s", "");
    if (symbol.length() > 30) {
      return null;
    }
    return new Numbered(
        number == null ? null : suggestion(number, confidence, piece),
        suggestion(symbol, confidence, piece),
        piece.line().index());
  }

  private record Dated(Suggestion suggestion, int line) {}

  private @Nullable Dated date() {
    for (var piece : pieces(head.stream().limit(FAR_DOWN).toList())) {
      var match = DATE.matcher(piece.text());
      if (match.find()) {
        var dated = dated(match, match.group(1) == null ? Confidence.LOW : Confidence.HIGH, piece);
        if (dated != null) {
          return dated;
        }
      }
    }
    // Where the two columns ran together.
    for (var piece : pieces(head.stream().limit(12).toList())) {
      var match = DATE_INSIDE.matcher(piece.text());
      if (match.find()) {
        var dated = dated(match, Confidence.MEDIUM, piece);
        if (dated != null) {
          return dated;
        }
      }
    }
    return null;
  }

  private static @Nullable Dated dated(Matcher match, Confidence confidence, Piece piece) {
    try {
      var date =
          LocalDate.of(
              Integer.parseInt(match.group(4)),
              Integer.parseInt(match.group(3)),
              Integer.parseInt(match.group(2)));
      if (date.getYear() < 1945 || date.getYear() > 2199) {
        return null;
      }
      return new Dated(suggestion(date.toString(), confidence, piece), piece.line().index());
    } catch (DateTimeException e) {
      return null;
    }
  }

  // An appendix that came alone names the document it belongs to

  private record Appendix(@Nullable Numbered of, @Nullable Suggestion subject) {}

  private @Nullable Appendix appendix() {
    var first = head.isEmpty() ? null : head.get(0);
    if (first == null || !FoldedText.of(first.text()).startsWith("phu luc")) {
      return null;
    }
    var title = new ArrayList<String>();
    for (var line : head.stream().skip(1).limit(6).toList()) {
      var match = ATTACHED_TO.matcher(line.text());
      if (match.find()) {
        var numbered =
            numbered(match.group(1), match.group(2), Confidence.LOW, line.pieces().get(0));
        // It does not stand above the letterhead's line, so nothing below it is the heading's
        // place.
        return new Appendix(
            numbered == null ? null : new Numbered(numbered.number(), numbered.symbol(), 0),
            title.isEmpty()
                ? null
                : suggestion(
                    first.text() + " – " + String.join(" ", title),
                    Confidence.LOW,
                    first.pieces().get(0)));
      }
      if (line.pieces().get(0).isCapitals()) {
        title.add(line.text());
      }
    }
    return null;
  }

  // Issuer: element 2

  private int topEnd(@Nullable Numbered numbered, @Nullable Dated date, @Nullable Heading heading) {
    if (numbered != null) {
      return numbered.line();
    }
    if (date != null) {
      return date.line();
    }
    return heading != null && motto != null ? heading.piece().line().index() : 0;
  }

  private @Nullable Suggestion issuer(int end) {
    var names = new ArrayList<String>();
    var sources = new ArrayList<Piece>();
    for (var line : head) {
      if (line.index() >= end) {
        break;
      }
      for (var piece : line.pieces()) {
        if (!isInLeftColumn(piece) || isMotto(piece) || piece.isRule() || !piece.isCapitals()) {
          continue;
        }
        if (urgencyOf(piece) != null || secrecyOf(piece) != null) {
          continue;
        }
        var folded = FoldedText.of(piece.text());
        var last = names.size() - 1;
        if (last >= 0
            && (!AGENCY.matcher(folded).matches()
                || UNFINISHED.contains(FoldedText.of(names.get(last))))) {
          names.set(last, names.get(last) + " " + piece.text());
        } else if (last >= 0 || AGENCY.matcher(folded).matches()) {
          names.add(piece.text());
          sources.add(piece);
        }
      }
    }
    if (names.isEmpty()) {
      return null;
    }
    var name = names.get(names.size() - 1).replaceAll("(?<=\\p{L})[\\d*]{1,2}$", "").strip();
    if (name.length() > 200) {
      return null;
    }
    return suggestion(
        name,
        motto != null && names.size() <= 2 ? Confidence.HIGH : Confidence.MEDIUM,
        sources.get(sources.size() - 1));
  }

  private boolean isInLeftColumn(Piece piece) {
    // Text without columns has its motto at the edge, and then everything is one column.
    return motto == null || motto.start() < 20 || piece.end() <= motto.start() + 2;
  }

  private static boolean isMotto(Piece piece) {
    var folded = FoldedText.of(piece.text());
    return folded.startsWith("cong hoa xa hoi")
        || folded.startsWith("doc lap - tu do")
        || folded.startsWith("doc lap – tu do")
        || folded.equals("dang cong san viet nam");
  }

  // Type and abstract: element 5

  private record Heading(Piece piece, DocumentType type, boolean exact) {}

  private @Nullable Heading heading(@Nullable Suggestion symbol, int afterLine) {
    for (var line : head) {
      if (line.index() <= afterLine && afterLine >= 0) {
        continue;
      }
      for (var piece : line.pieces()) {
        if (!piece.isCapitals() || isMotto(piece)) {
          continue;
        }
        var folded = FoldedText.of(piece.text());
        var type = TYPES.get(folded);
        if (type != null) {
          return new Heading(
              piece, isLegalNormative(symbol) ? DocumentType.LEGAL_NORMATIVE : type, true);
        }
      }
      if (BODY.matcher(line.text()).matches()) {
        return null;
      }
    }
    return null;
  }

  private static boolean isLegalNormative(@Nullable Suggestion symbol) {
    // Only legal-normative documents carry the year in their symbol (Law on promulgation, Art. 8).
    return symbol != null && symbol.value().matches("(?:19|20)\\d\\d/.*");
  }

  private @Nullable Suggestion type(
      @Nullable Heading heading, @Nullable Suggestion symbol, @Nullable Suggestion about) {
    var bySymbol = symbol == null ? null : typeBySymbol(symbol.value());
    if (heading != null) {
      var agrees =
          heading.type() == DocumentType.LEGAL_NORMATIVE
              ? isLegalNormative(symbol)
              : bySymbol == heading.type();
      return suggestion(
          heading.type().code(), agrees ? Confidence.HIGH : Confidence.MEDIUM, heading.piece());
    }
    if (symbol == null) {
      return null;
    }
    if (isLegalNormative(symbol)) {
      return new Suggestion(
          DocumentType.LEGAL_NORMATIVE.code(), Confidence.MEDIUM, symbol.source());
    }
    if (bySymbol != null) {
      return new Suggestion(bySymbol.code(), Confidence.MEDIUM, symbol.source());
    }
    // An official letter names no type: only "V/v" under its number.
    return about == null
        ? null
        : new Suggestion(DocumentType.OFFICIAL_LETTER.code(), Confidence.HIGH, about.source());
  }

  private static @Nullable DocumentType typeBySymbol(String symbol) {
    var first = symbol.split("-", 2)[0];
    return Arrays.stream(DocumentType.values())
        .filter(type -> !type.abbreviation().isEmpty() && type.abbreviation().equals(first))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Suggestion subjectBelow(Piece heading) {
    var words = new ArrayList<String>();
    @Nullable Piece first = null;
    for (var index = heading.line().index() + 1;
        index < page.lines().size() && words.size() < 8;
        index++) {
      var line = page.lines().get(index);
      if (line.isBlank()) {
        if (first != null || index > heading.line().index() + 3) {
          break;
        }
        continue;
      }
      var piece = line.pieces().get(0);
      if (piece.isRule() || BODY.matcher(line.text()).matches()) {
        break;
      }
      if (first != null && piece.isCapitals() && !first.isCapitals()) {
        break;
      }
      if (first == null) {
        first = piece;
      }
      words.add(line.text());
    }
    return first == null ? null : subject(words, first);
  }

  private @Nullable Suggestion about() {
    for (var piece : pieces(head.stream().limit(FAR_DOWN).toList())) {
      if (!ABOUT.matcher(piece.text()).matches()) {
        continue;
      }
      var words = new ArrayList<>(List.of(piece.text()));
      var above = piece;
      for (var index = piece.line().index() + 1;
          index < page.lines().size() && words.size() < 6;
          index++) {
        var line = page.lines().get(index);
        if (line.isBlank()) {
          break;
        }
        var upper = above;
        var below =
            line.pieces().stream()
                .filter(next -> isInLeftColumn(next) && next.overlaps(upper))
                .findFirst();
        if (below.isEmpty()) {
          // Only the right column goes on in this line.
          continue;
        }
        var next = below.get();
        if (next.isRule()
            || next.isCapitals()
            || BODY.matcher(next.text()).matches()
            || DATE.matcher(next.text()).find()) {
          break;
        }
        words.add(next.text());
        above = next;
      }
      return subject(words, piece);
    }
    return null;
  }

  private static @Nullable Suggestion subject(List<String> words, Piece first) {
    var text = String.join(" ", words).strip();
    var letters = text.codePoints().filter(Character::isLetter).count();
    // A form's dotted line is no abstract.
    if (letters < 4 || letters * 2 < text.length()) {
      return null;
    }
    var cut = text.length() > 500 ? text.substring(0, 500).strip() : text;
    return suggestion(cut, words.size() <= 4 ? Confidence.HIGH : Confidence.MEDIUM, first);
  }

  // Signer: element 7

  private record Signed(@Nullable Suggestion position, Suggestion name) {}

  private @Nullable Signed signer() {
    var pieces = pieces(page.lines());
    @Nullable Signed guess = null;
    for (var at = 0; at < pieces.size(); at++) {
      var piece = pieces.get(at);
      var acts = ACTS_FOR.matcher(piece.text()).matches();
      if (!piece.isCapitals() || !(acts || POSITION.matcher(piece.text()).matches())) {
        continue;
      }
      var signed = signedBelow(pieces, at);
      if (signed != null) {
        if (signed.name().confidence() == Confidence.HIGH) {
          return signed;
        }
        if (guess == null) {
          guess = signed;
        }
      }
    }
    return guess;
  }

  private static @Nullable Signed signedBelow(List<Piece> pieces, int at) {
    var authority = pieces.get(at);
    var from = authority.line().index();
    @Nullable Piece position = POSITION.matcher(authority.text()).matches() ? authority : null;
    for (var next : pieces.subList(at + 1, Math.min(pieces.size(), at + 60))) {
      if (next.line().index() > from + 30) {
        return null;
      }
      if (next.line().index() == from || !isBelow(next, authority)) {
        continue;
      }
      if (next.isCapitals()
          && next.text().length() <= 100
          && POSITION.matcher(next.text()).matches()) {
        position = next;
        continue;
      }
      if (next.text().endsWith(".") || next.text().endsWith(";") || next.text().endsWith(",")) {
        continue;
      }
      var match = NAME.matcher(next.text());
      if (match.matches()) {
        var name = match.group(1);
        var known = FAMILY_NAMES.contains(FoldedText.of(name.split(" ", 2)[0]));
        // "Nguyễn Văn A" signs only specimens.
        if (!known || name.length() > 50 || name.matches(".* \\p{Lu}")) {
          continue;
        }
        var high = position != null || ACTS_FOR.matcher(authority.text()).matches();
        return new Signed(
            position == null
                ? null
                : suggestion(sentenceCase(position.text()), Confidence.HIGH, position),
            suggestion(name, high ? Confidence.HIGH : Confidence.MEDIUM, next));
      }
      // The next article or heading: this was no signature.
      if (BODY.matcher(next.text()).matches()) {
        return null;
      }
    }
    return null;
  }

  private static boolean isBelow(Piece piece, Piece authority) {
    var middle = (piece.start() + piece.end()) / 2;
    var axis = (authority.start() + authority.end()) / 2;
    return piece.overlaps(authority) || Math.abs(middle - axis) < 12;
  }

  private static String sentenceCase(String capitals) {
    var lower = capitals.toLowerCase(Locale.forLanguageTag("vi"));
    return lower.substring(0, 1).toUpperCase(Locale.forLanguageTag("vi")) + lower.substring(1);
  }

  // Stamps: elements 10a and 10b

  private @Nullable Suggestion urgency() {
    for (var piece : pieces(head.stream().limit(FAR_DOWN).toList())) {
      var value = urgencyOf(piece);
      if (value != null) {
        return suggestion(value, Confidence.HIGH, piece);
      }
    }
    return null;
  }

  private static @Nullable String urgencyOf(Piece piece) {
    if (!piece.isCapitals()) {
      return null;
    }
    return switch (FoldedText.of(piece.text())) {
      case "hoa toc hen gio" -> "4";
      case "hoa toc" -> "3";
      case "thuong khan" -> "2";
      case "khan" -> "1";
      default -> null;
    };
  }

  private @Nullable Suggestion secrecy() {
    Suggestion doubtful = null;
    for (var piece : pieces(head.stream().limit(FAR_DOWN).toList())) {
      var value = secrecyOf(piece);
      if (value != null && (!value.equals("1") || isAStampsPlace(piece))) {
        return suggestion(value, Confidence.HIGH, piece);
      }
      if (value != null && doubtful == null) {
        doubtful = suggestion(value, Confidence.LOW, piece);
      }
    }
    return doubtful;
  }

  // "MẬT" is honey too, and the end of "BẢO VỆ BÍ MẬT" where a heading is broken. A stamp stands
  // between the letterhead and the body, in a line of its own.
  private boolean isAStampsPlace(Piece piece) {
    var numbered = numberAndSymbol();
    var date = date();
    if (numbered == null && date == null) {
      return false;
    }
    var letterhead = numbered == null ? date.line() : numbered.line();
    for (var line : head) {
      if (line.index() >= piece.line().index()) {
        break;
      }
      if (line.index() > letterhead
          && line.pieces().stream().anyMatch(each -> BODY.matcher(each.text()).matches())) {
        return false;
      }
    }
    return head.stream()
        .filter(line -> line.index() == piece.line().index() - 1)
        .flatMap(line -> line.pieces().stream())
        .noneMatch(above -> FoldedText.of(above.text()).endsWith("bi"));
  }

  private static @Nullable String secrecyOf(Piece piece) {
    return switch (piece.text()) {
      case "TUYỆT MẬT" -> "3";
      case "TỐI MẬT" -> "2";
      case "MẬT" -> "1";
      default -> null;
    };
  }

  private static List<Piece> pieces(List<Line> lines) {
    return lines.stream().flatMap(line -> line.pieces().stream()).toList();
  }

  private static Suggestion suggestion(String value, Confidence confidence, Piece piece) {
    var source = piece.line().text();
    return new Suggestion(
        value, confidence, source.length() > 300 ? source.substring(0, 300) : source);
  }

  private static final Map<String, DocumentType> TYPES = types();

  private static Map<String, DocumentType> types() {
    var types = new LinkedHashMap<String, DocumentType>();
    for (var type : DocumentType.values()) {
      types.put(FoldedText.of(type.vietnamese()), type);
    }
    // No document is headed by these two: a công văn names no type.
    types.remove(FoldedText.of(DocumentType.OFFICIAL_LETTER.vietnamese()));
    types.remove(FoldedText.of(DocumentType.OTHER.vietnamese()));
    for (var name : LEGAL_NORMATIVE) {
      types.put(name, DocumentType.LEGAL_NORMATIVE);
    }
    return Map.copyOf(types);
  }
}
