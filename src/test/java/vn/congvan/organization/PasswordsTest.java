package vn.congvan.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.congvan.shared.Refusal;

/** Length and not being common count, and nothing else. */
class PasswordsTest {

  @SuppressWarnings("deprecation")
  private final PasswordEncoder plain = NoOpPasswordEncoder.getInstance();

  private final Passwords passwords = new Passwords(plain);

  @ParameterizedTest
  @ValueSource(
      strings = {"mot cau de nho", "ghế xanh bơi ngược dòng", "tqkxwvbnzrls", "đò chiều sang sông"})
  void aSentenceOfOnesOwnIsGoodWithoutCapitalsDigitsOrSigns(String password) {
    assertThat(passwords.chosen(password, "vanthu.snv", "Lê Thị Cẩm Tú").toBeChanged()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "congvan",
        "ngắn quá đi",
        "correct horse battery staple",
        "123456789012",
        "abcdefghijkl",
        "aaaaaaaaaaaaaaa",
        "congvancongvan",
        "Password2026!",
        "password1234567",
        "qwertyuiop12345",
        "matkhau123456",
        "Mật khẩu 2026!",
        "unbelievable",
        "vanthu.snv2026",
        "LeThiCamTu2026",
        "camtulethicamtu"
      })
  void whatIsShortOrGuessedFirstIsRefused(String password) {
    assertThatThrownBy(() -> passwords.chosen(password, "vanthu.snv", "Lê Thị Cẩm Tú"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aLongSentenceEndsWhereTheHashWouldStopReading() {
    assertThatThrownBy(() -> passwords.chosen("ngõ nhỏ phố nhỏ nhà tôi ở đó ".repeat(3)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("72 byte");
  }

  @Test
  void whatSomebodyElseMadeUpIsToBeChanged() {
    var made = passwords.random();
    assertThat(made).hasSizeGreaterThanOrEqualTo(Passwords.SHORTEST);
    assertThat(passwords.first(made).toBeChanged()).isTrue();
    assertThat(passwords.isGood(made)).isTrue();
  }
}
