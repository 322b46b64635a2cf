package vn.congvan.statistics;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.congvan.print.TableHeader;

/**
 * What a report says.
 *
 * @param expected about how many lines there are
 * @param lines tells each line to whoever keeps it; a cell is a text, a figure or nothing
 */
record ReportContent(TableHeader header, int expected, Lines lines) {

  /** The lines of a report, however many. */
  interface Lines {
    void tell(Consumer<List<@Nullable Object>> keeper);
  }

  /** A report with few lines. */
  static ReportContent of(TableHeader header, List<List<@Nullable Object>> lines) {
    return new ReportContent(header, lines.size(), lines::forEach);
  }
}
