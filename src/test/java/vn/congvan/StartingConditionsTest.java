package vn.congvan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** What must be set before the office opens in earnest. */
class StartingConditionsTest {

  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty("spring.datasource.url", "jdbc:postgresql://localhost/congvan")
          .withProperty("spring.datasource.username", "congvan")
          .withProperty("spring.datasource.password", "x")
          .withProperty("congvan.administrator.username", "quantri")
          .withProperty("congvan.administrator.password", "rừng thông reo trong gió");

  @Test
  void withAllOfItTheOfficeOpens() {
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"congvan", "ngắn", "matkhau123456", "quantri2026!"})
  void theAdministratorsPasswordObeysTheRulesOfEverybody(String password) {
    environment.setProperty("congvan.administrator.password", password);
    assertThatThrownBy(this::check).hasMessageContaining("congvan.administrator.password");

    environment.setActiveProfiles("demo");
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  private void check() {
    new StartingConditions().postProcessEnvironment(environment, new SpringApplication());
  }
}
