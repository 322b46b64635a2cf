package vn.congvan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.congvan.support.TestDatabases;

class NotificationsOnPostgresTest extends NotificationsContract {

  /** More than the driver binds to one statement. */
  private static final int VERY_MANY = 66_000;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabases.postgres(registry);
  }

  @Test
  void aDigestOfVeryManyIsToldToo() {
    untilAMonday();
    digests.round();
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    database
        .sql(
            """
            insert into notice (id, person_id, kind, occasion, agency_id, urgency, role, words, told_at, state)
            select gen_random_uuid(), ?, 'DEADLINE_NEAR', 'lần ' || i, ?, 0, 'specialist', 'mai', ?, 'HELD'
            from generate_series(1, ?) i
            """)
        .param(officer)
        .param(agency)
        .param(at)
        .param(VERY_MANY)
        .update();
    database
        .sql(
            """
            insert into notice_for_digest (notice_id, person_id, agency_id, in_app, by_mail, told_at)
            select id, person_id, agency_id, true, false, told_at from notice where person_id = ?
            """)
        .param(officer)
        .update();
    untilTheNextMorningAt("08:00");

    dailyDigests.tell(officer, dailyDigests.hour().orElseThrow());

    assertThat(centre.unread(officer)).isEqualTo(1);
    assertThat(
            database
                .sql("select count(*) from notice_for_digest where person_id = ?")
                .param(officer)
                .query(Integer.class)
                .single())
        .isZero();
  }
}
