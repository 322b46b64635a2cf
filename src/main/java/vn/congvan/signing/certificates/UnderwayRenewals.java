package vn.congvan.signing.certificates;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;

/**
 * The certificates whose owners had been asked for the next one when deadlines began to be kept.
 */
@Component
@Order(4)
class UnderwayRenewals implements UnderwayWork {

  private final JdbcClient database;
  private final Renewals renewals;

  UnderwayRenewals(JdbcClient database, Renewals renewals) {
    this.database = database;
    this.renewals = renewals;
  }

  @Override
  public String name() {
    return "renewal";
  }

  @Override
  public List<UUID> after(@Nullable UUID last, int most) {
    return database
        .sql(
            """
            select id from signing_certificate
            where state = 'ACTIVE' and renewal_instance_id is not null
              and renewal_refusal is null and id > :last
            order by id fetch first %d rows only
            """
                .formatted(most))
        .param("last", last == null ? new UUID(0, 0) : last)
        .query(UUID.class)
        .list();
  }

  @Override
  public void keepTime(UUID id) {
    renewals.keepTime(id);
  }
}
