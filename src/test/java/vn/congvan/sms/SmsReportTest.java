package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsReportTest {

  @Test
  void costsAreWrittenAsTheLanguageWritesThem() {
    var line =
        new SmsReport.Line(
            "snv",
            "Sở Nội vụ",
            2,
            2,
            2,
            0,
            0,
            0,
            0,
            0,
            Map.of("VND", new BigDecimal("1.6E+3"), "USD", new BigDecimal("0.0079")));
    assertThat(line.costInWords(Locale.forLanguageTag("vi"))).isEqualTo("0,0079 USD; 1.600 đồng");
    assertThat(line.costInWords(Locale.ENGLISH)).isEqualTo("0.0079 USD; 1,600 VND");
  }
}
