package vn.congvan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import vn.congvan.organization.Passwords;

/**
 * Refuses to start without a database and an administrator, naming each setting that is missing.
 */
public class StartingConditions implements EnvironmentPostProcessor {

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

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.matchesProfiles("test")) {
      return;
    }
    var missing = new ArrayList<String>();
    REQUIRED.forEach(
        (key, meaning) -> {
          var value = environment.getProperty(key, "");
          if (value.isBlank()) {
            missing.add(key + ": " + meaning);
          } else if (key.endsWith("password")
              && PUBLISHED.contains(value)
              && !environment.matchesProfiles("demo")) {
            missing.add(key + ": mật khẩu này ai cũng biết, hãy đặt mật khẩu khác");
          } else if (key.equals("congvan.administrator.password")
              && !environment.matchesProfiles("demo")) {
            // It opens everything, and no page lets it be changed after the first login.
            var fault =
                Passwords.faultOf(
                    value, environment.getProperty("congvan.administrator.username", ""));
            if (fault != null) {
              missing.add(key + ": " + fault);
            }
          }
        });
    if (!missing.isEmpty()) {
      missing.sort(null);
      throw new NotReady(missing);
    }
  }

  /** The settings without which the system does not start. */
  static class NotReady extends RuntimeException {

    NotReady(List<String> missing) {
      super(
          "Chưa thể khởi động Công Văn, còn thiếu cấu hình:\n  - "
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
