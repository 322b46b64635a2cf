package vn.congvan.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.organization.SupervisedAgencies.Scope;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/** Of which days there are figures: what was not yet counted is not nought. */
@Component
class KnownDays {

  private static final int MOST_YEARS = 10;

  private final JdbcClient database;
  private final ProvinceClock clock;

  KnownDays(JdbcClient database, ProvinceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Refuses days of which nothing can be known of these agencies. */
  void require(Period period, Scope scope) {
    requireBegun(period);
    if (!period.to().isBefore(clock.today())) {
      return;
    }
    first(scope).ifPresent(day -> requireNotBefore(day, period));
  }

  /** Refuses days that are still to come, and too many of them. */
  void requireBegun(Period period) {
    var today = clock.today();
    if (period.from().isAfter(today)) {
      throw new Refusal(
          new Sentence(
              "Kỳ báo cáo chưa bắt đầu. Từ ngày phải là hôm nay (%s) hoặc trước đó.",
              SheetFiles.DAY.format(today)),
          Map.of("from", new Sentence("Chọn ngày không sau hôm nay.")));
    }
    if (!period.to().isBefore(period.from().plusYears(MOST_YEARS))) {
      throw new Refusal(
          new Sentence(
              "Kỳ báo cáo dài nhất là %s năm. Hãy chọn kỳ ngắn hơn hoặc lập nhiều báo cáo.",
              MOST_YEARS),
          Map.of("from", new Sentence("Chọn lại khoảng ngày, dài nhất %s năm.", MOST_YEARS)));
    }
  }

  private static void requireNotBefore(LocalDate firstDay, Period period) {
    if (period.to().isBefore(firstDay)) {
      throw new Refusal(
          new Sentence(
              "Văn bản đầu tiên trong hệ thống là của ngày %s; trước ngày đó chưa có số liệu. Hãy chọn kỳ kết thúc từ ngày đó trở đi.",
              SheetFiles.DAY.format(firstDay)),
          Map.of("to", new Sentence("Chọn ngày từ %s trở đi.", SheetFiles.DAY.format(firstDay))));
    }
  }

  /** The day on which the first document of these agencies came; before it there are no figures. */
  Optional<LocalDate> first(Scope scope) {
    var values = new HashMap<String, Object>();
    // An agency's first document is found at once; the first of all would be looked for everywhere.
    return database
        .sql(
            """
            select min(begun.at) from (
              select (select min(d.arrived_at) from document d where d.agency_id = a.id) as at from agency a
              where 1 = 1 """
                + (scope.wholeProvince() ? "" : " and " + Selection.among("a.id", scope, values))
                + ") begun")
        .params(values)
        .query(OffsetDateTime.class)
        .optional()
        .map(at -> LocalDate.ofInstant(at.toInstant(), ProvinceClock.ZONE));
  }
}
