package vn.congvan.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.organization.Agencies;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Posts;
import vn.congvan.organization.Staff;
import vn.congvan.organization.Substitutions;
import vn.congvan.organization.Units;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.support.TestDatabases;

/** Two practice provinces are alike from their agencies to the ids of their posts. */
@DataJpaTest(
    showSql = false,
    properties = {
      "congvan.administrator.username=admin",
      "congvan.administrator.password=mat-khau-quan-tri"
    })
@ActiveProfiles("test")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(classes = PracticeFoundationTest.Slice.class)
class PracticeFoundationTest {

  /**
   * To be written anew, from the failure's message, when the tables in practice-province change.
   */
  private static final String SUM = "275 rows, 73f82757f6b81371";

  @Autowired private Directory directory;
  @Autowired private Agencies agencies;
  @Autowired private Units units;
  @Autowired private Staff staff;
  @Autowired private Posts posts;
  @Autowired private Substitutions substitutions;
  @Autowired private PasswordEncoder encoder;
  @Autowired private ProvinceClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabases.h2(registry);
  }

  @Test
  void everyProvinceIsFoundedAlike() {
    new PracticeProvince(
            directory,
            agencies,
            units,
            staff,
            posts,
            substitutions,
            encoder,
            new PracticeClock(clock, jdbc),
            clock,
            new TransactionTemplate(transactions))
        .afterSingletonsInstantiated();

    var province =
        new Likeness(jdbc)
            .with("select id from agency")
            .with(
                "select agency_id, valid_from, valid_to, name, short_name, symbol, kind, level,"
                    + " parent_id, address from agency_version")
            .with("select agency_id, scheme, code, valid_from, valid_to, main from agency_code")
            .with("select * from unit")
            // A password's hash is salted, and the administrator is of no practice province.
            .with(
                "select id, staff_code, full_name, folded_name, phone, email, left_on,"
                    + " password_to_be_changed from person where id <> 'admin'")
            .with("select * from post")
            .with(
                "select post_id, substitute_id, first_day, last_day, reason, recorded_by"
                    + " from substitution");

    assertThat(province.sum()).as(province.text()).isEqualTo(SUM);
  }

  // No component annotation: the application's own scan must not find this.
  @EnableAutoConfiguration
  @EntityScan("vn.congvan.organization")
  @EnableJpaRepositories("vn.congvan.organization")
  @ComponentScan(
      lazyInit = true,
      basePackages = "vn.congvan.organization",
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = "vn\\.congvan\\..*\\.(web|roster)\\..*|.*(Test|Tests)(\\$.*)?"))
  static class Slice {

    /** Monday, 23 November 2026, 09:00. */
    @Bean
    ProvinceClock clock() {
      return new ProvinceClock(
          Clock.fixed(
              LocalDate.of(2026, 11, 23).atTime(9, 0).atZone(ProvinceClock.ZONE).toInstant(),
              ProvinceClock.ZONE));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
      return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
  }
}
