package vn.congvan.supervision.cockpit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.congvan.statistics.DocumentList;
import vn.congvan.statistics.DocumentListFiles;

/**
 * One page of a list as the page reads it.
 *
 * @param inFile whether it is short enough to be written while somebody waits
 */
record ListPage(
    List<Row> items, long total, int page, int pages, boolean inFile, @Nullable Instant frozenAt) {

  /** A document and its bucket in words. */
  record Row(DocumentList.Item document, String letter, String standing) {}

  static ListPage of(DocumentList list, Locale locale) {
    return new ListPage(
        list.items().stream()
            .map(item -> new Row(item, item.bucket().letter(), item.bucket().in(locale)))
            .toList(),
        list.total(),
        list.page(),
        list.pages(),
        list.total() <= DocumentListFiles.MOST,
        list.frozenAt());
  }
}
