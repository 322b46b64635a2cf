package vn.congvan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** The jar does not start half configured, and says what is missing. */
class StartingConditionsTest {

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "spring.datasource.url", "jdbc:postgresql://localhost/congvan",
              "spring.datasource.username", "congvan",
              "spring.datasource.password", "một mật khẩu riêng",
              "congvan.administrator.username", "quantri",
              "congvan.administrator.password", "rừng thông reo trong gió"));

  @Test
  void withEverythingItStarts() {
    assertThatCode(() -> StartingConditions.check(environment())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.datasource.url",
        "spring.datasource.username",
        "spring.datasource.password",
        "congvan.administrator.username",
        "congvan.administrator.password"
      })
  void eachMissingSettingIsNamed(String key) {
    settings.put(key, " ");

    assertThatThrownBy(() -> StartingConditions.check(environment()))
        .isInstanceOf(StartingConditions.NotReady.class)
        .hasMessageContaining(key + ":")
        .extracting(refusal -> String.valueOf(refusal.getMessage()).lines().count())
        .isEqualTo(2L);
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    settings.clear();

    assertThatThrownBy(() -> StartingConditions.check(environment("production")))
        .hasMessageContaining("spring.datasource.url")
        .hasMessageContaining("congvan.administrator.password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"congvan", "admin", "password", "changeit"})
  void aPublishedPasswordIsNone(String password) {
    settings.put("congvan.administrator.password", password);
    settings.put("spring.datasource.password", password);

    assertThatThrownBy(() -> StartingConditions.check(environment()))
        .hasMessageContaining("congvan.administrator.password: mật khẩu này ai cũng biết")
        .hasMessageContaining("spring.datasource.password: mật khẩu này ai cũng biết");
    assertThatCode(() -> StartingConditions.check(environment("demo"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngắn", "matkhau123456", "quantri2026!"})
  void theAdministratorsPasswordObeysTheRulesOfEverybody(String password) {
    settings.put("congvan.administrator.password", password);

    assertThatThrownBy(() -> StartingConditions.check(environment()))
        .hasMessageContaining("congvan.administrator.password");
    assertThatCode(() -> StartingConditions.check(environment("demo"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{noop}congvan", "{MD5}5f4dcc3b", "congvan", "{", "{sha256}ab"})
  void aChannelsSecretThatCanBeReadBackIsNone(String secret) {
    settings.put("congvan.channels.accounts.truc.secret", secret);
    settings.put("congvan.channels.accounts.truc.agencies", "snv");

    assertThatThrownBy(() -> StartingConditions.check(environment()))
        .hasMessageContaining("congvan.channels.accounts.truc.secret");
    assertThatCode(() -> StartingConditions.check(environment("demo"))).doesNotThrowAnyException();
  }

  @Test
  void aHashedSecretOfAChannelIsTaken() {
    settings.put("congvan.channels.accounts.truc.secret", "{bcrypt}$2a$10$abc");
    assertThatCode(() -> StartingConditions.check(environment())).doesNotThrowAnyException();
  }

  @Test
  void noOtherProfileLoosensTheStart() {
    assertThatThrownBy(
            () ->
                CongVanApplication.application()
                    .run(
                        "--spring.profiles.active=test",
                        "--spring.datasource.url=",
                        "--spring.main.banner-mode=off"))
        .isInstanceOf(StartingConditions.NotReady.class)
        .hasMessageContaining("spring.datasource.url")
        .hasMessageContaining("congvan.administrator.password");
  }

  @Test
  void whatIsMissingIsToldInWords() {
    settings.remove("spring.datasource.url");
    var refusal = new Throwable[1];
    assertThatThrownBy(() -> StartingConditions.check(environment()))
        .satisfies(thrown -> refusal[0] = thrown);

    var told =
        new StartingConditions.NotReadyAnalyzer()
            .analyze(refusal[0], (StartingConditions.NotReady) refusal[0]);
    assertThat(told.getDescription()).contains("spring.datasource.url: địa chỉ cơ sở dữ liệu");
    assertThat(told.getAction()).contains("SPRING_DATASOURCE_URL");
  }

  private MockEnvironment environment(String... profiles) {
    var environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    environment.setActiveProfiles(profiles);
    return environment;
  }
}
