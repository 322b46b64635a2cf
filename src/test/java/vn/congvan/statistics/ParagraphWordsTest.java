package vn.congvan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvan.statistics.YearlyParagraph.Counted;
import vn.congvan.statistics.YearlyParagraph.Counts;

class ParagraphWordsTest {

  private static final Period YEAR =
      new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));

  private final List<Counted> lines = new ArrayList<>();

  @Test
  void theProvincesYearReadsAsItsReportSaysIt() {
    count("agencies", 982L);
    count("users", 8_117L);
    count("incoming", 991_531L);
    count("carried", 1_204L);
    count("outgoing", 304_304L);
    count("unregistered", 49_177L);
    count("overdue", 9_428L);
    count("inTime", 624_823L);
    count("late", 19_050L);
    count("sms", 2_111L);
    count("ballots", 722L);
    count("support", 315L);

    assertThat(text(YEAR))
        .isEqualTo(
            "Trong năm 2025, có 982 cơ quan, đơn vị và 8.117 người sử dụng hệ thống quản lý văn bản và điều"
                + " hành. Các cơ quan, đơn vị đã tiếp nhận 991.531 văn bản đến và phát hành 304.304 văn bản"
                + " đi. Trong số văn bản đến (kể cả 1.204 văn bản kỳ trước chuyển sang) có 49.177 văn bản"
                + " chưa đăng ký, 9.428 văn bản đang giải quyết đã quá hạn, 624.823 văn bản đã giải quyết"
                + " đúng hạn và 19.050 văn bản đã giải quyết trễ hạn (tỷ lệ giải quyết đúng hạn 97,0%)."
                + " Hệ thống đã gửi 2.111 tin nhắn SMS, lấy 722 phiếu ý kiến thành viên Ủy ban nhân dân và"
                + " hỗ trợ người sử dụng 315 lượt.");
  }

  @Test
  void whatNobodyCountsIsSaidNotToBeKnownAndNewLinesFindTheirPlace() {
    count("agencies", 1L);
    count("users", 12L);
    count("incoming", 0L);
    count("carried", 0L);
    lines.add(new Counted(new CountedLine("cases", 200, "Hồ sơ đã lập", "Case files"), 1_500L));
    lines.addAll(
        YearlyParagraph.AWAITED.stream().map(line -> new Counted(line, (Long) null)).toList());

    assertThat(text(YEAR))
        .isEqualTo(
            "Trong năm 2025, có 1 cơ quan, đơn vị và 12 người sử dụng hệ thống quản lý văn bản và điều hành."
                + " Các cơ quan, đơn vị đã tiếp nhận 0 văn bản đến. Ngoài ra, hồ sơ đã lập: 1.500."
                + " Tin nhắn SMS đã gửi: chưa có số liệu; phiếu lấy ý kiến thành viên Ủy ban nhân dân: chưa có"
                + " số liệu; lượt hỗ trợ người dùng: chưa có số liệu.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-20 | 2026-11-20 | Trong ngày 20/11/2026",
        "2024-02-29 | 2024-02-29 | Trong ngày 29/02/2024",
        "2024-02-01 | 2024-02-29 | Trong tháng 2 năm 2024",
        "2026-02-01 | 2026-02-28 | Trong tháng 2 năm 2026",
        "2026-07-01 | 2026-09-30 | Trong quý III năm 2026",
        "2026-10-01 | 2026-12-31 | Trong quý IV năm 2026",
        "2024-01-01 | 2024-12-31 | Trong năm 2024",
        "2024-12-15 | 2025-12-14 | Từ ngày 15/12/2024 đến ngày 14/12/2025",
        "2024-01-01 | 2025-12-31 | Từ ngày 01/01/2024 đến ngày 31/12/2025",
        "2026-02-01 | 2026-04-30 | Từ ngày 01/02/2026 đến ngày 30/04/2026"
      })
  void aPeriodIsCalledByItsName(LocalDate from, LocalDate to, String words) {
    assertThat(new Period(from, to).inWords()).isEqualTo(words);
  }

  @Test
  void daysThatAreNotOverAreToldUntilNow() {
    count("agencies", 3L);
    var noon = LocalDate.of(2025, 11, 26).atTime(5, 0).toInstant(java.time.ZoneOffset.UTC);

    assertThat(new Counts(YEAR, noon, lines).text())
        .isEqualTo("Trong năm 2025, tính đến ngày 26/11/2025, có 3 cơ quan, đơn vị.");
  }

  private void count(String key, long count) {
    lines.add(new Counted(new CountedLine(key, lines.size(), key, key), count));
  }

  private String text(Period period) {
    return new Counts(period, MonthFreezing.endOf(period), lines).text();
  }
}
