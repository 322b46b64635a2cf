package vn.congvan.supervision.cockpit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.congvan.statistics.DocumentList;

/** One page of a list as the page reads it. */
record ListPage(List<Row> items, long total, int page, int pages, @Nullable Instant frozenAt) {

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
        list.frozenAt());
  }
}
