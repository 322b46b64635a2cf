package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.notification.Notice;
import vn.congvan.notification.Notifications;
import vn.congvan.shared.ProvinceClock;

/** The budget's row on H2, which waits otherwise than PostgreSQL. */
class SmsBudgetTest {

  private static final LocalDate DAY = LocalDate.of(2026, 9, 7);

  @Test
  void whatIsGivenBackMayBeSpentAgainAndItsEndIsToldOnce() {
    var source = new DriverManagerDataSource("jdbc:h2:mem:given-back;DB_CLOSE_DELAY=-1");
    var database = database(source);
    var clock = mock(ProvinceClock.class);
    when(clock.today()).thenReturn(DAY);
    when(clock.instant()).thenReturn(DAY.atTime(9, 0).toInstant(ZoneOffset.UTC));
    var notifications = mock(Notifications.class);
    var budget =
        new SmsBudget(database, notifications, clock, new DataSourceTransactionManager(source));
    var tight = limited(2, 3);
    assertThat(budget.draws("stc", tight, 2, false)).isTrue();
    assertThat(budget.draws("stc", tight, 1, true)).isTrue();
    assertThat(marks(database)).isEqualTo(2);

    budget.giveBack(sent(2), tight);
    assertThat(marks(database)).as("within both limits again").isZero();
    assertThat(budget.draws("stc", tight, 1, false)).isTrue();
    assertThat(marks(database)).isOne();
    budget.clear("stc", DAY, limited(20, 30));
    assertThat(marks(database)).as("the limit was raised").isZero();

    var told = ArgumentCaptor.forClass(Notice.class);
    verify(notifications, times(3)).tell(told.capture());
    assertThat(told.getAllValues())
        .extracting(Notice::occasion)
        .containsExactly(
            "sms-budget/2026-09-07/reached_at/2",
            "sms-budget/2026-09-07/hard_reached_at/3",
            "sms-budget/2026-09-07/reached_at/2");
  }

  private static int marks(JdbcClient database) {
    return database
        .sql("select count(reached_at) + count(hard_reached_at) from sms_day")
        .query(Integer.class)
        .single();
  }

  private static AgencySms limited(int daily, int hard) {
    var usual = AgencySms.USUAL;
    return new AgencySms(
        true,
        false,
        "vi",
        usual.vietnamese(),
        usual.english(),
        usual.quietFrom(),
        usual.quietUntil(),
        false,
        daily,
        hard);
  }

  private static Sms sent(int segments) {
    var sms = mock(Sms.class);
    when(sms.agencyId()).thenReturn("stc");
    when(sms.segments()).thenReturn(segments);
    when(sms.sendingAt()).thenReturn(DAY.atTime(2, 0).toInstant(ZoneOffset.UTC));
    return sms;
  }

  private static JdbcClient database(DriverManagerDataSource source) {
    var database = JdbcClient.create(source);
    database
        .sql(
            """
            create table sms_day (agency_id varchar(32), spent_on date, segments integer,
              reached_at timestamp with time zone, hard_reached_at timestamp with time zone,
              primary key (agency_id, spent_on))
            """)
        .update();
    return database;
  }

  @Test
  void twoSendersOnANewDayBothDrawOnItsBudget() throws Exception {
    var source = new DriverManagerDataSource("jdbc:h2:mem:budget;DB_CLOSE_DELAY=-1");
    var database = database(source);
    var clock = mock(ProvinceClock.class);
    when(clock.today()).thenReturn(DAY);
    var transactions = new DataSourceTransactionManager(source);
    var budget = new SmsBudget(database, mock(Notifications.class), clock, transactions);
    var together = new CyclicBarrier(2);
    Callable<Boolean> draws =
        () -> {
          together.await();
          return new TransactionTemplate(transactions)
              .execute(status -> budget.draws("stc", AgencySms.USUAL, 1, false));
        };
    var senders = Executors.newFixedThreadPool(2);
    try {
      for (var day = 0; day < 20; day++) {
        database.sql("delete from sms_day").update();
        for (var drawn : senders.invokeAll(List.of(draws, draws))) {
          assertThat(drawn.get()).isTrue();
        }
        assertThat(database.sql("select segments from sms_day").query(Integer.class).single())
            .isEqualTo(2);
      }
    } finally {
      senders.shutdownNow();
    }
  }
}
