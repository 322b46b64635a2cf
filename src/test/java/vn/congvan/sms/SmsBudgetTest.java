package vn.congvan.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.congvan.notification.Notifications;
import vn.congvan.shared.ProvinceClock;

/** The budget's row on H2, which waits otherwise than PostgreSQL. */
class SmsBudgetTest {

  @Test
  void twoSendersOnANewDayBothDrawOnItsBudget() throws Exception {
    var source = new DriverManagerDataSource("jdbc:h2:mem:budget;DB_CLOSE_DELAY=-1");
    var database = JdbcClient.create(source);
    database
        .sql(
            """
            create table sms_day (agency_id varchar(32), spent_on date, segments integer,
              reached_at timestamp with time zone, hard_reached_at timestamp with time zone,
              primary key (agency_id, spent_on))
            """)
        .update();
    var clock = mock(ProvinceClock.class);
    when(clock.today()).thenReturn(LocalDate.of(2026, 9, 7));
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
