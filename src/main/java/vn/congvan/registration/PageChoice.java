package vn.congvan.registration;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** The pages of which an extract is made, as somebody writes them: {@code 1-3, 5}. */
record PageChoice(List<Integer> pages) {

  private static final Sentence FAULT = new Sentence("Ghi số trang, ví dụ 1-3, 5.");

  static PageChoice parse(String text, int last) {
    var pages = new TreeSet<Integer>();
    for (var part : text.split(",")) {
      var ends = part.strip().split("\\s*[-–]\\s*", -1);
      if (ends.length > 2
          || !ends[0].matches("\\d{1,5}")
          || !ends[ends.length - 1].matches("\\d{1,5}")) {
        throw fault(FAULT);
      }
      var from = Integer.parseInt(ends[0]);
      var to = Integer.parseInt(ends[ends.length - 1]);
      if (from < 1 || from > to || to > last) {
        throw fault(new Sentence("Tệp có %s trang. %s", last, FAULT));
      }
      for (var page = from; page <= to; page++) {
        pages.add(page);
      }
    }
    return new PageChoice(List.copyOf(pages));
  }

  private static Refusal fault(Sentence sentence) {
    return new Refusal("Trang trích sao không hợp lệ.", Map.of("extract", sentence));
  }
}
