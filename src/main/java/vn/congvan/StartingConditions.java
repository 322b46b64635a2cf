package vn.congvan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import vn.congvan.organization.Passwords;

/**
 * Refuses to start without a database and an administrator, or with secrets that protect nothing,
 * naming each setting; no profile but the practice province's loosens it.
 */
class StartingConditions implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "spring.datasource.url",
              "địa chỉ cơ sở dữ liệu (ví dụ jdbc:postgresql://localhost/congvan)",
          "spring.datasource.username", "tài khoản cơ sở dữ liệu",
          "spring.datasource.password", "mật khẩu cơ sở dữ liệu",
          "congvan.administrator.username", "tên đăng nhập của quản trị viên",
          "congvan.administrator.password", "mật khẩu của quản trị viên");

  /** Passwords that stand in this repository and so protect nothing. */
  private static final List<String> PUBLISHED = List.of("congvan", "admin", "password", "changeit");

  /** Hashes that are slow by intention; all others are read back in no time. */
  private static final Set<String> SLOW =
      Set.of(
          "bcrypt",
          "pbkdf2",
          "pbkdf2@SpringSecurity_v5_8",
          "scrypt",
          "scrypt@SpringSecurity_v5_8",
          "argon2",
          "argon2@SpringSecurity_v5_8");

  /** What is read of another system's account. */
  record Account(@Nullable String secret) {}

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    check(event.getEnvironment());
  }

  /** Refuses an environment in which something is missing or protects nothing. */
  static void check(Environment environment) {
    var practice = environment.acceptsProfiles(Profiles.of("demo"));
    var missing = new ArrayList<String>();
    REQUIRED.forEach(
        (key, meaning) -> {
          var value = environment.getProperty(key, "");
          if (value.isBlank()) {
            missing.add(key + ": " + meaning);
          } else if (key.endsWith("password") && PUBLISHED.contains(value) && !practice) {
            missing.add(key + ": mật khẩu này ai cũng biết, hãy đặt mật khẩu khác");
          } else if (key.equals("congvan.administrator.password") && !practice) {
            // It opens everything, and no page lets it be changed after the first login.
            var fault =
                Passwords.faultOf(
                    value, environment.getProperty("congvan.administrator.username", ""));
            if (fault != null) {
              missing.add(key + ": " + fault.vietnamese());
            }
          }
        });
    if (!practice) {
      Binder.get(environment)
          .bind("congvan.channels.accounts", Bindable.mapOf(String.class, Account.class))
          .ifBound(accounts -> accounts.forEach((name, account) -> check(name, account, missing)));
    }
    if (!missing.isEmpty()) {
      missing.sort(null);
      throw new NotReady(missing);
    }
  }

  private static void check(String name, Account account, List<String> missing) {
    var secret = account.secret() == null ? "" : account.secret();
    var hash = secret.startsWith("{") ? secret.substring(1, Math.max(1, secret.indexOf('}'))) : "";
    if (!SLOW.contains(hash)) {
      missing.add(
          "congvan.channels.accounts."
              + name
              + ".secret: phải là chuỗi băm bcrypt, pbkdf2, scrypt hoặc argon2, ví dụ {bcrypt}$2a$10$…");
    }
  }

  /** The settings without which the system does not start. */
  static class NotReady extends RuntimeException {

    NotReady(List<String> missing) {
      super(
          "Chưa thể khởi động Công Văn, còn thiếu hoặc sai cấu hình:\n  - "
              + String.join("\n  - ", missing));
    }
  }

  /** Tells it in plain words instead of a stack trace. */
  static class NotReadyAnalyzer extends AbstractFailureAnalyzer<NotReady> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NotReady cause) {
      return new FailureAnalysis(
          cause.getMessage(),
          "Đặt các giá trị trên bằng biến môi trường (SPRING_DATASOURCE_URL, CONGVAN_ADMINISTRATOR_USERNAME, ...) hoặc tệp"
              + " application.yaml bên cạnh tệp jar. Để chạy thử tỉnh thực hành: mvn spring-boot:run",
          failure);
    }
  }
}
