package vn.congvan.practice.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import vn.congvan.statistics.Bucket;
import vn.congvan.statistics.FiguresSlice;
import vn.congvan.statistics.Filter;
import vn.congvan.statistics.HandlingFigures;
import vn.congvan.statistics.Period;
import vn.congvan.statistics.Question;
import vn.congvan.statistics.Structure;
import vn.congvan.statistics.YearlyParagraph;
import vn.congvan.support.FakeDirectory;

/** A hundredth of the province-year, on PostgreSQL and on H2, with exact counts. */
@SpringBootTest(classes = FiguresSlice.class, webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("test")
abstract class ProvinceYearContract {

  private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2026-11-26T17:00:00+07:00");
  private static final YearCounts WANTED = YearCounts.PUBLISHED.dividedBy(100);

  @Autowired DataSource source;
  @Autowired JdbcClient database;
  @Autowired HandlingFigures figures;
  @Autowired YearlyParagraph paragraph;
  @Autowired FakeDirectory directory;

  @BeforeEach
  void filled() throws SQLException {
    if (count("select count(*) from document") == 0) {
      try (var connection = source.getConnection()) {
        assertThat(ProvinceYear.fill(connection, WANTED, MOMENT, out())).isTrue();
      }
    }
  }

  @Test
  void theWholeYearIsWhatTheProvincePublished() {
    var published = YearCounts.PUBLISHED;
    assertThat(published.received()).isEqualTo(991_531);
    assertThat(List.of(Bucket.UNREGISTERED, Bucket.OVERDUE, Bucket.DONE_IN_TIME, Bucket.DONE_LATE))
        .extracting(published.incoming()::get)
        .containsExactly(49_177, 9_428, 624_823, 19_050);
    assertThat(
            published.incoming().get(Bucket.UNREGISTERED)
                + published.incoming().get(Bucket.IN_PROGRESS)
                + published.incoming().get(Bucket.NO_DEADLINE)
                + published.incoming().get(Bucket.OVERDUE))
        .isEqualTo(100_000);
  }

  @Test
  void aHundredthHasExactlyTheHundredthOfEachCount() throws SQLException {
    try (var connection = source.getConnection()) {
      var reached = ProvinceYear.counted(connection, MOMENT);
      assertThat(reached.agencies()).isEqualTo(9);
      assertThat(reached.people()).isEqualTo(81);
      assertThat(reached.outgoing()).isEqualTo(3_043);
      assertThat(reached.sms()).isEqualTo(21);
      assertThat(reached.incoming()).isEqualTo(WANTED.incoming());
      assertThat(reached.incoming().get(Bucket.OVERDUE)).isEqualTo(94);
    }
    assertThat(
            count(
                """
                select count(*) from sms_message m join document d on d.id = m.document_id
                join post p on p.person_id = m.person_id and p.agency_id = d.agency_id and p.role = 'leader'
                where m.agency_id = d.agency_id and m.urgency = 2 and m.next_at is null
                  and m.entered_at = d.registered_at
                """))
        .isEqualTo(21);
    assertThat(count("select count(*) from register_entry where state = 'USED'"))
        .isEqualTo(
            3_043
                + count(
                    "select count(*) from document where direction = 'IN' and arrival_number > 0"));
    assertThat(
            count(
                "select count(*) from register r where r.last_number <>"
                    + " (select count(*) from register_entry e where e.register_id = r.id)"))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from register_entry e join document d on d.id = e.document_id
                where e.number <> d.arrival_number or e.register_id <> d.register_id
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from document d where d.lead_unit_id is not null and not exists (
                  select 1 from assignment a where a.document_id = d.id and a.role = 'LEAD'
                    and a.unit_id = d.lead_unit_id and a.handler_post_id is not distinct from d.lead_post_id)
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from document where arrived_at > registered_at or registered_at > closed_at
                  or closed_at > timestamp with time zone '2026-11-26 17:00:00+07'
                  or arrived_at < timestamp with time zone '2026-01-01 00:00:00+07'
                """))
        .isZero();
  }

  @Test
  void whoFollowsTheProvinceReadsThePublishedCountsOnHisPage() {
    directory.clear();
    directory.supervisesProvince("giamsat", "snv");
    var vietnamese = Locale.forLanguageTag("vi");
    var year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 26));
    var asked = new Question(null, year, MOMENT.toInstant(), Structure.NOW);

    var page = figures.figures(asked, "giamsat", vietnamese);

    assertThat(page.wholeProvince()).isTrue();
    assertThat(page.total().buckets())
        .allSatisfy(
            (bucket, count) ->
                assertThat(count).as(bucket.name()).isEqualTo((long) WANTED.incoming().get(bucket)))
        .hasSameSizeAs(WANTED.incoming());
    assertThat(page.total().received()).isEqualTo(WANTED.received());
    for (var bucket : Bucket.values()) {
      assertThat(figures.count(Filter.of(asked).only(bucket), "giamsat"))
          .as(bucket.name())
          .isEqualTo((long) WANTED.incoming().get(bucket));
    }
    assertThat(figures.list(Filter.of(asked).only(Bucket.OVERDUE), 1, "giamsat", vietnamese))
        .satisfies(
            list -> {
              assertThat(list.total()).isEqualTo(94);
              assertThat(list.items()).hasSize(44);
            });
    var counts = paragraph.of(year, "giamsat");
    assertThat(counts.of("incoming")).isEqualTo(arrivedUntil(counts.moment()));
    assertThat(counts.of("late")).isEqualTo((long) WANTED.incoming().get(Bucket.DONE_LATE));
  }

  private long arrivedUntil(java.time.Instant moment) {
    return database
        .sql("select count(*) from document where direction = 'IN' and arrived_at <= ?")
        .param(moment.atOffset(java.time.ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsSomebodysWorkIsNotFilledUp() throws SQLException {
    try (var connection = source.getConnection()) {
      assertThatThrownBy(() -> ProvinceYear.fill(connection, YearCounts.PUBLISHED, MOMENT, out()))
          .hasMessageContaining("đã có");
    }
  }

  @Test
  void onlyThePracticeProvinceIsFilled() throws SQLException {
    try (var connection = source.getConnection()) {
      assertThat(ProvinceYear.isRealOffice(connection)).as("people, none of practice").isTrue();
    }
  }

  private int count(String sql) {
    return database.sql(sql).query(Integer.class).single();
  }

  private static PrintStream out() {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  }
}
