package vn.congvan.bench;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The engine and its web applications as the starters make them, with nothing of ours: the
 * yardstick. It is no component: the scan of our own application must not find it, or Flyway would
 * be off in every test.
 */
@EnableAutoConfiguration(
    exclude = {
      FlywayAutoConfiguration.class,
      SecurityAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
class BareCamunda {

  public static void main(String[] args) {
    new SpringApplicationBuilder(BareCamunda.class)
        .properties(
            "spring.config.name=bare",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=demo",
            "camunda.bpm.admin-user.password=demo")
        .run(args);
  }
}
