package vn.congvan.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerClassTest {

  @ParameterizedTest
  @CsvSource({
    "Chính phủ, GOVERNMENT",
    "THỦ TƯỚNG CHÍNH PHỦ, PRIME_MINISTER",
    "Thủ tướng, PRIME_MINISTER",
    "Ủy ban nhân dân tỉnh Vĩnh Long, PROVINCIAL_COMMITTEE",
    "UBND tỉnh Vĩnh Long, PROVINCIAL_COMMITTEE",
    "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long, CHAIRMAN",
    "Chủ tịch UBND tỉnh, CHAIRMAN",
    "Văn phòng Chính phủ, OTHER",
    "Văn phòng Ủy ban nhân dân tỉnh, OTHER",
    "Ủy ban nhân dân xã Trung Thành, OTHER",
    "Bộ Nội vụ, OTHER",
    "'', OTHER"
  })
  void theIssuerIsKnownByItsName(String name, IssuerClass expected) {
    assertThat(IssuerClass.of(name)).isEqualTo(expected);
  }
}
