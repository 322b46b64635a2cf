package vn.congvan.signing.certificates;

import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.congvan.deadline.UnderwayWork;

/**
 * The certificates whose owners had been asked for the next one when deadlines began to be kept.
 */
@Component
@Order(4)
class UnderwayRenewals extends UnderwayWork {

  private final Renewals renewals;

  UnderwayRenewals(JdbcClient database, Renewals renewals) {
    super(
        database,
        "renewal",
        """
        signing_certificate
        where state = 'ACTIVE' and renewal_instance_id is not null and renewal_refusal is null
        """);
    this.renewals = renewals;
  }

  @Override
  public void keepTime(UUID id) {
    renewals.keepTime(id);
  }
}
