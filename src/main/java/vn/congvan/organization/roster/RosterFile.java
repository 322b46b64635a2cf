package vn.congvan.organization.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * Reads a roster out of an XLSX workbook; what could act or swell is refused before it is opened.
 */
public final class RosterFile {

  /** The largest workbook that is taken. */
  public static final long MOST_BYTES = 2L * 1024 * 1024;

  private static final long MOST_UNPACKED = 60L * 1024 * 1024;
  private static final int MOST_PARTS = 300;
  private static final int MOST_CHARACTERS = 500;

  /** Of a mobile number without its first zero. */
  private static final int NATIONAL_DIGITS = 9;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final List<Roster.Line> lines = new ArrayList<>();
  private final List<Roster.Fault> faults = new ArrayList<>();

  private RosterFile() {}

  /** Reads the workbook; refuses what is no roster at all, and notes the faults of single cells. */
  public static Roster read(byte[] bytes) {
    inspect(bytes);
    var file = new RosterFile();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      for (var sheet : workbook.getSheets().toList()) {
        var known = RosterSheet.titled(sheet.getName());
        if (known.isPresent()) {
          file.readSheet(known.get(), sheet);
        }
      }
    } catch (IOException
        | ExcelReaderException
        | IllegalStateException
        | IndexOutOfBoundsException unreadable) {
      throw unreadable(unreadable);
    }
    if (file.lines.isEmpty() && file.faults.isEmpty()) {
      throw new Refusal("Tệp không có dòng nào theo mẫu. Hãy tải tệp mẫu, điền rồi gửi lại.");
    }
    return new Roster(List.copyOf(file.lines), List.copyOf(file.faults));
  }

  private static void inspect(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Refusal("Tệp lớn hơn 2 MB. Hãy chia thành nhiều tệp.");
    }
    if (bytes.length > 8 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF) {
      throw new Refusal(
          "Đây là tệp Excel kiểu cũ hoặc có mật khẩu; hãy lưu lại dạng .xlsx không mật khẩu.");
    }
    // By way of a file: the sizes that some writers put before each part mislead a reader of a
    // stream.
    var workbook = false;
    Path copy = null;
    try {
      copy = Files.createTempFile("roster", ".xlsx");
      Files.write(copy, bytes);
      workbook = holdsWorkbook(copy);
    } catch (IOException | IllegalArgumentException broken) {
      throw bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K'
          ? unreadable(broken)
          : noWorkbook();
    } finally {
      delete(copy);
    }
    if (!workbook) {
      throw noWorkbook();
    }
  }

  private static boolean holdsWorkbook(Path file) throws IOException {
    var workbook = false;
    long unpacked = 0;
    var buffer = new byte[8192];
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw new Refusal("Tệp bung ra quá lớn nên không được nhận.");
      }
      for (var part : Collections.list(zip.entries())) {
        if (part.getName().toLowerCase(Locale.ROOT).contains("vbaproject")) {
          throw new Refusal(
              "Tệp có macro nên không được nhận; hãy lưu lại dạng .xlsx không macro.");
        }
        workbook |= part.getName().equals("xl/workbook.xml");
        // Counted while unpacking, because what a part says of its own size may be a lie.
        try (var content = zip.getInputStream(part)) {
          for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_UNPACKED) {
              throw new Refusal("Tệp bung ra quá lớn nên không được nhận.");
            }
          }
        }
      }
    }
    return workbook;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      file.toFile().deleteOnExit();
    }
  }

  private static Refusal noWorkbook() {
    return new Refusal("Đây không phải tệp Excel .xlsx. Hãy tải tệp mẫu, điền rồi gửi lại.");
  }

  private static Refusal unreadable(Exception cause) {
    var refusal = new Refusal("Không đọc được tệp này; hãy mở bằng Excel rồi lưu lại dạng .xlsx.");
    refusal.initCause(cause);
    return refusal;
  }

  private void readSheet(RosterSheet known, Sheet sheet) throws IOException {
    try (var rows = sheet.openStream()) {
      var columns = new HashMap<Integer, RosterSheet.Column>();
      var count = 0;
      for (var iterator = rows.iterator(); iterator.hasNext(); ) {
        var row = iterator.next();
        if (columns.isEmpty()) {
          readHeader(known, row, columns);
          if (columns.isEmpty()) {
            return;
          }
          continue;
        }
        if (readRow(known, row, columns) && ++count > known.mostRows()) {
          faults.add(
              new Roster.Fault(
                  known,
                  "A" + row.getRowNum(),
                  new Sentence(
                      "Trang tính này nhận tối đa %s dòng; hãy chia thành nhiều tệp.",
                      known.mostRows())));
          return;
        }
      }
    }
  }

  private void readHeader(RosterSheet known, Row row, Map<Integer, RosterSheet.Column> columns) {
    for (var cell : row) {
      if (cell != null && cell.getType() == CellType.STRING) {
        known
            .withHeader(cell.getText())
            .ifPresent(column -> columns.put(cell.getColumnIndex(), column));
      }
    }
    for (var column : known.columns()) {
      if (column.required() && !columns.containsValue(column)) {
        faults.add(
            new Roster.Fault(
                known,
                "A" + row.getRowNum(),
                new Sentence("Thiếu cột «%s» ở dòng tiêu đề.", column.header())));
        columns.clear();
        return;
      }
    }
  }

  private boolean readRow(RosterSheet known, Row row, Map<Integer, RosterSheet.Column> columns) {
    var texts = new HashMap<String, String>();
    var cells = new HashMap<String, String>();
    var found = new ArrayList<Roster.Fault>();
    var filled = false;
    for (var entry : columns.entrySet()) {
      var column = entry.getValue();
      var where = letters(entry.getKey()) + row.getRowNum();
      var cell = row.getOptionalCell(entry.getKey()).orElse(null);
      cells.put(column.key(), where);
      var text = "";
      if (cell != null) {
        try {
          text = text(column, cell);
        } catch (Refusal refused) {
          found.add(new Roster.Fault(known, where, refused.sentence()));
          filled = true;
          continue;
        }
      }
      filled |= !text.isBlank();
      if (text.isBlank() && column.required()) {
        found.add(new Roster.Fault(known, where, new Sentence("Hãy điền «%s».", column.header())));
      }
      texts.put(column.key(), text.strip());
    }
    if (filled) {
      lines.add(new Roster.Line(known, row.getRowNum(), Map.copyOf(texts), Map.copyOf(cells)));
      faults.addAll(found);
    }
    return filled;
  }

  private static String text(RosterSheet.Column column, Cell cell) {
    return switch (cell.getType()) {
      case EMPTY -> "";
      case FORMULA ->
          throw new Refusal(
              "Ô chứa công thức nên không được đọc; hãy dán giá trị thay cho công thức.");
      case ERROR -> throw new Refusal("Ô đang báo lỗi của Excel; hãy sửa giá trị.");
      case BOOLEAN -> cell.getRawValue();
      case NUMBER ->
          column.day() ? cell.asDate().toLocalDate().toString() : number(column, cell.asNumber());
      case STRING -> {
        var text = cell.asString();
        if (text.length() > MOST_CHARACTERS) {
          throw new Refusal(new Sentence("Ô dài hơn %s ký tự.", MOST_CHARACTERS));
        }
        yield column.day() && !text.isBlank() ? day(text.strip()) : text;
      }
    };
  }

  // Excel drops the first zero of what looks like a number; phone numbers in Viet Nam begin with
  // one.
  private static String number(RosterSheet.Column column, BigDecimal number) {
    var plain = number.stripTrailingZeros().toPlainString();
    var lacksZero =
        column.key().equals("phone") && !plain.startsWith("0")
            || column.key().equals("mobile") && plain.length() == NATIONAL_DIGITS;
    return lacksZero ? "0" + plain : plain;
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text, DAY).toString();
    } catch (DateTimeParseException notSo) {
      try {
        return LocalDate.parse(text).toString();
      } catch (DateTimeParseException notADay) {
        throw new Refusal("Không phải ngày; hãy ghi như 01/12/2026.");
      }
    }
  }

  static String letters(int index) {
    var letters = new StringBuilder();
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
