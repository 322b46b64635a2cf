package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;
import vn.congvan.shared.ProvinceClock;

/** The calendar page as administrators use it, over HTTP and PostgreSQL. */
class CalendarPageTest extends PostgresProvince {

  private static final Pattern REMOVAL = Pattern.compile("/admin/calendar/days/[0-9a-f-]+/removal");

  private static final Pattern HOURS_REMOVAL =
      Pattern.compile("/admin/calendar/hours/[0-9a-f-]+/removal");

  @LocalServerPort private int port;
  @Autowired private WorkingCalendar calendar;

  @Test
  void theProvincesAdministratorSwapsADay() {
    var administrator = Browserless.loggedIn(port, "admin");
    var saturday = LocalDate.of(2029, 6, 2);
    var page = administrator.get("/admin/calendar?year=2029");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Toàn tỉnh", "Giỗ Tổ Hùng Vương", "Ngày Văn hóa Việt Nam", "Cần xác nhận")
        .contains("Thứ Hai", "07:30–11:30");
    assertThat(calendar.isWorkingDay("stc", saturday)).isFalse();

    var entered =
        administrator.form(
            "/admin/calendar/days",
            Map.of(
                "agency",
                "",
                "year",
                "2029",
                "off",
                "",
                "worked",
                "2/6/2029",
                "name",
                "Làm bù ngày 30/4 <b>",
                "decision",
                "5015/TB-BNV"));

    assertThat(entered.statusCode()).isEqualTo(302);
    assertThat(calendar.isWorkingDay("stc", saturday)).isTrue();
    var shown = administrator.get("/admin/calendar?year=2029").body();
    assertThat(shown).contains("02/06/2029", "Làm bù ngày 30/4 &lt;b&gt;", "5015/TB-BNV");

    var removal = REMOVAL.matcher(shown);
    assertThat(removal.find()).isTrue();
    administrator.form(removal.group(), Map.of("agency", "", "year", "2029"));
    assertThat(calendar.isWorkingDay("stc", saturday)).isFalse();
  }

  @Test
  void anAgencysAdministratorKeepsHisAgencysCalendarOnly() {
    var administrator = Browserless.loggedIn(port, "quantri.snv");
    var page = administrator.get("/admin/calendar").body();
    assertThat(page).contains("Sở Nội vụ").doesNotContain("Toàn tỉnh</option>", "Sở Tài chính");
    for (var agency : new String[] {"", "stc"}) {
      var refused =
          administrator.form(
              "/admin/calendar/days",
              Map.of(
                  "agency",
                  agency,
                  "year",
                  "2029",
                  "off",
                  "05/06/2029",
                  "worked",
                  "",
                  "name",
                  "Nghỉ",
                  "decision",
                  "1/QĐ"));
      assertThat(refused.statusCode()).isEqualTo(403);
    }
    assertThat(calendar.isWorkingDay("stc", LocalDate.of(2029, 6, 5))).isTrue();
  }

  @Test
  void whatWasTypedIsKeptWhenADayIsRefused() {
    var administrator = Browserless.loggedIn(port, "quantri.snv");
    var refused =
        administrator.form(
            "/admin/calendar/days",
            Map.of(
                "agency",
                "snv",
                "year",
                "2029",
                "off",
                "",
                "worked",
                "31/02/2029",
                "name",
                "Trực kỳ họp",
                "decision",
                ""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "value=\"Trực kỳ họp\"",
            ">31/02/2029</textarea>",
            "worked-fault",
            "ghi ngày/tháng/năm");
  }

  @Test
  void anAgencysAdministratorEntersItsHoursAfterALookAtTheEffectAndTakesThemOutAgain() {
    var administrator = Browserless.loggedIn(port, "quantri.snv");
    var day = LocalDate.of(2036, 3, 7);
    var form = new HashMap<String, String>();
    form.put("agency", "snv");
    form.put("year", "2036");
    form.put("from", "03/03/2036");
    for (var weekday : List.of("monday", "tuesday", "wednesday", "thursday")) {
      form.put(weekday, "07:00-11:30, 13:30-16:30");
    }
    form.put("friday", "07:00-11:00");
    form.put("name", "Giờ mùa hè <b>");
    form.put("decision", "");

    var refused = administrator.form("/admin/calendar/hours/preview", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("hours-decision-fault", "value=\"07:00-11:00\"", "value=\"03/03/2036\"")
        .doesNotContain("id=\"decision-fault\"");
    form.put("decision", "9/QĐ-SNV");
    var seen = administrator.form("/admin/calendar/hours/preview", form);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("03/03/2036", "07:00–11:00", "action=\"/admin/calendar/hours\"");
    assertThat(calendar.endOf("snv", day)).isEqualTo(at("2036-03-07T17:00"));

    assertThat(administrator.form("/admin/calendar/hours", form).statusCode()).isEqualTo(302);
    assertThat(calendar.endOf("snv", day)).isEqualTo(at("2036-03-07T11:00"));
    assertThat(calendar.endOf("stc", day)).isEqualTo(at("2036-03-07T17:00"));
    var shown = administrator.get("/admin/calendar?agency=snv&year=2036").body();
    assertThat(shown).contains("Giờ mùa hè &lt;b&gt; (9/QĐ-SNV)", "Cấu hình của hệ thống");

    var removal = HOURS_REMOVAL.matcher(shown);
    assertThat(removal.find()).isTrue();
    assertThat(administrator.get(removal.group() + "?agency=snv&year=2036").body())
        .contains("Giờ làm việc sẽ xóa khỏi lịch");
    administrator.form(removal.group(), Map.of("agency", "snv", "year", "2036"));
    assertThat(calendar.endOf("snv", day)).isEqualTo(at("2036-03-07T17:00"));
  }

  @Test
  void aHalfDayIsEnteredWithItsHours() {
    var administrator = Browserless.loggedIn(port, "quantri.snv");
    var form = new HashMap<>(Map.of("agency", "snv", "year", "2036", "special", "sáng 31/12"));
    form.put("name", "Làm việc nửa ngày");
    form.put("decision", "10/QĐ-SNV");
    assertThat(administrator.form("/admin/calendar/days", form).body())
        .contains("special-fault", ">sáng 31/12</textarea>");
    form.put("special", "31/12/2036: 07:30-11:30");

    assertThat(administrator.form("/admin/calendar/preview", form).body())
        .contains("31/12/2036", "07:30-11:30");
    assertThat(administrator.form("/admin/calendar/days", form).statusCode()).isEqualTo(302);

    assertThat(calendar.endOf("snv", LocalDate.of(2036, 12, 31))).isEqualTo(at("2036-12-31T11:30"));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ProvinceClock.ZONE).toInstant();
  }

  @Test
  void officialsHaveNoCalendarToKeep() {
    assertThat(Browserless.loggedIn(port, "vanthu.snv").get("/admin/calendar").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aFormAsksWhetherADayIsWorked() {
    var officer = Browserless.loggedIn(port, "chuyenvien.snv");

    assertThat(officer.get("/api/calendar").body()).isEqualTo("{\"endOfDay\":\"17:00\"}");
    // 2 September is the National Day, and in 2027 a Thursday followed by its second day off.
    assertThat(officer.get("/api/calendar/snv/2027-09-02").body())
        .contains("\"working\":false")
        .doesNotContain("\"workingDay\":\"2027-09-02\"");
    assertThat(officer.get("/api/calendar/snv/2027-09-08").body())
        .isEqualTo("{\"working\":true,\"workingDay\":\"2027-09-08\"}");
    assertThat(officer.get("/api/calendar/snv/2027-09-11").body())
        .isEqualTo("{\"working\":false,\"workingDay\":\"2027-09-13\"}");
    assertThat(officer.get("/api/calendar/stc/2027-09-08").statusCode()).isEqualTo(404);
    assertThat(officer.get("/api/calendar/snv/hom-nay").statusCode()).isEqualTo(404);
  }

  @Test
  void anAgencysAdministratorFindsHisCalendarFromHisPages() {
    var administrator = Browserless.loggedIn(port, "quantri.snv");

    assertThat(administrator.get("/admin/agencies").body()).contains("\"/admin/calendar\"");
    assertThat(administrator.get("/admin/agencies/snv/people").body())
        .contains("\"/admin/calendar?agency=snv\"");
    assertThat(administrator.get("/admin/calendar?agency=snv").body())
        .contains("Sở Nội vụ")
        .doesNotContain("Toàn tỉnh");
  }
}
