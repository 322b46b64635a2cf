package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.jdbc.core.JdbcTemplate;

@DataJpaTest(
    properties = {
      "spring.test.database.replace=none",
      "spring.datasource.url=jdbc:h2:mem:t;NON_KEYWORDS=YEAR"
    })
class CalendarDaysTest {

  @Autowired private CalendarDays days;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void anAgencySeesTheProvincesDaysAndItsOwn() {
    for (var agency : new String[] {"snv", "stc"}) {
      jdbc.update("insert into agency (id, created_at) values (?, current_timestamp)", agency);
    }
    var first = LocalDate.of(2026, 8, 19);
    keep(null, first);
    keep("snv", first.plusDays(1));
    keep("stc", first.plusDays(1));
    keep("snv", LocalDate.of(2027, 1, 4));

    var seen = days.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "snv");

    assertThat(seen).extracting(CalendarDay::agencyId).containsExactly(null, "snv");
    assertThat(days.findById(seen.get(0).id())).map(CalendarDay::day).contains(first);
  }

  private void keep(@Nullable String agencyId, LocalDate day) {
    days.save(
        new CalendarDay(
            agencyId, day, CalendarDay.Kind.HOLIDAY, "Nghỉ", "1/QĐ", "quantri", Instant.EPOCH));
  }
}
