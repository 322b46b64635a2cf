package vn.congvan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0912345678",
        "0912 345 678",
        "091.234.5678",
        "+84912345678",
        "84 912 345 678",
        "(+84) 91 2345678"
      })
  void aVietnameseMobileNumberIsKeptInOneForm(String typed) {
    assertThat(MobileNumber.of(typed)).contains("+84912345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02703822135", // a landline of Vĩnh Long
        "19001234", // a paid service
        "18001234",
        "113",
        "+14155550123",
        "+85512345678",
        "+85620123456",
        "0162345678", // a prefix of before 2018
        "091234567",
        "09123456789",
        "0912345678 ext. 5",
        "không có",
        ""
      })
  void everythingElseIsNone(String typed) {
    assertThat(MobileNumber.of(typed)).isEmpty();
  }

  @Test
  void itIsShownAsPeopleWriteIt() {
    assertThat(MobileNumber.written("+84912345678")).isEqualTo("0912 345 678");
  }

  @Test
  void particularsInALogShowNoNumber() {
    assertThat(new PersonDetails("CB-1", "Nguyễn Văn An", "02703822135", "+84912345678", null))
        .asString()
        .doesNotContain("912345678")
        .doesNotContain("3822135");
  }
}
