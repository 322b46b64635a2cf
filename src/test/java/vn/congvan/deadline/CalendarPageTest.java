package vn.congvan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.congvan.Browserless;
import vn.congvan.PostgresProvince;

/** The calendar page as administrators use it, over HTTP and PostgreSQL. */
class CalendarPageTest extends PostgresProvince {

  private static final Pattern REMOVAL = Pattern.compile("/admin/calendar/days/[0-9a-f-]+/removal");

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
